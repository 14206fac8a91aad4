import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { MatchBand } from '#modules/people/contract.ts'

export interface Hit {
  trace_id: string
  person_id: string
  band: MatchBand
  evidence: string
  score_version: string
  found_at: string
}

/** What the background found for a search so far, by person. */
export async function hitsOf(tx: Tx, traceId: string): Promise<Map<string, Hit>> {
  const rows = await tx.selectFrom('identity.trace_hit').select(['trace_id', 'person_id', 'band', 'evidence', 'score_version', 'found_at']).where('trace_id', '=', traceId).execute()
  return new Map(rows.map((row) => [row.person_id, row as Hit]))
}

/** Open searches that one of these people was found for. */
export const tracesHitBy = async (tx: Tx, people: readonly string[]): Promise<string[]> =>
  (await tx.selectFrom('identity.trace_hit as h').innerJoin('identity.trace as t', 't.id', 'h.trace_id').select('h.trace_id').distinct()
    .where('t.state', '=', 'open').where(sql<boolean>`h.person_id = any (${[...people]}::uuid[])`).execute()).map((row) => row.trace_id)

/** Leaves exactly these as what is found for a search. */
export async function putHits(tx: Tx, traceId: string, hits: readonly Hit[]): Promise<void> {
  await tx.deleteFrom('identity.trace_hit').where('trace_id', '=', traceId).where(sql<boolean>`person_id <> all (${hits.map((hit) => hit.person_id)}::uuid[])`).execute()
  if (!hits.length) return
  await tx.insertInto('identity.trace_hit').values([...hits]).onConflict((conflict) => conflict.columns(['trace_id', 'person_id']).doUpdateSet((eb) => ({
    band: eb.ref('excluded.band'), evidence: eb.ref('excluded.evidence'), score_version: eb.ref('excluded.score_version'), found_at: eb.ref('excluded.found_at'),
  }))).execute()
}

export interface Follower {
  actor_id: string
  case_id: string
  /** Sees who was found; otherwise he may at most learn that there is somebody. */
  reaches: boolean
}

/** Who follows an open search and may be told of this registration, those not told of the search already and still to read it. */
export async function followersOf(tx: Tx, traceId: string, found: string): Promise<Follower[]> {
  return (await sql<Follower>`select f.actor_id, f.case_id, f.reaches from identity.trace_followers(${traceId}::uuid, ${found}::uuid) f
    where not exists (select 1 from kernel.notice n where n.actor_id = f.actor_id and n.kind = 'identity.trace_hit' and n.read_at is null and n.params ->> 'traceId' = ${traceId})`.execute(tx)).rows
}

/** Takes away what was found for searches that ended. */
export const forgetHits = (tx: Tx) => sql`delete from identity.trace_hit h using identity.trace t where t.id = h.trace_id and t.state <> 'open'`.execute(tx)
