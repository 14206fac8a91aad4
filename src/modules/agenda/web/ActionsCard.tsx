import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { termPath } from '#modules/deadlines/web/index.ts'
import { OperatorPicker } from '#modules/network/web/parts.ts'
import { addAction, completeAction, handOnAction, type ActionOfMeeting, type Appointment } from '../contract.ts'
import { changedByAction } from './changed.ts'
import { agendaWords } from './words.ts'

/** What a meeting decided. */
export function ActionsCard({ one }: { one: Appointment }) {
  const say = useWords(agendaWords)
  const [adding, setAdding] = useState(false)
  return (
    <Card title={say.actionsTitle} actions={one.can.decide && <Button size="small" icon="plus" onClick={() => setAdding(true)}>{say.addAction}</Button>}>
      {one.actions.length === 0 ? <p className="ac-meta">{say.noActions}</p> : <ActionList actions={one.actions} files={one.file && one.others.length ? [one.file, ...one.others] : []} />}
      <Modal open={adding} onClose={() => setAdding(false)} title={say.addAction} question>
        <Form endpoint={addAction} input={{ appointmentId: one.id }} defaults={one.file && one.others.length ? { caseId: one.file.caseId } : {}} submit={say.saveChange} invalidates={changedByAction} onCancel={() => setAdding(false)} onDone={() => {
          toast(say.actionAdded)
          setAdding(false)
        }}>
          {one.file && one.others.length > 0 && <Select name="caseId" label={say.ofWhom} empty={null} options={[one.file, ...one.others].map(({ caseId, childName }) => ({ value: caseId, label: childName }))} />}
          <TextField name="what" label={say.decision} required maxLength={300} />
          <OperatorPicker name="ownerId" label={say.owner} required />
          <SmartDateField name="dueOn" label={say.dueOn} required />
        </Form>
      </Modal>
    </Card>
  )
}

/** Decisions with who, by when, and whether they are done; of who has left, that somebody must take them on. */
export function ActionList({ actions, files = [] }: { actions: readonly ActionOfMeeting[]; files?: readonly { caseId: string; childName: string }[] }) {
  const say = useWords(agendaWords)
  const [handing, setHanding] = useState<ActionOfMeeting | null>(null)
  const complete = useMutationOf(completeAction, { invalidates: changedByAction, onSuccess: () => toast(say.markedDone), onError: toastProblem })
  return (
    <>
      <ul className="ac-participants">
        {actions.map((one) => {
          const live = one.state !== 'done' && one.state !== 'waived'
          return (
            <li key={one.id}>
              <Link to={termPath.to({ termId: one.termId })}><span translate="no">{one.what}</span></Link>
              <span className="ac-meta" translate="no">{[files.find(({ caseId }) => caseId === one.caseId)?.childName, one.owner && one.dueOn && say.actionBy(one.owner.name, formatDate(one.dueOn))].filter(Boolean).join(' · ')}</span>
              {one.state === 'done' && <Badge kind="success">{say.actionDone}</Badge>}
              {one.state === 'missed' && <Badge kind="danger">{say.actionMissed}</Badge>}
              {live && one.owner?.left && <Badge kind="warning" icon="warning">{say.ownerLeft(one.owner.name)}</Badge>}
              {live && (
                <span className="ac-row ac-screen-only">
                  <Button size="small" icon="check" aria-label={`${say.done}: ${one.what}`} onClick={() => complete.mutate({ actionId: one.id as Id<'action'> })}>{say.done}</Button>
                  <Button size="small" kind="quiet" aria-label={`${say.handOn}: ${one.what}`} onClick={() => setHanding(one)}>{say.handOn}</Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <Modal open={handing !== null} onClose={() => setHanding(null)} title={say.handOn} question>
        {handing && (
          <Form endpoint={handOnAction} input={{ actionId: handing.id as Id<'action'> }} submit={say.handOn} invalidates={changedByAction} onCancel={() => setHanding(null)} onDone={() => {
            toast(say.handedOn)
            setHanding(null)
          }}>
            <OperatorPicker name="operatorId" label={say.owner} required />
          </Form>
        )}
      </Modal>
    </>
  )
}
