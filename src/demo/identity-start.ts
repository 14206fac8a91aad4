import type pg from 'pg'
import { openPool, transact } from '#kernel/server/db.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import type { Services } from '#kernel/server/services.ts'
import { compareLoaded } from '#modules/identity/server/index.ts'

/** Everybody just loaded can be found by the engine, and those registered twice are compared at once: the others within the first minute. Who was asked gets his term. */
export async function startIdentity(owner: pg.ClientConfig, services: Services, again: readonly string[], questions: readonly string[]): Promise<void> {
  const pool = openPool(owner, { size: 1, statementMs: 60_000 })
  try {
    await transact(pool, async (tx) => {
      await compareLoaded(tx, again, services.clock.now())
      for (const questionId of questions) await enqueue(tx, 'identity.asked', { questionId })
    })
  } finally {
    await pool.end()
  }
}

export interface Decided {
  /** The two registrations. */
  pair: readonly [string, string]
  verdict: 'same' | 'different' | 'unsure'
  reason: string
  by: string
  /** Who confirmed it; null: a second person has still to look, when one is needed. */
  second: string | null
  at: string
  /** The question to another service whose answer said so. */
  question?: string
}

/** What people decided about pairs that the engine found: with the figures it gave them. A pair it does not find is not decided on. */
export async function decideAlready(client: pg.Client, decisions: readonly Decided[]): Promise<void> {
  for (const { pair, verdict, reason, by, second, at, question = null } of decisions) {
    const waits = verdict === 'same' && second === null
    const { rows: [found] } = await client.query<{ id: string; decision: string }>(`
      with pair as (
        update identity.suggestion set state = case when $8 then 'confirming' else $2 end, found_at = least(found_at, $5::timestamptz - interval '1 day'), changed_at = $5, version = version + 1, kind = 'duplicate'
        where low = least($1::uuid, $6::uuid) and high = greatest($1::uuid, $6::uuid) and not ($8 and band = 'very_likely') returning *)
      insert into identity.decision (id, suggestion_id, verdict, reason, decided_by, decided_at, band, score, score_version, explanation, evidence, needs_second, second, second_by, second_at, second_reason, question_id)
      select gen_random_uuid(), p.id, $2, $3, $4, $5, p.band, p.score, p.score_version, p.explanation, p.evidence, $9::uuid is null and $2 = 'same' and p.band <> 'very_likely',
        case when c.confirmed then 'confirmed' end, case when c.confirmed then $7::uuid end, case when c.confirmed then $5::timestamptz + interval '1 day' end,
        case when c.confirmed then 'Ho letto i due fascicoli: è lui.' end, $9::uuid
      from pair p cross join lateral (select $9::uuid is null and not $8 and $2 = 'same' and p.band <> 'very_likely' as confirmed) c
      returning suggestion_id as id, id as decision`, [pair[0], verdict, reason, by, at, pair[1], second, waits, question])
    if (found && verdict === 'same' && !waits) {
      await client.query('insert into identity.link (id, decision_id, low, high, made_at) values (gen_random_uuid(), $1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4)', [found.decision, ...pair, at])
    }
  }
}
