import { useEffect, useRef, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form, useFormValues } from '#kernel/web/ui/Form.tsx'
import { SwitchField } from '#kernel/web/ui/Checkbox.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { saveChildWords, sheetLanguages, type Action, type Goal, type Plan, type SheetLanguage } from '../contract.ts'
import { changedByPlan } from './changed.ts'
import { languageNames } from './sheet-words.ts'
import { planWords } from './words.ts'

interface Written {
  words: string
  shown: boolean
}

interface Props {
  plan: Pick<Plan, 'id' | 'childLanguage'>
  thing: 'goal' | 'action'
  row: Pick<Goal | Action, 'id' | 'words' | 'childWords' | 'forChild' | 'version'>
  onClose: () => void
}

/** The same thing in words for the child, a language at a time; what he should not read is refused here already. */
export function ChildWordsDialog({ plan, thing, row, onClose }: Props) {
  const say = useWords(planWords)
  const [language, setLanguage] = useState<SheetLanguage>(plan.childLanguage ?? 'it')
  const written = useRef<Partial<Record<SheetLanguage, Written>>>({})
  const saved: Written = { words: row.childWords[language] ?? '', shown: row.forChild || !row.childWords[language] }
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.childWords} question>
      <p translate="no" dir="auto">{row.words}</p>
      <Select label={say.sheetLanguage} value={language} empty={null} onChange={(value) => setLanguage(value as SheetLanguage)} options={sheetLanguages.map((value) => ({ value, label: languageNames[value] }))} />
      <Form key={language} endpoint={saveChildWords} input={{ planId: plan.id, thing, thingId: row.id as Id<'goal'>, language, version: row.version }} defaults={written.current[language] ?? saved} submit={say.save} invalidates={changedByPlan} onDone={done} onCancel={onClose}>
        <TextArea name="words" label={`${say.childWords} (${languageNames[language]})`} hint={say.childWordsHint} rows={3} maxLength={400} />
        <SwitchField name="shown" label={say.onSheet} />
        <Keep onChange={(now) => void (written.current[language] = now)} />
      </Form>
    </Modal>
  )
}

/** What is being written in one language stays while one looks at another. */
function Keep({ onChange }: { onChange: (now: Written) => void }) {
  const { words, shown } = useFormValues() as unknown as Written
  useEffect(() => onChange({ words, shown }))
  return null
}
