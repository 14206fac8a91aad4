import { sql } from 'kysely'
import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Dated } from './compute-term.ts'
import { termColumns, type TermRow, type TermUpdate } from './term-store.ts'

/** A term with its new dates, and what they make of its state. */
export interface Moved {
  row: TermRow
  dates: Dated
  change: TermUpdate
}

export const parameterById = (tx: Tx, id: string) =>
  tx.selectFrom('deadlines.parameter').select(['name', 'source', 'applied_at']).where('id', '=', id).executeTakeFirstOrThrow()

export const noteRecomputed = (tx: Tx, id: string, at: string) =>
  tx.updateTable('deadlines.parameter').set({ recomputed_at: at }).where('id', '=', id).execute()

/** The next open and suspended terms of these rules in order of id, locked until the transaction ends. */
export async function batchOf(tx: Tx, ids: readonly string[], after: string | null, limit: number): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`select ${termColumns} from deadlines.term t where t.rule_id = any (${[...ids]}::text[]) and (t.live or t.state = 'suspended')
    ${after ? sql`and t.id > ${after}::uuid` : sql``} order by t.id limit ${limit} for update`.execute(tx)
  return rows
}

/** Terms whose date stays, while the law they stand under changed: a line of history, once. */
export async function noteTouched(tx: Tx, rows: readonly TermRow[], { reason, since }: { reason: string; since: string }, now: number): Promise<void> {
  const of = <T>(pick: (row: TermRow) => T): T[] => rows.map(pick)
  await sql`
    insert into deadlines.term_history (id, term_id, at, by_operator, what, reason, event, due, state, new_due)
    select n.id, n.term_id, ${new Date(now).toISOString()}::timestamptz, null, 'recomputed', ${reason}, n.event, n.due, n.state, n.due
    from unnest(${of(() => newId(now))}::uuid[], ${of(({ id }) => id)}::uuid[], ${of(({ event }) => event)}::text[], ${of(({ due }) => due)}::text[], ${of(({ state }) => state)}::text[])
      n (id, term_id, event, due, state)
    where not exists (select 1 from deadlines.term_history h where h.term_id = n.term_id and h.what = 'recomputed' and h.at >= ${since}::timestamptz)`.execute(tx)
}

/** New dates with their history: two statements, however many the terms. */
export async function writeMoved(tx: Tx, moved: readonly Moved[], reason: string, now: number): Promise<void> {
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
