import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { openableSections } from '../../domain/sections.ts'
import { getReach, withholdFrom } from '../../contract/reach.ts'
import { useReachCodes } from './codes.ts'
import { PartyFields } from './PartyFields.tsx'
import { SectionChoice } from './SectionChoice.tsx'
import { reachWords } from './words.ts'

/** Keeps the file, or sections of it, from a unit or a person. */
export function WithholdDialog({ subject, onClose }: { subject: string; onClose: () => void }) {
  const say = useWords(reachWords)
  const codes = useReachCodes()
  const [what, setWhat] = useState('whole')
  const done = () => {
    toast(say.withholdDone)
    onClose()
  }
  const wholeFile = what === 'whole'
  return (
    <Modal open onClose={onClose} title={say.withholdTitle} size="wide">
      <p>{say.withheldText}</p>
      <Form endpoint={withholdFrom} input={{ subject, wholeFile, ...(wholeFile ? { sections: [] } : {}) }} submit={say.doWithhold} invalidates={[getReach]} onDone={done} onCancel={onClose}>
        <PartyFields name="from" label={say.fromWhom} />
        <RadioGroup label={say.what} inline value={what} onChange={setWhat} options={[{ value: 'whole', label: say.whole }, { value: 'some', label: say.some }]} />
        {!wholeFile && <SectionChoice among={openableSections} />}
        <Select name="reason" label={say.withholdReason} required options={codes.options('withhold_reason')} />
        <TextArea name="words" label={say.withholdWords} hint={say.withholdWordsHint} rows={2} maxLength={1000} />
        <SmartDateField name="validTo" label={say.withheldUntil} hint={say.withheldUntilHint} />
      </Form>
    </Modal>
  )
}
