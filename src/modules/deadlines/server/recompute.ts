import type { Tx } from '#kernel/server/db.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { isAmount, isParameter, lawParameters, type Parameters } from '../domain/parameters.ts'
import type { ParameterId } from '../domain/rule.ts'
import { ruleOf, rulesReading } from '../domain/rules.ts'
import { standingOf, type Standing } from '../domain/validity.ts'
import { standing } from './change.ts'
import { countTerm } from './compute-term.ts'
import { leadTimesOf } from './lead-store.ts'
import { parametersOf } from './parameter-store.ts'
import * as store from './recompute-store.ts'

const BATCH = 5000

/** Rules that a parameter has to do with. */
export const rulesWith = (name: ParameterId): string[] => rulesReading(name).map(({ id }) => id)

/** How a term stands towards the law, in words a screen can say. */
export type LawStanding = Standing | 'changed'

/** What a day of the law makes of a term: before the rule, in force, after it, or to be read with another law. Numbers change none of this. */
export function lawStandingOf(name: ParameterId, row: { rule_id: string | null; event: string | null; fixed_on: string | null }, parameters: Parameters): LawStanding {
  const rule = row.rule_id === null ? undefined : ruleOf(row.rule_id)
  const event = (row.event ?? row.fixed_on)?.slice(0, 10)
  if (isAmount(lawParameters[name]) || !rule || !event || !isPlainDate(event)) return 'in_force'
  const { standing, changedBy } = standingOf(rule, event as PlainDate, parameters)
  return standing === 'in_force' && changedBy.some((law) => law === name) ? 'changed' : standing
}

/**
 * Computes anew the next open terms counted with a parameter, in order of id, and queues the rest in the same transaction. Those whose date does not move
 * are left alone; where the law they stand under is another from that day, their history says so. A few statements for each batch, however many its terms.
 */
export async function recomputeBatch(tx: Tx, { parameterId, after = null }: { parameterId: string; after?: string | null }, now: number): Promise<{ seen: number; moved: number }> {
  const parameter = await store.parameterById(tx, parameterId)
  const name = parameter.name
  if (!isParameter(name)) throw new Error(`deadlines: no parameter of the law is called ${name}`)
  const rows = await store.batchOf(tx, rulesWith(name), after, BATCH)
  const [parameters, former, leads] = await Promise.all([parametersOf(tx), parametersOf(tx, { before: parameterId }), leadTimesOf(tx, rows.map(({ unit_id }) => unit_id))])
  const moved = rows.flatMap((row): store.Moved[] => {
    const { dates } = countTerm({ ...row, standard: null }, now, parameters)
    const same = dates.due === row.due && dates.extended === row.extended && dates.raw === row.raw && dates.opens === row.opens
    return same ? [] : [{ row, dates, change: standing(row, dates, now, leads) }]
  })
  if (moved.length) await store.writeMoved(tx, moved, parameter.source, now)
  const stays = new Set(moved.map(({ row }) => row.id))
  const touched = isAmount(lawParameters[name]) ? [] : rows.filter((row) => !stays.has(row.id) && lawStandingOf(name, row, former) !== lawStandingOf(name, row, parameters))
  if (touched.length) await store.noteTouched(tx, touched, { reason: parameter.source, since: parameter.applied_at }, now)
  if (rows.length === BATCH) await enqueue(tx, 'deadlines.recompute', { parameterId, after: rows.at(-1)!.id }, { key: `deadlines.recompute:${parameterId}` })
  else await store.noteRecomputed(tx, parameterId, new Date(now).toISOString())
  return { seen: rows.length, moved: moved.length }
}
