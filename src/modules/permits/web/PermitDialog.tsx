import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addPermit, correctPermit, type Permit } from '../contract.ts'
import { followedStates } from '../domain/states.ts'
import { changedByPermit } from './changed.ts'
import { PermitFields } from './PermitFields.tsx'
import { permitWords } from './words.ts'

type People = readonly { id: string; name: string }[]

/** A permit written down for the first time. */
export function PermitDialog({ caseId, people, onClose }: { caseId: Id<'case'>; people: People; onClose: () => void }) {
  const say = useWords(permitWords)
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.add} question>
      <Form endpoint={addPermit} input={{ caseId }} defaults={{ personId: people[0]?.id as Id<'person'>, state: 'delivered' }} submit={say.save} invalidates={changedByPermit} onDone={done} onCancel={onClose}>
        <PermitFields caseId={caseId} people={people} />
      </Form>
    </Modal>
  )
}

const fieldsOf = (permit: Permit) => ({
  personId: permit.person.id as Id<'person'>, kind: permit.kind, state: permit.state, number: permit.number, authority: permit.authority, askedOn: permit.askedOn,
  appointmentOn: permit.appointmentOn, appointmentTime: permit.appointmentTime, receiptNumber: permit.receiptNumber, receiptOn: permit.receiptOn, issuedOn: permit.issuedOn,
  expiresOn: permit.expiresOn, deliveredOn: permit.deliveredOn, refusedOn: permit.refusedOn, appealNote: permit.appealNote, documentId: permit.documentId as Id<'document'> | null,
  note: permit.note,
})

/** Corrects what was written, with the reason; what stood there before is kept. */
export function CorrectDialog({ permit, people, onClose }: { permit: Permit; people: People; onClose: () => void }) {
  const say = useWords(permitWords)
  const ended = !(followedStates as readonly string[]).includes(permit.state)
  const done = () => {
    toast(say.corrected)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.correct} question>
      <Form
        endpoint={correctPermit}
        input={{ permitId: permit.id, version: permit.version }}
        defaults={fieldsOf(permit)}
        theirs={(current: Permit) => ({ ...fieldsOf(current), version: current.version })}
        submit={say.save}
        invalidates={changedByPermit}
        onDone={done}
        onCancel={onClose}
      >
        <PermitFields caseId={permit.caseId} people={people} ended={ended} />
        <TextField name="reason" label={say.reason} required maxLength={500} />
      </Form>
    </Modal>
  )
}
