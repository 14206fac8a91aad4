import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import type { DB } from './database.gen.ts'

declare const branded: unique symbol
/** A transaction opened by `operation` (or a job): the only way to the database. Row-level security already knows who acts. */
export type Tx = Omit<Kysely<DB>, 'transaction' | 'startTransaction' | 'destroy'> & { readonly [branded]: 'tx' }

// Dates stay dates: a `date` is text (never midnight of the server's zone), an instant is ISO 8601 in UTC, a count is a number.
pg.types.setTypeParser(1082, (text) => text)
pg.types.setTypeParser(1184, instantText)
pg.types.setTypeParser(1114, (text) => text)
pg.types.setTypeParser(20, Number)

/** `2026-03-03 14:30:00.12+00` → `2026-03-03T14:30:00.120Z`; infinities and other zones handled. */
export function instantText(text: string): string {
  if (text === 'infinity' || text === '-infinity') return text
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/.exec(text)
  if (!match) return new Date(text).toISOString()
  return `${match[1]}T${match[2]}.${(match[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`
}

const names = new Map<string, string>()
/** The same text gets the same short statement name, so that the server parses and plans it once for each connection. */
function statementName(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    // Texts come from the query builder: few hundreds. A runaway (lists of different lengths) must not grow without end.
    if (names.size < 5000) names.set(text, name)
  }
  return name
}

interface Limits {
  size: number
  /** Longest time a statement may take, ms. The client's own limit is slightly longer and also covers a stalled network. */
  statementMs?: number
  /** Longest wait for a free connection, ms. */
  waitMs?: number
}

/** A connection pool whose every connection has time limits on both sides and reads instants in UTC. */
export function openPool(config: pg.ClientConfig, { size, statementMs = 4000, waitMs = 2000 }: Limits): pg.Pool {
  const pool = new pg.Pool({
    // Statements may follow each other without waiting for the answer to the one before; see `Transaction`.
    pipeline: true,
    ...config,
    max: size,
    connectionTimeoutMillis: waitMs,
    query_timeout: statementMs + 500,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: `-c statement_timeout=${statementMs} -c lock_timeout=${Math.min(2000, statementMs)} -c idle_in_transaction_session_timeout=15000 -c TimeZone=UTC`,
  })
  // A connection lost while idle is replaced on the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  // One lost while in use, between two of its queries, is told by the next one: it too must not end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const streamOf = (client: pg.ClientBase): Writable => (client as unknown as { connection: { stream: Writable } }).connection.stream

/**
 * One transaction on one connection. All that a turn of the event loop asks of it travels in one packet: waking another process costs more
 * than most of our statements. The order is that of the calls, and after a failure the database refuses the rest.
 */
class Transaction {
  readonly #client: pg.ClientBase
  #state: 'open' | 'closing' | 'committed' | 'over' = 'open'

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async begin(): Promise<void> {
    await this.#send({ text: 'begin' })
  }

  /** The next statement is the last one. */
  close(): void {
    this.#state = 'closing'
  }

  async query(query: pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.#state === 'closing') return this.#sendAndCommit(query)
    // A branch still running after another one failed must not reach into the connection's next transaction.
    if (this.#state !== 'open') throw new Error('the transaction is over')
    return this.#send(query)
  }

  async commit(): Promise<void> {
    if (this.#state !== 'committed') await this.#send({ text: 'commit' })
    this.#state = 'over'
  }

  async rollback(): Promise<void> {
    this.#state = 'over'
    await this.#send({ text: 'rollback' })
  }

  #send(query: pg.QueryConfig): Promise<pg.QueryResult> {
    this.#gather()
    return this.#client.query(query)
  }

  /** The commit goes right behind the statement: if that fails, it rolls back. */
  async #sendAndCommit(query: pg.QueryConfig): Promise<pg.QueryResult> {
    this.#gather()
    this.#state = 'over'
    let unsent: Error | undefined
    const answered = new Promise<pg.QueryResult>((resolve, reject) => {
      this.#client.query(query, (error, result) => {
        unsent ??= error
        if (error) reject(error)
        else resolve(result)
      })
    })
    // What could not even be written has failed already: then nothing may be committed.
    if (unsent) return answered
    const [result] = await Promise.all([answered, this.#client.query('commit')])
    this.#state = 'committed'
    return result
  }

  #gather(): void {
    const stream = streamOf(this.#client)
    stream.cork()
    process.nextTick(() => stream.uncork())
  }
}

/** Speaks for the query builder within one transaction. */
class BoundDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(transaction: Transaction) {
    this.#connection = {
      executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
        const result = await transaction.query(
          parameters.length ? { name: statementName(sql), text: sql, values: parameters as unknown[] } : { text: sql },
        )
        return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
      },
      streamQuery: () => {
        throw new Error('streaming is not offered inside a transaction')
      },
    }
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('the transaction is already open')
  }
  async commitTransaction(): Promise<void> {
    throw new Error('only the operation commits')
  }
  async rollbackTransaction(): Promise<void> {
    throw new Error('only the operation rolls back')
  }
}

const adapter = new PostgresAdapter()
const queryCompiler = new PostgresQueryCompiler()
const transactions = new WeakMap<Tx, Transaction>()

function builderOf(transaction: Transaction): Tx {
  const tx = new Kysely<DB>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => new BoundDriver(transaction),
      createQueryCompiler: () => queryCompiler,
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  }) as unknown as Tx
  transactions.set(tx, transaction)
  return tx
}

/** Runs the one statement that ends a transaction, together with its commit: one wait instead of two. Nothing may follow it. */
export function lastly<T>(tx: Tx, statement: () => Promise<T>): Promise<T> {
  transactions.get(tx)!.close()
  return statement()
}

/**
 * Runs `work` in one transaction and commits it; any error rolls back. A connection that timed out or broke is thrown away, never
 * given to the next request. After `longestMs` as a whole the connection is cut (`busy`): over a bad line each of many statements may stay within its own limit.
 */
export async function transact<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, longestMs?: number): Promise<T> {
  const client = await pool.connect()
  const transaction = new Transaction(client)
  let broken = false
  const cut = longestMs === undefined ? undefined : setTimeout(() => streamOf(client).destroy(new Error('transaction timeout')), longestMs)
  try {
    // not awaited: it travels with the first statement, which fails if it fails
    const begun = transaction.begin()
    begun.catch(() => undefined)
    const result = await work(builderOf(transaction))
    await begun
    await transaction.commit()
    return result
  } catch (error) {
    broken = ['busy', 'outdated'].includes(troubleOf(error))
    if (!broken) await transaction.rollback().catch(() => (broken = true))
    throw error
  } finally {
    clearTimeout(cut)
    client.release(broken)
  }
}

/** What PostgreSQL or the driver said, reduced to what the edge must decide. */
export type Trouble = 'busy' | 'duplicate' | 'refused' | 'broken-reference' | 'serialization' | 'outdated' | 'unfit' | 'unknown'

/**
 * Classifies a database error: `busy` is worth a retry in some seconds, `serialization` at once, `outdated` at once on another connection (a table changed
 * under the plan that this one keeps); `unfit`: no column can hold the value.
 */
export function troubleOf(error: unknown): Trouble {
  const { code, message, syscall } = error as { code?: string; message?: string; syscall?: string }
  if (code === '23505' || code === '23P01') return 'duplicate'
  // A missing grant has the same code as a row refused by its policy, but is our mistake, not the user's.
  if (code === '42501') return message?.startsWith('permission denied for') ? 'unknown' : 'refused'
  if (code === '23503') return 'broken-reference'
  if (code === '40001' || code === '40P01') return 'serialization'
  if (code === '0A000' && message?.startsWith('cached plan')) return 'outdated'
  // a number too large for its column, a moment outside the calendar, a character that no text may hold
  if (code && /^22(003|007|008|021|P05)$/.test(code)) return 'unfit'
  if (code && /^(57|53|55P03|08|58)/.test(code)) return 'busy'
  if (code && /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/.test(code)) return 'busy'
  // the socket of a stopped server, not just any missing file
  if (code === 'ENOENT' && syscall === 'connect') return 'busy'
  if (message && /timeout|terminated|Connection ended|not queryable|Query read|connection error/i.test(message)) return 'busy'
  return 'unknown'
}
