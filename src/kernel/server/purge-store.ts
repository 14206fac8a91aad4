import { sql } from 'kysely'
import type { Tx } from './db.ts'

// Each deletes some thousand rows at most, and answers how many: few locks, short transactions. How old they must be is said by the policies of
// `app_jobs` in rls.sql too: a mistake here deletes nothing that lives.
const BATCH = 5000

const deleted = async (query: ReturnType<typeof sql>, tx: Tx): Promise<number> => Number((await query.execute(tx)).numAffectedRows ?? 0n)

/** Sessions over for 90 days; the newest of each person stays, since it tells when he was last here. */
export const purgeSessions = (tx: Tx): Promise<number> =>
  deleted(sql`delete from kernel.session where id in (
    select s.id from kernel.session s where coalesce(s.revoked_at, s.expires_at) < now() - interval '90 days'
      and (s.stage = 'pending' or exists (select 1 from kernel.session n where n.actor_id = s.actor_id and n.stage = 'full' and n.last_seen_at > s.last_seen_at))
    limit ${BATCH})`, tx)

/** Keys of requests answered more than a week ago, with their answers: nobody retries any more. */
export const purgeRequests = (tx: Tx): Promise<number> =>
  deleted(sql`delete from kernel.request where (actor_id, key) in (select actor_id, key from kernel.request where created_at < now() - interval '7 days' limit ${BATCH})`, tx)

/** Notices read and more than a year old. */
export const purgeNotices = (tx: Tx): Promise<number> =>
  deleted(sql`delete from kernel.notice where id in (select id from kernel.notice where read_at is not null and created_at < now() - interval '1 year' limit ${BATCH})`, tx)

export const PURGE_BATCH = BATCH
