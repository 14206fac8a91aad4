import type pg from 'pg'
import { openPool, transact } from '#kernel/server/db.ts'
import type { Services } from '#kernel/server/services.ts'
import { compareLoaded } from '#modules/identity/server/index.ts'

/** Everybody just loaded can be found by the engine, and those registered twice are compared at once: the others within the first minute. */
export async function startIdentity(owner: pg.ClientConfig, services: Services, again: readonly string[]): Promise<void> {
  const pool = openPool(owner, { size: 1, statementMs: 60_000 })
  try {
    await transact(pool, (tx) => compareLoaded(tx, again, services.clock.now()))
  } finally {
    await pool.end()
  }
}
