import type pg from 'pg'

/** How a worker is known to others while it lives: a lock of its connection, which ends with the process whatever happens to it. */
const lockOf = 'hashtextextended($1, 404)'

/**
 * The queue keeps a job of a killed process for four hours, in case it still runs. Here each worker holds a lock in its own name for as long as its
 * process lives, so others know at once that it is dead and take its jobs. A job taken twice by mistake still has its effects once (`once` of a task).
 */
export class JobOwners {
  readonly #pool: pg.Pool
  readonly #mine = new Set<string>()
  #client: pg.PoolClient | null = null

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** This pool of workers is of this process. */
  add(poolId: string): void {
    this.#mine.add(poolId)
  }

  /** Holds the lock of this process's workers (again after a lost connection), and frees the jobs of the dead. Answers how many were dead. */
  async sweep(): Promise<number> {
    const client = await this.#connection()
    for (const id of this.#mine) {
      const { rows } = await client.query<{ held: boolean }>(`select count(*) > 0 as held from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
        and (classid::bigint << 32 | objid::bigint) = ${lockOf} and objsubid = 1`, [id])
      if (!rows[0]!.held) await client.query(`select pg_advisory_lock(${lockOf})`, [id])
    }
    const { rows } = await client.query<{ id: string }>('select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null')
    let dead = 0
    for (const { id } of rows.filter((row) => !this.#mine.has(row.id))) {
      const { rows: [lock] } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${lockOf}) as got`, [id])
      if (!lock!.got) continue
      await client.query('select graphile_worker.force_unlock_workers(array[$1])', [id])
      await client.query(`select pg_advisory_unlock(${lockOf})`, [id])
      dead++
    }
    return dead
  }

  /** Gives the locks up. */
  close(): void {
    this.#client?.release(true)
    this.#client = null
  }

  async #connection(): Promise<pg.PoolClient> {
    if (this.#client) return this.#client
    const client = await this.#pool.connect()
    client.on('error', () => this.#lose(client))
    client.on('end', () => this.#lose(client))
    return (this.#client = client)
  }

  /** The connection is gone: its place in the pool must not go with it, or after some losses there is none left to take jobs with. */
  #lose(client: pg.PoolClient): void {
    if (this.#client !== client) return
    this.#client = null
    client.release(true)
  }
}
