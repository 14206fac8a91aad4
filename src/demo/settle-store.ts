import { sql } from 'kysely'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'

export interface Lapsed {
  id: string
  source_kind: string
  source_id: string
  rule_id: string | null
  due: string
  lapse_at: string
  responsible_id: string
  recurring: boolean
  /** A permit for whose renewal nobody asked: nothing to prove that it was. */
  unasked: boolean
}

/** Open terms whose moment is past, of files that somebody answers for: the latest first. */
export async function lapsed(tx: Tx, now: number): Promise<Lapsed[]> {
  const { rows } = await sql<Lapsed>`select t.id, t.source_kind, t.source_id, t.rule_id, t.due, t.lapse_at::text, t.responsible_id, t.series is not null as recurring,
      t.source_kind = 'permits.permit' and not exists (select 1 from permits.renewal r where r.permit_id = t.source_id) as unasked from deadlines.term t
    where t.state = 'open' and t.lapse_at < ${new Date(now).toISOString()}::timestamptz and t.responsible_id is not null order by t.lapse_at desc, t.id`.execute(tx)
  return rows
}

/** Missed when they lapsed, and nobody rung for it. */
export async function markMissed(tx: Tx, kept: readonly string[]): Promise<void> {
  await sql`update deadlines.term set state = 'missed', missed_at = lapse_at, next_alarm_at = null, version = version + 1 where id = any (${[...kept]}::uuid[])`.execute(tx)
  await sql`insert into deadlines.term_history (id, term_id, at, by_operator, what, reason, event, due, state, new_due)
    select gen_random_uuid(), t.id, t.lapse_at, null, 'missed', null, t.event, t.due, 'open', t.due from deadlines.term t where t.id = any (${[...kept]}::uuid[])`.execute(tx)
}

export async function putOffReview(tx: Tx, planId: string, next: PlainDate): Promise<void> {
  await sql`update plans.plan set next_review_on = ${next} where id = ${planId}::uuid`.execute(tx)
}

/** What other modules say of a term that was done then (an instant). */
export async function followDone(tx: Tx, row: Lapsed, done: string): Promise<void> {
  await sql`update deadlines.term_history set at = ${done}::timestamptz where term_id = ${row.id}::uuid and what = 'done'`.execute(tx)
  if (row.source_kind === 'plans.review') await sql`update plans.plan p set next_review_on = (select min(t.due) from deadlines.term t where t.source_id = p.id and t.state = 'open')::date where p.id = ${row.source_id}::uuid`.execute(tx)
  if (row.source_kind === 'plans.action') await sql`update plans.action set state = 'done', state_on = ${row.due.slice(0, 10)}::date where id = ${row.source_id}::uuid and state <> 'done'`.execute(tx)
  await sql`with gone as (delete from measures.term_link where term_id = ${row.id}::uuid and key like 'prescription %' returning key)
    update measures.prescription p set state = 'adempiuta', state_on = ${done.slice(0, 10)}::date, state_words = 'Verificato dal servizio', state_by = ${row.responsible_id}::uuid
    from gone where p.id = substr(gone.key, 14)::uuid`.execute(tx)
}

/** What happened before the world was loaded is news to nobody. */
export async function readOldNotices(tx: Tx): Promise<void> {
  await sql`update kernel.notice set read_at = created_at where read_at is null and kind = 'procedures.effect_lost'`.execute(tx)
}
