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

/** The minutes, or where in the diary the account stands. */
export function MinutesCard({ one }: { one: Appointment }) {
  const say = useWords(agendaWords)
  const [correcting, setCorrecting] = useState(false)
  const approve = useMutationOf(approveMinutes, { invalidates: changedByAppointment, onSuccess: ({ sent }) => toast(say.approved(sent)), onError: toastProblem })
  const minutes = one.minutes!
  const written = say.writtenBy(minutes.writtenBy.name, formatDateTime(minutes.writtenAt))
  if (minutes.diaryEntryId) {
    return (
      <Card title={say.account}>
        <p className="ac-meta">{written}</p>
        {one.file && <LinkButton icon="note" to={caseTabPath.to({ caseId: one.file.caseId, tab: 'cronologia' })}>{say.openDiary}</LinkButton>}
      </Card>
    )
  }
  const leader = one.coordinator ?? one.organiser
  return (
    <Card title={say.minutesOfMeeting} actions={minutes.approved ? <Badge kind="success" icon="check">{say.approvedBy(minutes.approved.by.name, formatDateTime(minutes.approved.at))}</Badge> : <Badge kind="warning">{say.waitsApproval(leader.name)}</Badge>}>
      <p className="ac-minutes" translate="no" dir="auto">{minutes.body}</p>
      <p className="ac-meta">{written}</p>
      <div className="ac-row ac-screen-only">
        {one.can.approve && <Button kind="primary" icon="check" busy={approve.isPending} onClick={() => approve.mutate({ appointmentId: one.id, version: minutes.version })}>{say.approve}</Button>}
        {!minutes.approved && one.can.decide && <Button icon="pencil" onClick={() => setCorrecting(true)}>{say.correct}</Button>}
      </div>
      <Modal open={correcting} onClose={() => setCorrecting(false)} title={say.correct} question size="wide">
        <Form endpoint={correctMinutes} input={{ appointmentId: one.id, version: minutes.version }} defaults={{ text: minutes.body ?? '' }} submit={say.saveChange} invalidates={changedByAppointment} onCancel={() => setCorrecting(false)}
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
