import type { Tx } from '#kernel/server/db.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { rules } from '../domain/rules.ts'
import type { ParameterId, Rule } from '../domain/rule.ts'
import { standing } from './change.ts'
import { countTerm } from './compute-term.ts'
import { leadTimesOf } from './lead-store.ts'
import { parametersOf } from './parameter-store.ts'
import * as store from './recompute-store.ts'

const BATCH = 5000

const uses = ({ term }: Rule, name: string): boolean => ('amount' in term && term.amount === name) || ('years' in term && term.years === name)

/** Rules counted with a parameter. */
export const rulesWith = (name: ParameterId | string): string[] => rules.filter((rule) => uses(rule, name)).map(({ id }) => id)

/**
 * Computes anew the next open terms counted with a parameter, in order of id, and queues the rest in the same transaction. Those whose date does not move
 * are left alone. A few statements for each batch, however many its terms.
 */
export async function recomputeBatch(tx: Tx, { parameterId, after = null }: { parameterId: string; after?: string | null }, now: number): Promise<{ seen: number; moved: number }> {
  const parameter = await store.parameterById(tx, parameterId)
  const rows = await store.batchOf(tx, rulesWith(parameter.name), after, BATCH)
  const [parameters, leads] = await Promise.all([parametersOf(tx), leadTimesOf(tx, rows.map(({ unit_id }) => unit_id))])
  const moved = rows.flatMap((row): store.Moved[] => {
    const { dates } = countTerm({ ...row, standard: null }, now, parameters)
    const same = dates.due === row.due && dates.extended === row.extended && dates.raw === row.raw && dates.opens === row.opens
    return same ? [] : [{ row, dates, change: standing(row, dates, now, leads) }]
  })
  if (moved.length) await store.writeMoved(tx, moved, parameter.source, now)
  if (rows.length === BATCH) await enqueue(tx, 'deadlines.recompute', { parameterId, after: rows.at(-1)!.id }, { key: `deadlines.recompute:${parameterId}` })
  else await store.noteRecomputed(tx, parameterId, new Date(now).toISOString())
  return { seen: rows.length, moved: moved.length }
}
