import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openPool } from './db.ts'

type ConnectCallback = (error: Error | undefined, client: pg.PoolClient | undefined, release: (broken?: Error | boolean) => void) => void

// The library computes with dates, where our other connections give text.
const datesAsDates: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === 1184 ? (text: string) => new Date(text) : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** The connections of the queue's library: one listens, one holds the locks of the workers (`JobOwners`), two take and end jobs. */
export function openQueuePool(connection: pg.ClientConfig, limits: { statementMs: number; waitMs: number }): pg.Pool {
  const pool = openPool({ ...connection, types: datesAsDates }, { size: 4, ...limits })
  const connect = pool.connect.bind(pool) as (callback: ConnectCallback) => void
  // After some codes (a database that starts, a host that does not answer) the library pauses ever longer, up to three minutes, and finds out that much
  // later that the database is back. Without a code it looks again after two seconds.
  const uncoded: typeof connect = (callback) => connect((error, client, release) => callback(error && new Error(error.message, { cause: error }), client, release))
  pool.connect = ((callback?: ConnectCallback) =>
    callback ? uncoded(callback) : new Promise((resolve, reject) => uncoded((error, client) => (error ? reject(error) : resolve(client!))))) as pg.Pool['connect']
  return pool
}

/** Ends them when nobody waits for one any more: a worker that stops does not wait until the end of its last job is written. */
export async function endQueuePool(pool: pg.Pool): Promise<void> {
  while (pool.waitingCount) await sleep(10)
  await pool.end()
}
