import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { isQueued } from '#kernel/server/jobs.ts'
import { termColumns, type TermRow } from './term-store.ts'

/** The database's clock, milliseconds: the one clock that all processes share. */
export async function databaseClock(tx: Tx): Promise<number> {
  const { rows } = await sql<{ at: number }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as at`.execute(tx)
  return rows[0]!.at
}

/**
 * Queues one job for each term whose next alarm comes before `until`; those already past ring at once. One that is queued for its moment stays as it is: after a long stop
 * each round goes on with the terms that the rounds before did not come to, and leaves the others the time to ring. Returns how many.
 */
export async function queueRings(tx: Tx, now: number, until: number, limit: number): Promise<number> {
  const moment = sql`case when t.next_alarm_at > ${new Date(now).toISOString()}::timestamptz then t.next_alarm_at end`
  const { rows } = await sql<{ n: number }>`
    with due as (
      select t.id, ${moment} as moment from deadlines.term t where t.next_alarm_at <= ${new Date(until).toISOString()}::timestamptz
        and not ${isQueued(sql`'deadlines.ring:' || t.id`, sql`coalesce(${moment}, now())`)} order by t.next_alarm_at limit ${limit}
    ), queued as (
      select kernel.enqueue('deadlines.ring', jsonb_build_object('termId', d.id), d.moment, 'deadlines.ring:' || d.id) from due d
    ) select count(*) as n from queued`.execute(tx)
  return rows[0]!.n
}

/** Marks live terms that nobody who works answers for; returns how many were found. */
export async function markOrphans(tx: Tx, now: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select deadlines.mark_orphans(${new Date(now).toISOString()}::timestamptz) as n`.execute(tx)
  return rows[0]!.n
}

/** A term for the clock, locked until the transaction ends. */
export async function lockTerm(tx: Tx, id: string): Promise<TermRow | undefined> {
  const { rows } = await sql<TermRow>`select ${termColumns} from deadlines.term t where t.id = ${id}::uuid for update`.execute(tx)
  return rows[0]
}

/** Notes that an alarm rang; false when it had already. */
export async function noteRung(tx: Tx, row: { term_id: string; kind: string; at: string; lead: string | null; rung_at: string; told: number }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('deadlines.alarm').values(row).onConflict((conflict) => conflict.columns(['term_id', 'kind', 'at']).doNothing()).executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const setNextAlarm = (tx: Tx, id: string, at: string | null) =>
  tx.updateTable('deadlines.term').set({ next_alarm_at: at }).where('id', '=', id).execute()

export const markMissed = (tx: Tx, id: string, missedAt: string) =>
  tx.updateTable('deadlines.term').set((eb) => ({ state: 'missed', missed_at: missedAt, next_alarm_at: null, version: eb('version', '+', 1) })).where('id', '=', id).execute()

/** Open terms of a file or of a unit and those below it, to plan their alarms anew. */
export async function openTermsOf(tx: Tx, of: { subject?: string; unit?: string; pace?: string }, after: string | null, limit: number): Promise<TermRow[]> {
  const where = of.subject ? sql`t.subject = ${of.subject}::uuid` : sql`t.unit_id in (select deadlines.unit_and_below(${of.unit!}::uuid)) and t.pace = ${of.pace!}`
  const { rows } = await sql<TermRow>`select ${termColumns} from deadlines.term t where ${where} and t.live and t.state = 'open'
    ${after ? sql`and t.id > ${after}::uuid` : sql``} order by t.id limit ${limit} for update`.execute(tx)
  return rows
}

/** New next alarms, many at once. */
export async function setNextAlarms(tx: Tx, rows: readonly { id: string; next: string | null }[]): Promise<void> {
  if (!rows.length) return
  await sql`update deadlines.term t set next_alarm_at = n.at from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ next }) => next)}::timestamptz[]) n (id, at)
    where t.id = n.id`.execute(tx)
}

/** The number of a file; null for a term of a body. */
export async function numberOf(tx: Tx, subject: string | null): Promise<string | null> {
  if (subject === null) return null
  return (await tx.selectFrom('deadlines.subject').select('number').where('subject', '=', subject).executeTakeFirst())?.number ?? null
}

/** A change of law whose computing was cut short (its process died) starts again: what has moved already is found as it should be. */
export async function resumeRecomputing(tx: Tx, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  await sql`
    select kernel.enqueue('deadlines.recompute', jsonb_build_object('parameterId', p.id), null, 'deadlines.recompute:' || p.id) from deadlines.parameter p
    where p.recomputed_at is null and p.applied_at < ${at}::timestamptz - interval '10 minutes'
      and (extract(epoch from ${at}::timestamptz - p.applied_at)::bigint / 60) % 10 = 0`.execute(tx)
}

/**
 * The next round of the clock, in the middle of the next minute by the database's clock. The key is that minute's: rounds that meet ask for the same one, and
 * none replaces the job that another is ending (which would block both).
 */
export const queueRound = (tx: Tx) => sql`
  select kernel.enqueue('deadlines.dispatch', '{}', next.at, 'deadlines.dispatch:' || extract(epoch from next.at)::bigint)
  from (select date_trunc('minute', now()) + interval '90 seconds' as at) next`.execute(tx)
