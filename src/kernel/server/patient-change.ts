// Changes the schema of a database that people are working on, without holding them up.
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** How long a change waits for a table at first: whoever comes behind it waits as long. */
const WAIT_MS = 200
/** Where so many work that their short transactions do not end in that time, it comes to wait this long, a step at a time: with what it has to do itself, under a second for who is behind. */
const LONGEST_WAIT_MS = 600
const STEP_MS = 100
const LONGEST_PAUSE_MS = 5000

/** For who changes a database that is in use. */
export interface Patience {
  /** How long to go on trying, ms; ten minutes if not said. */
  patienceMs?: number
  /** Told, in Italian, each time the change stood aside. */
  onWait?: (words: string) => void
}

/** The change could not be made for all this time; the message says who is in the way, in Italian. */
export class BusyDatabaseError extends Error {}

/**
 * Runs `change` in one transaction and commits it. A change that waits for a table makes everybody behind it wait: after a fifth of a second it gives up,
 * lets them pass, and tries again later, until it finds the moment; it comes to wait longer only where no long transaction is in the way. `change` is told how
 * long, ms, and which attempt this is, from 1. Throws `BusyDatabaseError` when it finds no moment; any other error as it is.
 */
export async function changePatiently<T>(client: pg.Client, what: string, change: (waitMs: number, attempt: number) => Promise<T>, { patienceMs = 600_000, onWait }: Patience = {}): Promise<T> {
  const until = Date.now() + patienceMs
  for (let attempt = 1, waitMs = WAIT_MS; ; attempt++) {
    try {
      await client.query(`begin; set local lock_timeout = ${waitMs}`)
      const done = await change(waitMs, attempt)
      await client.query('commit')
      return done
    } catch (error) {
      await client.query('rollback')
      if (!isBusy(error)) throw error
      const oldest = await oldestTransaction(client)
      // behind a long one more waiting would gain nothing
      if (!oldest || oldest.seconds < 1) waitMs = Math.min(LONGEST_WAIT_MS, waitMs + STEP_MS)
      const words = `${what}: la base di dati è in uso${oldest ? ` (una transazione di ${oldest.usename}, processo ${oldest.pid}, è aperta da ${Math.round(oldest.seconds)} s)` : ''}.`
      if (Date.now() > until) throw new BusyDatabaseError(`${words} Niente è cambiato: si riprova al prossimo avvio, quando è libera.`)
      onWait?.(`${words} Riprovo.`)
      await sleep(Math.min(LONGEST_PAUSE_MS, 250 * 2 ** attempt) * (0.5 + Math.random() / 2))
    }
  }
}

// lock not available; deadlock; the statement that takes many locks ran out of its time
const isBusy = (error: unknown): boolean => ['55P03', '40P01', '57014'].includes((error as { code?: string }).code ?? '')

/** The oldest transaction of others, as far as this role may know of it. */
async function oldestTransaction(client: pg.Client): Promise<{ pid: number; usename: string; seconds: number } | undefined> {
  const { rows } = await client.query<{ pid: number; usename: string; seconds: number }>(`
    select pid, usename, extract(epoch from clock_timestamp() - xact_start)::float as seconds from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and backend_type = 'client backend' order by xact_start limit 1`)
  return rows[0]
}

/**
 * Takes the table that every transaction of the product begins with, if it is there yet: those under way end, the others wait before they hold anything. Without it a change of
 * two tables and a transaction that uses both wait for each other.
 */
export async function takeGate(client: pg.Client, gate: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_class where oid = to_regclass($1)', [gate])
  if (rowCount) await client.query(`lock table ${gate} in access exclusive mode`)
}

/**
 * Takes every table and view of these schemas for itself, inside the caller's transaction, all within `waitMs`. `gate` first: the table that
 * every transaction of the product begins with, so that behind it all others are free and nobody holds one of them while he waits for another.
 */
export async function takeEverything(client: pg.Client, schemas: readonly string[], gate: string, waitMs: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, t.relname) as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where n.nspname = any ($1) and t.relkind in ('r', 'p', 'v') order by t.oid = to_regclass($2) desc, t.relkind, 1`, [schemas, gate])
  if (!rows.length) return
  await client.query(`set local statement_timeout = ${waitMs}`)
  await client.query(`lock table ${rows.map(({ name }) => name).join(', ')} in access exclusive mode`)
  await client.query('set local statement_timeout = 0')
}
