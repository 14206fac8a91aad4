import type { ReactNode } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import type { Slot } from '../contract.ts'
import { wallAt } from '../domain/wall-time.ts'
import { useAgendaCodes } from './codes.ts'
import { appointmentPath } from './paths.ts'
import { hoursOf, titleOf } from './slot-text.ts'
import { agendaWords } from './words.ts'
import './agenda.css'

interface SlotListProps {
  label: string
  slots: readonly Slot[]
  /** With a heading for each day; without it the day stands in each line. */
  byDay?: boolean
  level?: 2 | 3 | 4
  /** On the child's own page the name is already above. */
  named?: boolean
  actions?: ((slot: Slot) => ReactNode) | undefined
}

/** Appointments to read one after the other: the same data as the calendar. */
export function SlotList({ label, slots, byDay = false, level = 3, named = true, actions }: SlotListProps) {
  const Heading = `h${level}` as const
  if (!byDay) return <ul className="ac-slots" aria-label={label}>{slots.map((slot, index) => <SlotLine key={slot.id ?? index} slot={slot} named={named} dated actions={actions} />)}</ul>
  const days = new Map<string, Slot[]>()
  for (const slot of slots) days.set(wallAt(slot.startsAt).on, [...(days.get(wallAt(slot.startsAt).on) ?? []), slot])
  return (
    <div className="ac-stack">
      {[...days].map(([day, own]) => (
        <section key={day} aria-label={formatDate(day)}>
          <Heading>{formatDate(day)}</Heading>
          <ul className="ac-slots">{own.map((slot, index) => <SlotLine key={slot.id ?? index} slot={slot} named={named} dated={false} actions={actions} />)}</ul>
        </section>
      ))}
    </div>
  )
}

function SlotLine({ slot, named, dated, actions }: { slot: Slot; named: boolean; dated: boolean; actions: ((slot: Slot) => ReactNode) | undefined }) {
  const say = useWords(agendaWords)
  const codes = useAgendaCodes()
  const title = titleOf(slot, say, (code) => codes.label('appointment_kind', code), named)
  const off = slot.state === 'cancelled' || slot.state === 'not_come'
  return (
    <li className={['ac-slot', dated && 'ac-slot-dated', slot.sees === 'busy' && 'ac-slot-busy', off && 'ac-slot-off'].filter(Boolean).join(' ')}>
      <span className="ac-slot-when">{dated && <>{formatDate(slot.startsAt)}<br /></>}{hoursOf(slot)}</span>
      <span>
        <span className="ac-slot-what">{slot.id ? <Link to={appointmentPath.to({ appointmentId: slot.id })} data-row-link=""><bdi translate="no">{title}</bdi></Link> : title}</span>{' '}
        <SlotBadges slot={slot} />
        <span className="ac-meta" translate="no"><br />{[!named && slot.others.length > 0 ? say.together(slot.others.map(({ childName }) => childName).join(', ')) : null, slot.file?.purpose, slot.place ?? (slot.online ? say.place_online : null), slot.who.join(', '), slot.sees === 'invited' && slot.unit ? say.askUnit(slot.unit) : null].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="ac-screen-only">{actions?.(slot)}</span>
    </li>
  )
}

/** What is to be noticed of an appointment, in words. */
export function SlotBadges({ slot }: { slot: Slot }) {
  const say = useWords(agendaWords)
  return (
    <>
      {slot.state && slot.state !== 'planned' && <Badge kind={slot.state === 'held' ? 'success' : slot.state === 'confirmed' ? 'info' : 'neutral'}>{say[`state_${slot.state}`]}</Badge>}{' '}
      {slot.answer && slot.answer !== 'accepted' && <Badge kind="warning">{slot.answer === 'waiting' ? say.yourAnswer : say[`answer_${slot.answer}`]}</Badge>}{' '}
      {slot.mediator && slot.mediator !== 'found' && <Badge kind="warning" icon="comment">{say[`mediator_${slot.mediator}`]}</Badge>}{' '}
      {slot.clash && <Badge kind="warning" icon="warning">{say.clash}</Badge>}{' '}
      {slot.repeated && <Badge icon="refresh">{say.repeated}</Badge>}
    </>
  )
}
