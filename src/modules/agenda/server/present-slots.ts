import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { rolesReachingEach } from '#modules/access/server/index.ts'
import { operatorHeaders, unitHeaders } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { Slot } from '../contract/calendar.ts'
import { isAhead } from '../domain/states.ts'
import { overlap } from '../domain/wall-time.ts'
import { mayRun } from './access.ts'
import * as participants from './participant-store.ts'
import { hasOpenFile } from './standing.ts'
import { filesOf, type AppointmentRow, type FileOfAppointment } from './store.ts'

type Reader = { tx: Tx; actor: Actor; now: number }

/** Appointments as calendars and lists show them, in the order given. `calendars`: the workers whose calendar it is. */
export async function presentSlots({ tx, actor, now }: Reader, rows: readonly AppointmentRow[], calendars: readonly string[] = []): Promise<Slot[]> {
  const wanted = await participants.participantsOf(tx, rows.map(({ id }) => id))
  const operators = await operatorHeaders(tx, [...wanted.flatMap((one) => one.operator_id ?? []), ...rows.map((row) => row.organiser_id)])
  const people = await personHeaders(tx, wanted.flatMap((one) => one.person_id ?? []))
  const units = await unitHeaders(tx, rows.map((row) => row.unit_id))
  const roles = await rolesReachingEach(tx, [...new Set(rows.flatMap((row) => filesOf(row).map((file) => file.case_id)))])
  const slots = rows.map((row): Slot => {
    const own = wanted.filter((one) => one.appointment_id === row.id)
    const files = filesOf(row)
    const standing = { actorId: actor.id, roles: files.length ? files.flatMap((file) => roles.get(file.case_id) ?? []) : row.of_child ? [] : actor.roles, reaches: files.length > 0 }
    const runs = mayRun(standing, row)
    return {
      id: row.id as Id<'appointment'>, startsAt: row.starts_at, endsAt: row.ends_at, sees: row.of_child && !row.case_id ? 'invited' : 'all', kind: row.kind, state: row.state, ofChild: row.of_child,
      file: row.case_id && row.number ? { caseId: row.case_id as Id<'case'>, number: row.number, childName: row.child_name ?? '', purpose: row.purpose } : null,
      others: row.others.flatMap(nameOf), place: placeText(row), online: row.place_kind === 'online',
      who: own.flatMap((one) => one.name ?? (one.operator_id ? operators.get(one.operator_id)?.name : one.person_id ? people.get(one.person_id)?.displayName : undefined) ?? []),
      of: own.flatMap((one) => (one.operator_id && one.answer !== 'declined' && calendars.includes(one.operator_id) ? [one.operator_id] : [])),
      organiser: operators.get(row.organiser_id)?.name ?? null, unit: units.get(row.unit_id)?.name ?? null,
      answer: (own.find((one) => one.operator_id === actor.id)?.answer ?? null) as Slot['answer'], mediator: row.mediator_state as Slot['mediator'],
      toRecord: isAhead(row.state) && Date.parse(row.ends_at) < now && runs, repeated: row.series_id !== null, clash: false, version: row.version,
      can: { move: runs && isAhead(row.state) && hasOpenFile(row) },
    }
  })
  return markClashes(slots)
}

const nameOf = ({ case_id, number, child_name }: FileOfAppointment): Slot['others'] => (number ? [{ caseId: case_id as Id<'case'>, number, childName: child_name ?? '' }] : [])

/** The room with its site, or the place in words; null when there is none or it may not be known. */
export const placeText = (row: Pick<AppointmentRow, 'place_kind' | 'secret_place' | 'room_name' | 'site_name' | 'place'>): string | null =>
  row.place_kind === 'protected' ? row.secret_place : row.room_name ? [row.room_name, row.site_name].filter(Boolean).join(', ') : row.place

/** Somebody of the calendar is wanted at two of them at once. */
export function markClashes(slots: readonly Slot[]): Slot[] {
  const live = (slot: Slot) => slot.state === null || slot.state === 'planned' || slot.state === 'confirmed' || slot.state === 'held'
  return slots.map((slot) => ({
    ...slot,
    clash: live(slot) && slots.some((other) => other !== slot && live(other) && other.of.some((id) => slot.of.includes(id)) && overlap(slot, other)),
  }))
}
