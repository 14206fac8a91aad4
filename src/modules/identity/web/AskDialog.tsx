import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Glimpse } from '../contract/fields.ts'
import { askService, tellable } from '../contract/question.ts'
import { getTrace } from '../contract/trace.ts'
import { changedByQuestion } from './changed.ts'
import { identityWords } from './words.ts'

interface Props {
  glimpse: Glimpse
  personId: Id<'person'>
  traceId?: Id<'trace'>
  onClose: () => void
}

/** A question to the service that holds a registration out of reach: why, on which basis, and how much of the child is told. */
export function AskDialog({ glimpse, personId, traceId, onClose }: Props) {
  const say = useWords(identityWords)
  return (
    <Modal open onClose={onClose} title={say.askTitle}>
      <p>{say.askTo(`${glimpse.organisationName}, ${glimpse.unitName}`)}{glimpse.contact && ` · ${glimpse.contact}`}</p>
      <Form
        endpoint={askService} input={{ glimpseId: glimpse.id, personId, ...(traceId ? { traceId } : {}) }} defaults={{ legalBasis: 'compito_pubblico', tell: ['dob', 'sex', 'nat'] }} submit={say.send}
        invalidates={[...changedByQuestion, getTrace]} onCancel={onClose}
        onDone={({ dueOn }) => {
          toast(say.sent(formatDate(dueOn)))
          onClose()
        }}
      >
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={1000} />
        <Basis />
        {!traceId && <CheckboxGroup name="tell" label={say.tell} hint={say.tellHint} options={tellable.map((one) => ({ value: one, label: say[one] }))} />}
      </Form>
    </Modal>
  )
}

function Basis() {
  const say = useWords(identityWords)
  const codes = useCodeLists('legal_basis')
  const basis = useFormValue<string>('legalBasis')
  return (
    <>
      <Select name="legalBasis" label={say.legalBasis} options={codes.options('legal_basis')} required empty={null} />
      {basis === 'consenso' && <TextField name="consentWords" label={say.consentWords} required />}
    </>
  )
}
