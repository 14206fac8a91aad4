import { useState } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { areas, voices, type Area, type Instrument, type Item, type ItemKind, type Voice } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { asKind, itemKeys, itemsOf, keyOf, optional, withField } from './edit.ts'
import { KindFields } from './KindFields.tsx'
import { LinesField, WordsField } from './WordsField.tsx'
import { adminWords } from './words.ts'

const kinds: readonly ItemKind[] = ['text', 'choice', 'choices', 'scale', 'number', 'date', 'yes_no', 'indicator', 'voices', 'table', 'person']

/** One question: its words, what can be answered, when it is shown. A new one gets its key from its words; that of one that was there stays. */
export function ItemDialog({ item: given, instrument, fresh, onApply, onClose }: { item: Item; instrument: Instrument; fresh: boolean; onApply: (item: Item) => void; onClose: () => void }) {
  const say = useWords(adminWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const [item, setItem] = useState<Item>(given)
  const others: Instrument = { ...instrument, sections: instrument.sections.map((section) => ({ ...section, items: section.items.filter(({ key }) => key !== given.key) })) }
  const apply = () => onApply(fresh ? { ...item, key: keyOf(item.label.it, itemKeys(others)) } : item)
  return (
    <Modal
      open onClose={onClose} size="wide" title={fresh ? say.newItem : both(given.label) || say.untitled}
      actions={<><Button kind="primary" onClick={apply}>{say.apply}</Button><Button onClick={onClose}>{say.cancel}</Button></>}
    >
      <div className="ac-stack">
        <WordsField label={say.question} value={item.label} onChange={(label) => setItem({ ...item, label })} required />
        <Select label={say.kind} empty={null} value={item.kind} onChange={(kind) => setItem(asKind(item, kind as ItemKind))} options={kinds.map((kind) => ({ value: kind, label: say[`k_${kind}`] }))} />
        <KindFields item={item} instrument={instrument} onChange={setItem} />
        <Checkbox label={say.required} value={item.required ?? false} onChange={(on) => setItem(withField(item, 'required', on ? true : undefined))} />
        <WordsField label={say.help} value={item.help} onChange={(words) => setItem(withField(item, 'help', optional(words)))} long />
        <WordsField label={say.childWords} value={item.childWords} onChange={(words) => setItem(withField(item, 'childWords', optional(words)))} long />
        <LinesField label={say.never} value={item.never} onChange={(lines) => setItem(withField(item, 'never', lines))} />
        <div className="ac-admin-pair">
          <Select label={say.area} empty={say.noArea} value={item.area ?? ''} onChange={(area) => setItem(withField(item, 'area', (area || undefined) as Area | undefined))} options={areas.map((area) => ({ value: area, label: shared[`area_${area}`] }))} />
          <Select label={say.voice} empty={null} value={item.voice ?? 'workers'} onChange={(voice) => setItem(withField(item, 'voice', voice === 'workers' ? undefined : (voice as Voice)))} options={[...voices, 'asked' as const].map((voice) => ({ value: voice, label: say[`v_${voice}`] }))} />
        </div>
        <Checkbox label={say.ofForm} hint={say.ofFormHint} value={item.form ?? false} onChange={(on) => setItem(withField(item, 'form', on ? true : undefined))} />
        {itemsOf(others).length > 0 && (
          <>
            <ConditionEditor label={say.shownWhen} instrument={others} value={item.when} onChange={(when) => setItem(withField(item, 'when', when))} />
            {!item.required && <ConditionEditor label={say.requiredWhen} instrument={others} value={item.requiredWhen} onChange={(when) => setItem(withField(item, 'requiredWhen', when))} />}
          </>
        )}
      </div>
    </Modal>
  )
}
