import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { EmptyState } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { changeGroup, holdSession, joinGroup, leaveGroup, presences, type ServiceGroup } from '../contract.ts'
import { changedByService, doneWith, reread } from './changed.ts'
import { useKindName } from './codes.ts'
import type { GroupAnswer } from './group-answer.ts'
import { referralWords } from './words.ts'

export type GroupChange = 'hold' | 'join' | 'change' | { leave: string }
interface Props {
  answer: GroupAnswer
  onClose: () => void
}
const today = () => dateInRome(Date.now())

export function GroupDialogs({ change, ...rest }: Props & { change: GroupChange }) {
  if (change === 'hold') return <HoldDialog {...rest} />
  if (change === 'join') return <JoinDialog {...rest} />
  return change === 'change' ? <ChangeDialog {...rest} /> : <LeaveDialog serviceId={change.leave} {...rest} />
}

/** A meeting with its register: everybody is there unless said otherwise. */
function HoldDialog({ answer, onClose }: Props) {
  const say = useWords(referralWords)
  const members = answer.members.filter((one) => one.to === null && one.can.enterHours)
  return (
    <Modal open onClose={onClose} title={say.holdMeeting} size="wide" question>
      <Form
        endpoint={holdSession} input={{ groupId: answer.group.id }}
        defaults={{ day: today(), minutes: '2', leader: answer.group.leader, marks: members.map((one) => ({ serviceId: one.serviceId, presence: 'present' as const })) }}
        submit={say.save} invalidates={changedByService} onDone={doneWith(say.meetingSaved, onClose)} onCancel={onClose}
      >
        <SmartDateField name="day" label={say.day} required />
        <TextField name="minutes" label={say.duration} hint={say.hoursHint} required />
        <TextField name="topic" label={say.topic} maxLength={300} />
        <TextField name="leader" label={say.leader} maxLength={200} />
        {members.map((one, index) => (
          <RadioGroup key={one.serviceId} name={`marks.${index}.presence`} label={one.childName} inline options={presences.map((each) => ({ value: each, label: say[`presence_${each}`] }))} />
        ))}
      </Form>
    </Modal>
  )
}

function JoinDialog({ answer, onClose }: Props) {
  const say = useWords(referralWords)
  const name = useKindName()
  if (answer.candidates.length === 0) return <Modal open onClose={onClose} title={say.addChild}><EmptyState icon="user" title={say.noCandidates}>{say.noCandidatesText}</EmptyState></Modal>
  return (
    <Modal open onClose={onClose} title={say.addChild} question>
      <Form endpoint={joinGroup} input={{ groupId: answer.group.id }} defaults={{ from: today() }} submit={say.addChild} invalidates={changedByService} onDone={doneWith(say.joined, onClose)} onCancel={onClose}>
        <Select name="serviceId" label={say.child} required options={answer.candidates.map((one) => ({ value: one.serviceId, label: `${one.childName} – ${name({ labelIt: one.kindIt, labelEn: one.kindEn })}` }))} />
        <SmartDateField name="from" label={say.from} required />
      </Form>
    </Modal>
  )
}

function LeaveDialog({ answer, serviceId, onClose }: Props & { serviceId: string }) {
  const say = useWords(referralWords)
  return (
    <Modal open onClose={onClose} title={say.leaveOf(answer.members.find((one) => one.serviceId === serviceId)?.childName ?? '')} question>
      <Form endpoint={leaveGroup} input={{ groupId: answer.group.id, serviceId: serviceId as never }} defaults={{ on: today() }} submit={say.leave} invalidates={changedByService} onDone={doneWith(say.left, onClose)} onCancel={onClose}>
        <SmartDateField name="on" label={say.lastDay} required />
      </Form>
    </Modal>
  )
}

const fieldsOf = (group: ServiceGroup) => ({ title: group.title, leader: group.leader, place: group.place, closedOn: group.closedOn })

function ChangeDialog({ answer, onClose }: Props) {
  const say = useWords(referralWords)
  return (
    <Modal open onClose={onClose} title={say.change} question>
      <Form
        endpoint={changeGroup} input={{ groupId: answer.group.id, version: answer.group.version }} defaults={fieldsOf(answer.group)} theirs={(current: ServiceGroup) => ({ ...fieldsOf(current), version: current.version })}
        submit={say.save} invalidates={changedByService} onDone={doneWith(say.changed, onClose)} onStale={reread} onCancel={onClose}
      >
        <TextField name="title" label={say.groupTitle} required maxLength={120} />
        <TextField name="leader" label={say.leader} maxLength={200} />
        <TextField name="place" label={say.placeWords} maxLength={200} />
        <SmartDateField name="closedOn" label={say.closedSince} hint={say.closedHint} />
      </Form>
    </Modal>
  )
}
