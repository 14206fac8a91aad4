import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { appointmentsOfSource, nextDay, type Rhythm } from '#modules/agenda/server/index.ts'
import type { Contact } from '../contract/plan.ts'
import { isSuspended, MEETING_SOURCE } from '../domain/meetings.ts'
import type { Names } from './names.ts'
import type { ContactRecord, PlanRecord } from './store.ts'

type Planned = Awaited<ReturnType<typeof appointmentsOfSource>>[number]

/** Appointments in agenda planned from the family meetings of a plan, as far as the reader reaches them. */
export const meetingsOf = (tx: Tx, plan: PlanRecord, contacts: readonly ContactRecord[]): Promise<Planned[]> =>
  contacts.length ? appointmentsOfSource(tx, plan.case_id, { kind: MEETING_SOURCE, id: plan.id }) : Promise.resolve([])

/** A meeting agreed with the family: how, how often, the next one in agenda or the day on which its rhythm would have it, counted from the last one or from the day the plan began. */
export function presentContact(row: ContactRecord, plan: PlanRecord, planned: readonly Planned[], names: Names, now: number): Contact {
  const own = planned.filter(({ source_part }) => source_part === row.id)
  const next = own.find(({ ends_at, state }) => Date.parse(ends_at) > now && (state === 'planned' || state === 'confirmed'))
  const last = own.findLast(({ starts_at }) => Date.parse(starts_at) <= now)
  const since = last ? dateInRome(Date.parse(last.starts_at)) : ((plan.in_force_on ?? plan.starts_on) as PlainDate)
  const every = row.every as Rhythm | null
  return {
    id: row.id, personId: row.person_id as Id<'person'> | null, name: names.person(row.person_id) ?? row.words ?? '', how: row.how, every, often: row.often, place: row.place, note: row.note,
    next: next ? { appointmentId: next.id as Id<'appointment'>, startsAt: next.starts_at } : null,
    lastOn: last ? since : null, proposedOn: every && !next && !isSuspended(row.how) ? nextDay(since, every, dateInRome(now)) : null,
  }
}
