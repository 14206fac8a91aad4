import { useState } from 'react'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { approveMinutes, correctMinutes, type Appointment } from '../contract.ts'
import { changedByAppointment } from './changed.ts'
import { agendaWords } from './words.ts'

type Minutes = NonNullable<Appointment['minutes']>

/** A file of an appointment with what was written of it; without a file, of one about no child. */
export interface WrittenFile {
  caseId: Appointment['others'][number]['caseId'] | null
  childName: string | null
  minutes: Minutes | null
  approve: boolean
}

export const filesOf = (one: Appointment): WrittenFile[] => [
  { caseId: one.file?.caseId ?? null, childName: one.file?.childName ?? null, minutes: one.minutes, approve: one.can.approve },
  ...one.others.map(({ caseId, childName, minutes, can }) => ({ caseId, childName, minutes, approve: can.approve })),
]

/** The minutes, or where in the diary the account stands; of siblings met together a card for each file. */
export function MinutesCard({ one, file }: { one: Appointment; file: WrittenFile }) {
  const say = useWords(agendaWords)
  const [correcting, setCorrecting] = useState(false)
  const approve = useMutationOf(approveMinutes, { invalidates: changedByAppointment, onSuccess: ({ sent }) => toast(say.approved(sent)), onError: toastProblem })
  const minutes = file.minutes!
  const titled = (title: string) => (one.others.length ? `${title} · ${file.childName}` : title)
  const written = say.writtenBy(minutes.writtenBy.name, formatDateTime(minutes.writtenAt))
  if (minutes.diaryEntryId) {
    return (
      <Card title={titled(say.account)}>
        <p className="ac-meta">{written}</p>
        {file.caseId && <LinkButton icon="note" to={caseTabPath.to({ caseId: file.caseId, tab: 'cronologia' })}>{say.openDiary}</LinkButton>}
      </Card>
    )
  }
  const leader = one.coordinator ?? one.organiser
  return (
    <Card title={titled(say.minutesOfMeeting)} actions={minutes.approved ? <Badge kind="success" icon="check">{say.approvedBy(minutes.approved.by.name, formatDateTime(minutes.approved.at))}</Badge> : <Badge kind="warning">{say.waitsApproval(leader.name)}</Badge>}>
      <p className="ac-minutes" translate="no" dir="auto">{minutes.body}</p>
      <p className="ac-meta">{written}</p>
      <div className="ac-row ac-screen-only">
        {file.approve && <Button kind="primary" icon="check" busy={approve.isPending} onClick={() => approve.mutate({ appointmentId: one.id, caseId: file.caseId, version: minutes.version })}>{say.approve}</Button>}
        {!minutes.approved && one.can.decide && <Button icon="pencil" onClick={() => setCorrecting(true)}>{say.correct}</Button>}
      </div>
      <Modal open={correcting} onClose={() => setCorrecting(false)} title={say.correct} question size="wide">
        <Form endpoint={correctMinutes} input={{ appointmentId: one.id, caseId: file.caseId, version: minutes.version }} defaults={{ text: minutes.body ?? '' }} submit={say.saveChange} invalidates={changedByAppointment} onCancel={() => setCorrecting(false)}
          theirs={(current: { body: string | null; version: number }) => ({ text: current.body ?? '', version: current.version })}
          onDone={() => {
            toast(say.corrected)
            setCorrecting(false)
          }}>
          <TextArea name="text" label={say.minutesOfMeeting} rows={12} required />
          <TextField name="words" label={say.cancelWords} maxLength={500} />
        </Form>
      </Modal>
    </Card>
  )
}
