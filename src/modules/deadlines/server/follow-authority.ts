import { ruleOf } from '../domain/rules.ts'
import { countsInRome, type Office } from '../domain/seat.ts'
import { line, standing } from './change.ts'
import { countTerm } from './compute-term.ts'
import type { TermChoice, TermContext } from './doors.ts'
import { leadTimesOf } from './lead-store.ts'
import { parametersOf } from './parameter-store.ts'
import { firstAlarm, ringSoon } from './schedule.ts'
import { seatsOf } from './seat-store.ts'
import * as store from './term-store.ts'

/**
 * Counts terms anew where the office they come from is another than was thought, and sits in Rome or no longer does (29 June). Those whose dates move keep
 * the old ones in their history with the reason, and their alarms follow; what was met stays met. Answers how many moved.
 */
export async function followAuthority(context: TermContext, choice: TermChoice, authority: Office | null, reason: string): Promise<number> {
  const { tx, now } = context
  const ids = await store.withSeries(tx, await store.idsOf(tx, choice))
  if (!ids.length) return 0
  const rows = await store.lockTerms(tx, { ids }, ['open', 'missed', 'suspended', 'done'])
  const seats = await seatsOf(tx, rows.map(({ unit_id }) => unit_id))
  const romeOf = (row: store.TermRow) => countsInRome(row.rule_id ? (ruleOf(row.rule_id)?.actorKind ?? null) : null, authority, seats.get(row.unit_id) ?? null)
  const others = rows.filter((row) => romeOf(row) !== row.rome)
  if (!others.length) return 0
  const [parameters, standards, leads] = await Promise.all([
    parametersOf(tx), store.standardsById(tx, others.flatMap(({ standard_id }) => standard_id ?? [])), leadTimesOf(tx, others.map(({ unit_id }) => unit_id)),
  ])
  const counted = others.map((row) => {
    const rome = romeOf(row)
    return { row, rome, dates: countTerm({ ...row, rome, standard: row.standard_id ? (standards.get(row.standard_id) ?? null) : null }, now, parameters).dates }
  })
  const moved = counted.filter(({ row, dates }) => dates.due !== row.due || dates.extended !== row.extended || dates.work_by !== row.work_by)
  for (const { row, rome, dates } of counted) {
    await store.updateTerm(tx, row.id, moved.some((one) => one.row === row) ? { rome, ...dates, ...standing(row, dates, now, leads) } : { rome })
  }
  await store.addHistory(tx, moved.map(({ row, dates }) => line(context, row, 'recomputed', reason, dates.due)))
  await ringSoon(context, moved.filter(({ row }) => row.state === 'open').map(({ row, dates }) => ({ id: row.id, next_alarm_at: firstAlarm(row.kind, dates, row.unit_id, now, leads) })))
  return moved.length
}
