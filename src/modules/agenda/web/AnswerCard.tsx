import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { answerInvitation, type Appointment } from '../contract.ts'
import { changedByAppointment } from './changed.ts'
import { agendaWords } from './words.ts'

/** My own invitation: yes, no with two words, or another time. */
export function AnswerCard({ one }: { one: Appointment }) {
  const say = useWords(agendaWords)
  const [asking, setAsking] = useState<'declined' | 'proposed' | null>(null)
  const answer = useMutationOf(answerInvitation, { invalidates: changedByAppointment, onSuccess: () => toast(say.answered), onError: toastProblem })
  const mine = one.participants.find(({ id }) => id === one.mine)
  const close = () => setAsking(null)
  return (
    <Card title={say.yourAnswer}>
      {mine?.answer && mine.answer !== 'waiting' && <p>{say[`answer_${mine.answer}`]}</p>}
      <div className="ac-row">
        {mine?.answer !== 'accepted' && <Button kind={mine?.answer === 'waiting' ? 'primary' : 'secondary'} icon="check" busy={answer.isPending} onClick={() => answer.mutate({ appointmentId: one.id, answer: 'accepted' })}>{say.answerYes}</Button>}
        {mine?.answer !== 'declined' && <Button onClick={() => setAsking('declined')}>{say.answerNo}</Button>}
        <Button kind="quiet" icon="clock" onClick={() => setAsking('proposed')}>{say.answerOther}</Button>
      </div>
      <Modal open={asking !== null} onClose={close} title={asking === 'proposed' ? say.answerOther : say.answerNo} question>
        {asking && (
          <Form endpoint={answerInvitation} input={{ appointmentId: one.id, answer: asking }} submit={asking === 'proposed' ? say.answerOther : say.answerNo} invalidates={changedByAppointment} onCancel={close} onDone={() => {
            toast(say.answered)
            close()
          }}>
            {asking === 'proposed' && <><SmartDateField name="on" label={say.on} required /><TimeField name="from" label={say.from} required /></>}
            <TextField name="words" label={say.answerWords} maxLength={500} />
          </Form>
        )}
      </Modal>
    </Card>
  )
}
