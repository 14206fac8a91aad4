import type pg from 'pg'
import { openPool, transact } from '#kernel/server/db.ts'
import type { Services } from '#kernel/server/services.ts'
import { startLoadedTerms } from '#modules/measures/server/index.ts'

/** The terms of the orders and hearings just loaded, through the same door as those that a worker records. */
export async function startMeasureTerms(owner: pg.ClientConfig, services: Services): Promise<void> {
  const pool = openPool(owner, { size: 1, statementMs: 60_000 })
  try {
    const { rows } = await pool.query<{ case_id: string }>('select distinct case_id from measures.measure')
    await transact(pool, (tx) => startLoadedTerms({ tx, actor: null, now: services.clock.now() }, rows.map(({ case_id }) => case_id)))
  } finally {
    await pool.end()
  }
}
