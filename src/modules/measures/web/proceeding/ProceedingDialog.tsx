import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { changeProceeding, openProceeding, proceedingStatuses, type FullProceeding } from '../../contract/proceeding.ts'
import { AuthorityFields } from '../AuthorityFields.tsx'
import { changedByMeasure } from '../changed.ts'
import { measureWords } from '../words.ts'

const defaultsOf = ({ nature, authority, number, judge, lawyers, openedOn, status, closedOn, note }: FullProceeding) => ({
  nature, authorityId: authority.id as never, authorityWords: authority.id ? null : authority.name, number, judge, lawyers, openedOn, status, closedOn, note,
})

/** Writes down a proceeding, or changes it. */
export function ProceedingDialog({ caseId, proceeding, onClose }: { caseId: Id<'case'>; proceeding?: FullProceeding | undefined; onClose: () => void }) {
  const say = useWords(measureWords)
  const done = () => {
    toast(say.saved)
    onClose()
  }
  const shared = { submit: say.save, invalidates: changedByMeasure, onDone: done, onCancel: onClose }
  return (
    <Modal open onClose={onClose} title={proceeding ? say.proceeding : say.newProceeding}>
      {proceeding ? (
        <Form {...shared} endpoint={changeProceeding} input={{ caseId, proceedingId: proceeding.id, version: proceeding.version }} defaults={defaultsOf(proceeding)} theirs={(current: FullProceeding) => ({ ...defaultsOf(current), version: current.version })}>
          <Fields chosen={proceeding.authority} />
        </Form>
      ) : (
        <Form {...shared} endpoint={openProceeding} input={{ caseId }} defaults={{ nature: 'civile', status: 'pendente' }}><Fields /></Form>
      )}
    </Modal>
  )
}

function Fields({ chosen }: { chosen?: FullProceeding['authority'] }) {
  const say = useWords(measureWords)
  return (
    <>
      <TextField name="number" label={say.number} required />
      <AuthorityFields at="" chosen={chosen} />
      <div className="ms-two">
        <Select name="nature" label={say.nature} empty={null} options={(['civile', 'penale', 'amministrativo'] as const).map((value) => ({ value, label: say[value] }))} />
        <Select name="status" label={say.status} empty={null} options={proceedingStatuses.map((value) => ({ value, label: say[value] }))} />
        <SmartDateField name="openedOn" label={say.openedOn} />
        <SmartDateField name="closedOn" label={say.closedOn} />
      </div>
      <TextField name="judge" label={say.judge} />
      <TextArea name="lawyers" label={say.lawyers} rows={2} />
      <TextArea name="note" label={say.note} rows={2} />
    </>
  )
}
