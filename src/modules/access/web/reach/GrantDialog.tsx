import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getReach, grantAccess } from '../../contract/reach.ts'
import { useReachCodes } from './codes.ts'
import { PartyFields } from './PartyFields.tsx'
import { SectionChoice } from './SectionChoice.tsx'
import { reachWords } from './words.ts'

/** Opens sections to a unit or a person: only sections that the giver sees himself. */
export function GrantDialog({ subject, sections, onClose }: { subject: string; sections: readonly string[]; onClose: () => void }) {
  const say = useWords(reachWords)
  const codes = useReachCodes()
  const done = () => {
    toast(say.opened)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.openTitle} size="wide">
      <p>{say.openText}</p>
      <Form endpoint={grantAccess} input={{ subject }} defaults={{ sections: [] }} submit={say.give} invalidates={[getReach]} onDone={done} onCancel={onClose}>
        <PartyFields name="to" label={say.toWhom} />
        <SectionChoice among={sections} />
        <Select name="legalBasis" label={say.legalBasis} required options={codes.options('legal_basis')} />
        <TextArea name="reason" label={say.reason} hint={say.reasonHint} required rows={2} maxLength={1000} />
        <SmartDateField name="validTo" label={say.validTo} hint={say.validToHint} />
      </Form>
    </Modal>
  )
}
