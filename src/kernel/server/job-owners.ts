import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'

/** How a worker is known to others while it lives: a lock of its connection, which ends with the process whatever happens to it. */
const lockOf = 'hashtextextended($1, 404)'

/** Taking a job and ending one take less, by far. */
const UNHELD_MS = 1500

interface Held {
  id: string
  attempts: number
  owner: string
}

/**
 * The queue keeps a job of a killed process for four hours, in case it still runs. Here each worker holds a lock in its own name for as long as its
 * process lives, so others know at once that it is dead and take its jobs. It keeps as long a job of a living process that nobody there works on: taken,
 * failed or done just when the connection was lost. A job taken twice by mistake still has its effects once (`once` of a task).
 */
export class JobOwners {
  readonly #pool: pg.Pool
  readonly #mine = new Set<string>()
  readonly #locked = new Set<string>()
  #active = new Set<string>()
  /** When (`performance.now()`) a job of ours was first seen that nobody works on, by job and attempt. */
  #unheldSince = new Map<string, number>()
  #client: pg.PoolClient | null = null

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** The pool of workers that tells these events is of this process, its only one from now on. */
  follow(events: WorkerEvents): void {
    // those of the pool before have ended
    const active = (this.#active = new Set())
    // the queue marks a job with the pool that took it
    events.on('pool:create', ({ workerPool }) => this.#mine.add(workerPool.id))
    events.on('job:start', ({ job }) => active.add(String(job.id)))
    events.on('job:complete', ({ job }) => active.delete(String(job.id)))
  }

  /**
   * Holds the lock of this process's workers (again after a lost connection), frees the jobs of the dead, and those of this process that nobody has
   * worked on for some seconds. Answers how many workers were dead, and how many jobs unheld.
   */
  async sweep(): Promise<{ dead: number; unheld: number }> {
    const client = await this.#connection()
    await this.#lock(client)
    const { rows } = await client.query<Held>('select id::text, attempts, locked_by as owner from graphile_worker._private_jobs where locked_by is not null')
    const unheld = await this.#freeUnheld(client, rows.filter(({ owner }) => this.#mine.has(owner)))
    const dead = await this.#freeOfDead(client, new Set(rows.map(({ owner }) => owner).filter((owner) => !this.#mine.has(owner))))
    // they need not wait until somebody looks by himself
    if (unheld + dead) await client.query("select pg_notify('jobs:insert', $1)", [JSON.stringify({ count: rows.length })])
    return { dead, unheld }
  }

  /** Gives the locks up. */
  close(): void {
    if (this.#client) this.#lose(this.#client)
  }

  async #lock(client: pg.PoolClient): Promise<void> {
    for (const id of [...this.#mine].filter((one) => !this.#locked.has(one))) {
      await client.query(`select pg_advisory_lock(${lockOf})`, [id])
      if (this.#client === client) this.#locked.add(id)
    }
  }

  async #freeOfDead(client: pg.PoolClient, others: ReadonlySet<string>): Promise<number> {
    let dead = 0
    for (const id of others) {
      const { rows: [lock] } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${lockOf}) as got`, [id])
      if (!lock!.got) continue
      await client.query('select graphile_worker.force_unlock_workers(array[$1])', [id])
      await client.query(`select pg_advisory_unlock(${lockOf})`, [id])
      dead++
    }
    return dead
  }

  async #freeUnheld(client: pg.PoolClient, ours: readonly Held[]): Promise<number> {
    const now = performance.now()
    const before = this.#unheldSince
    const since = new Map(ours.filter(({ id }) => !this.#active.has(id)).map((job) => [job, before.get(turnOf(job)) ?? now]))
    this.#unheldSince = new Map([...since].map(([job, at]) => [turnOf(job), at]))
    const lost = [...since].filter(([, at]) => now - at >= UNHELD_MS).map(([job]) => job)
    if (!lost.length) return 0
    const { rowCount } = await client.query(
      'update graphile_worker._private_jobs set locked_by = null, locked_at = null where id = any($1::bigint[]) and locked_by = any($2)',
      [lost.map(({ id }) => id), lost.map(({ owner }) => owner)],
    )
    return rowCount ?? 0
  }

  async #connection(): Promise<pg.PoolClient> {
    if (this.#client) return this.#client
    const client = await this.#pool.connect()
    client.on('error', () => this.#lose(client))
    client.on('end', () => this.#lose(client))
    return (this.#client = client)
  }

  /** The connection is gone, and the locks with it: its place in the pool must not go too, or after some losses there is none left to take jobs with. */
  #lose(client: pg.PoolClient): void {
    if (this.#client !== client) return
    this.#client = null
    this.#locked.clear()
    client.release(true)
  }
}

const turnOf = ({ id, attempts }: Held): string => `${id} ${attempts}`
