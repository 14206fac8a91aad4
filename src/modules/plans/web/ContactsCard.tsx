import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { rhythms } from '#modules/agenda/contract.ts'
import { appointmentPath, newAppointmentPath } from '#modules/agenda/web/index.ts'
import { saveContacts, type Contact, type Plan } from '../contract.ts'
import { appointmentKindOf, isAtDistance, isSuspended, MEETING_SOURCE } from '../domain/meetings.ts'
import type { Choices } from './choices.ts'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { Lines } from './Lines.tsx'
import { planWords } from './words.ts'

/** When and how the child meets the family, with the next meeting in agenda or the way to plan it. */
export function ContactsCard({ plan, choices }: { plan: Plan; choices: Choices | undefined }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const [open, setOpen] = useState(false)
  const edits = plan.can.write || plan.can.correct
  return (
    <Card title={say.contacts} actions={edits && <Button kind="quiet" size="small" icon="pencil" className="ac-screen-only" aria-label={say.editContacts} onClick={() => setOpen(true)}>{say.change}</Button>}>
      {plan.contacts.length === 0 && <p className="ac-meta">{say.contactsEmpty}</p>}
      <ul className="ac-plain ac-stack">
        {plan.contacts.map((one) => (
          <li key={one.id}>
            <strong translate="no">{one.name}</strong>: {codes.label('family_contact', one.how)}, <span translate="no">{one.often}</span>
            <div className="ac-meta" translate="no">{[one.place, one.note].filter(Boolean).join(' · ')}</div>
            <Next plan={plan} contact={one} />
          </li>
        ))}
      </ul>
      {open && <ContactsDialog plan={plan} choices={choices} onClose={() => setOpen(false)} />}
    </Card>
  )
}

/** The next meeting: where it stands in agenda, or the day that its rhythm proposes. */
function Next({ plan, contact }: { plan: Plan; contact: Contact }) {
  const say = useWords(planWords)
  const { next, proposedOn, lastOn, every } = contact
  if (next) return <div>{say.nextMeeting} <Link to={appointmentPath.to({ appointmentId: next.appointmentId })}>{formatDateTime(next.startsAt)}</Link></div>
  const since = lastOn ?? plan.inForceOn ?? plan.startsOn
  const way = newAppointmentPath.to({}, {
    fascicolo: plan.caseId, da: `${MEETING_SOURCE}:${plan.id}:${contact.id}`, tipo: appointmentKindOf(contact.how), ...(proposedOn ? { giorno: proposedOn } : {}), ...(contact.personId ? { persona: contact.personId } : {}),
    ...(isAtDistance(contact.how) ? { dove: 'online' } : {}),
  })
  return (
    <>
      {proposedOn && every ? <div>{say.meetingBy(formatDate(proposedOn), say[`rhythm_${every}`], formatDate(since))}</div> : lastOn && <div className="ac-meta">{say.lastMeeting(formatDate(lastOn))}</div>}
      {plan.can.meet && !isSuspended(contact.how) && <LinkButton size="small" icon="calendar" className="ac-screen-only" aria-label={say.planMeetingWith(contact.name)} to={way}>{say.planMeeting}</LinkButton>}
    </>
  )
}

function ContactsDialog({ plan, choices, onClose }: { plan: Plan; choices: Choices | undefined; onClose: () => void }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const people = (choices?.people ?? []).map(({ id, name }) => ({ value: id as Id<'person'>, label: name }))
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.editContacts} size="wide" question>
      <Form
        endpoint={saveContacts} input={{ planId: plan.id, version: plan.version }}
        defaults={{ contacts: plan.contacts.map(({ id, personId, name, how, every, often, place, note }) => ({ id, personId, words: personId ? null : name, how, every, often, place, note })) }} submit={say.save}
        invalidates={changedByPlan} onDone={done} onCancel={onClose}
      >
        <Lines name="contacts" empty={{ personId: null, words: null, how: '', every: null, often: '', place: null, note: null }}>
          {(at) => (
            <>
              {people.length > 0 && <Select name={`${at}.personId`} label={say.withWhom} empty="—" options={people} />}
              <TextField name={`${at}.words`} label={say.otherPerson} maxLength={200} />
              <Select name={`${at}.how`} label={say.how} required options={codes.options('family_contact')} />
              <TextField name={`${at}.often`} label={say.often} required maxLength={200} />
              <Select name={`${at}.every`} label={say.meetingRhythm} hint={say.meetingRhythmHint} empty={say.noRhythm} options={rhythms.map((value) => ({ value, label: say[`rhythm_${value}`] }))} />
              <TextField name={`${at}.place`} label={say.place} maxLength={200} />
              <TextField name={`${at}.note`} label={say.note} maxLength={1000} />
            </>
          )}
        </Lines>
      </Form>
    </Modal>
  )
}
