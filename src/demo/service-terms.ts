import type pg from 'pg'
import { openPool, transact } from '#kernel/server/db.ts'
import type { Services } from '#kernel/server/services.ts'
import { startLoadedServices } from '#modules/referrals/server/index.ts'

/** The terms of the services and requests just loaded, through the same door as those that a worker writes. */
export async function startServiceTerms(owner: pg.ClientConfig, services: Services): Promise<void> {
  const pool = openPool(owner, { size: 1, statementMs: 60_000 })
  try {
    await transact(pool, (tx) => startLoadedServices({ tx, actor: null, now: services.clock.now() }))
  } finally {
    await pool.end()
  }
}
