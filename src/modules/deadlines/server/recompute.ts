import { sql } from 'kysely'
import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { rules } from '../domain/rules.ts'
import type { ParameterId, Rule } from '../domain/rule.ts'
import { standing } from './change.ts'
import { countTerm, type Dated } from './compute-term.ts'
import { leadTimesOf } from './lead-store.ts'
import { parametersOf } from './parameter-store.ts'
import { termColumns, type TermRow, type TermUpdate } from './term-store.ts'

const BATCH = 5000

const uses = ({ term }: Rule, name: string): boolean => ('amount' in term && term.amount === name) || ('years' in term && term.years === name)

/** Rules counted with a parameter. */
export const rulesWith = (name: ParameterId | string): string[] => rules.filter((rule) => uses(rule, name)).map(({ id }) => id)

interface Moved {
  row: TermRow
  dates: Dated
  change: TermUpdate
}

/**
 * Computes anew the next open terms counted with a parameter, in order of id, and queues the rest in the same transaction. Those whose date does not move
 * are left alone. A few statements for each batch, however many its terms.
 */
export async function recomputeBatch(tx: Tx, { parameterId, after = null }: { parameterId: string; after?: string | null }, now: number): Promise<{ seen: number; moved: number }> {
  const parameter = await tx.selectFrom('deadlines.parameter').select(['name', 'source']).where('id', '=', parameterId).executeTakeFirstOrThrow()
  const rows = await batchOf(tx, rulesWith(parameter.name), after)
  const [parameters, leads] = await Promise.all([parametersOf(tx), leadTimesOf(tx, rows.map(({ unit_id }) => unit_id))])
  const moved = rows.flatMap((row): Moved[] => {
    const { dates } = countTerm({ ...row, standard: null }, now, parameters)
    const same = dates.due === row.due && dates.extended === row.extended && dates.raw === row.raw && dates.opens === row.opens
    return same ? [] : [{ row, dates, change: standing(row, dates, now, leads) }]
  })
  if (moved.length) await write(tx, moved, parameter.source, now)
  if (rows.length === BATCH) await enqueue(tx, 'deadlines.recompute', { parameterId, after: rows.at(-1)!.id }, { key: `deadlines.recompute:${parameterId}` })
  else await tx.updateTable('deadlines.parameter').set({ recomputed_at: new Date(now).toISOString() }).where('id', '=', parameterId).execute()
  return { seen: rows.length, moved: moved.length }
}

async function batchOf(tx: Tx, ids: readonly string[], after: string | null): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`select ${termColumns} from deadlines.term t where t.rule_id = any (${[...ids]}::text[]) and (t.live or t.state = 'suspended')
    ${after ? sql`and t.id > ${after}::uuid` : sql``} order by t.id limit ${BATCH} for update`.execute(tx)
  return rows
}

async function write(tx: Tx, moved: readonly Moved[], reason: string, now: number): Promise<void> {
  const of = <T>(pick: (one: Moved) => T): T[] => moved.map(pick)
  const at = new Date(now).toISOString()
  await sql`
    update deadlines.term t set raw = n.raw, extended = n.extended, due = n.due, work_by = n.work_by, suspended = n.suspended, opens = n.opens, pace = n.pace,
      due_at = n.due_at, lapse_at = n.lapse_at, state = n.state, missed_at = n.missed_at, next_alarm_at = n.next_alarm_at, armed_at = n.armed_at, version = t.version + 1
    from unnest(${of(({ row }) => row.id)}::uuid[], ${of(({ dates }) => dates.raw)}::text[], ${of(({ dates }) => dates.extended)}::text[], ${of(({ dates }) => dates.due)}::text[],
      ${of(({ dates }) => dates.work_by)}::text[], ${of(({ dates }) => dates.suspended)}::text[], ${of(({ dates }) => dates.opens)}::text[], ${of(({ dates }) => dates.pace)}::text[],
      ${of(({ dates }) => dates.due_at)}::timestamptz[], ${of(({ dates }) => dates.lapse_at)}::timestamptz[],
      ${of(({ row, change }) => change.state ?? row.state)}::text[], ${of(({ row, change }) => (change.missed_at === undefined ? row.missed_at : change.missed_at))}::timestamptz[],
      ${of(({ row, change }) => (change.next_alarm_at === undefined ? row.next_alarm_at : change.next_alarm_at))}::timestamptz[],
      ${of(({ row, change }) => change.armed_at ?? row.armed_at)}::timestamptz[])
      n (id, raw, extended, due, work_by, suspended, opens, pace, due_at, lapse_at, state, missed_at, next_alarm_at, armed_at)
    where t.id = n.id`.execute(tx)
  await sql`
    insert into deadlines.term_history (id, term_id, at, by_operator, what, reason, event, due, state, new_due)
    select n.id, n.term_id, ${at}::timestamptz, null, 'recomputed', ${reason}, n.event, n.due, n.state, n.new_due
    from unnest(${of(() => newId(now))}::uuid[], ${of(({ row }) => row.id)}::uuid[], ${of(({ row }) => row.event)}::text[], ${of(({ row }) => row.due)}::text[],
      ${of(({ row }) => row.state)}::text[], ${of(({ dates }) => dates.due)}::text[]) n (id, term_id, event, due, state, new_due)`.execute(tx)
}
