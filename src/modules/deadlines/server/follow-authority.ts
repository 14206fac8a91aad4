import { seatOf, type Office } from '../domain/seat.ts'
import { line, standing } from './change.ts'
import { countTerm } from './compute-term.ts'
import type { TermChoice, TermContext } from './doors.ts'
import { leadTimesOf } from './lead-store.ts'
import { parametersOf } from './parameter-store.ts'
import { firstAlarm, inRome, ringSoon } from './schedule.ts'
import { seatsOf } from './seat-store.ts'
import * as store from './term-store.ts'

/**
 * Counts terms anew where the office they come from is another than was thought, and sits in Rome or no longer does (29 June). Those whose dates move keep
 * the old ones in their history with the reason, and their alarms follow; what was met stays met; a seat said by hand stays. Answers how many moved.
 */
export async function followAuthority(context: TermContext, choice: TermChoice, authority: Office | null, reason: string): Promise<number> {
  const ids = await store.withSeries(context.tx, await store.idsOf(context.tx, choice))
  if (!ids.length) return 0
  const rows = await store.lockTerms(context.tx, { ids }, ['open', 'missed', 'suspended', 'done'])
  const seat = seatOf(authority)
  return recount(context, rows.map((row) => ({ row, seat: row.seat === 'said' ? row.seat : seat })), reason)
}

/** Counts these terms anew, held by the caller, each with what is known of its office now and with the seat of the service that answers for it now. */
export async function recount(context: TermContext, rows: readonly { row: store.TermRow; seat: store.TermRow['seat'] }[], reason: string): Promise<number> {
  const { tx, now } = context
  const seats = await seatsOf(tx, rows.map(({ row }) => row.unit_id))
  const others = rows.map(({ row, seat }) => ({ row, seat, rome: inRome({ ...row, seat }, seats.get(row.unit_id) ?? null) }))
    .filter(({ row, seat, rome }) => seat !== row.seat || rome !== row.rome)
  if (!others.length) return 0
  const [parameters, standards, leads] = await Promise.all([
    parametersOf(tx), store.standardsById(tx, others.flatMap(({ row }) => row.standard_id ?? [])), leadTimesOf(tx, others.map(({ row }) => row.unit_id)),
  ])
  const counted = others.map(({ row, seat, rome }) =>
    ({ row, seat, rome, dates: countTerm({ ...row, rome, standard: row.standard_id ? (standards.get(row.standard_id) ?? null) : null }, now, parameters).dates }))
  const moved = counted.filter(({ row, rome, dates }) => rome !== row.rome && (dates.due !== row.due || dates.extended !== row.extended || dates.work_by !== row.work_by))
  for (const { row, seat, rome, dates } of counted) {
    await store.updateTerm(tx, row.id, moved.some((one) => one.row === row) ? { seat, rome, ...dates, ...standing(row, dates, now, leads) } : { seat, rome })
  }
  await store.addHistory(tx, moved.map(({ row, dates }) => line(context, row, 'recomputed', reason, dates.due)))
  await ringSoon(context, moved.filter(({ row }) => row.state === 'open').map(({ row, dates }) => ({ id: row.id, next_alarm_at: firstAlarm(row.kind, dates, row.unit_id, now, leads) })))
  return moved.length
}
