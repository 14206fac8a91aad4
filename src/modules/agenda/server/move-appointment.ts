import { conflict, stale } from '#kernel/contract/problem.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/appointment.ts'
import { isAhead } from '../domain/states.ts'
import { daysBetween, intervalOf, wallAt, type Interval } from '../domain/wall-time.ts'
import { assertMayRun, mayRun } from './access.ts'
import { assertFree } from './clashes.ts'
import * as participants from './participant-store.ts'
import { presentAppointment } from './present.ts'
import { assertOpenFile, lockRow, standingOf } from './standing.ts'
import * as store from './store.ts'
import { keep, tellMoved } from './tell.ts'

/** To another time: this one, those after it too, or all that are still to come, by as many days and to the same hour of the wall. */
export const moveAppointment = operation(contract.moveAppointment, async (context, { appointmentId, on, from, minutes, scope, words, despite, version }) => {
  const { tx, actor, now, note } = context
  const row = await lockRow(context, appointmentId)
  assertMayRun(mayRun(await standingOf(tx, actor, row), row))
  assertAhead(row)
  if (row.version !== version) throw stale(await presentAppointment(context, row))
  const rows = await inScope(tx, row, scope)
  const shift = daysBetween(wallAt(row.starts_at).on, on)
  const moves = rows.map((one) => ({ one, to: intervalOf({ on: addDays(wallAt(one.starts_at).on as PlainDate, shift), from, minutes }) }))
  const wanted = await participants.participantsOf(tx, rows.map(({ id }) => id))
  await assertFree(tx, {
    times: moves.map(({ to }) => to), operators: [...new Set(wanted.flatMap((one) => (one.operator_id && one.answer !== 'declined' ? [one.operator_id] : [])))], roomId: row.room_id,
    children: store.filesOf(row).filter((file) => wanted.some((one) => one.person_id !== null && one.person_id === file.child_id)).map((file) => file.case_id), except: rows.map(({ id }) => id),
  }, despite)
  // later ones first when they go on, earlier ones first when they come back: no two of them are in the room at once meanwhile
  for (const { one, to } of Date.parse(moves[0]!.to.startsAt) > Date.parse(row.starts_at) ? moves.toReversed() : moves) await moveOne(context, one, to, words)
  await participants.askAgain(tx, rows.map(({ id }) => id), actor.id)
  const first = moves.find(({ one }) => one.id === row.id)!
  await tellMoved(context, { id: row.id, startsAt: first.to.startsAt }, wanted.filter((one) => one.appointment_id === row.id))
  note({ moved: rows.length })
  return presentAppointment({ tx, actor, now }, (await store.appointmentOf(tx, appointmentId))!)
})

async function moveOne(context: Parameters<typeof keep>[0], one: store.AppointmentRow, { startsAt, endsAt }: Interval, words: string | null): Promise<void> {
  await keep(context, one, 'moved', words, { toStartsAt: startsAt })
  await store.updateAppointment(context.tx, one.id, one.version, { starts_at: startsAt, ends_at: endsAt, state: 'planned', reminded_at: null })
}

/** What happened is not moved; a closed file stands still. */
export function assertAhead(row: store.AppointmentRow): void {
  if (!isAhead(row.state)) throw conflict({ it: 'Non si può più cambiare: è già stato svolto, annullato o segnato come mancato.', en: 'It can no longer be changed: it was held, cancelled or missed.' })
  assertOpenFile(row)
}

/** This one, or those of its series that a change is about. */
export async function inScope(tx: Tx, row: store.AppointmentRow, scope: 'one' | 'following' | 'all'): Promise<store.AppointmentRow[]> {
  if (scope === 'one' || !row.series_id) return [row]
  return store.seriesAhead(tx, row.series_id, scope === 'following' ? row.series_n! : 1)
}
