import { Logger, parseCronItems, run, runMigrations, type CronItem, type JobHelpers, type TaskList } from 'graphile-worker'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import type pg from 'pg'
import { openPool, transact, type Tx } from './db.ts'
import { JobOwners } from './job-owners.ts'
import { endQueuePool, openQueuePool } from './job-pool.ts'
import { keepRunning } from './job-runner.ts'
import { Sweeper } from './job-sweeper.ts'
import type { Log } from './log.ts'

export interface JobOptions {
  runAt?: Date | string
  /** At most one waiting job with this key: queueing again replaces it. */
  key?: string
  /** Default 25, spread over some three days. */
  maxAttempts?: number
}

/**
 * Queues a job in the caller's transaction: it exists only if that commits. The payload holds identifiers and codes, never a person's
 * data: it outlives the transaction outside row-level security.
 */
export async function enqueue(tx: QueryExecutorProvider, task: string, payload: Record<string, unknown>, options: JobOptions = {}): Promise<void> {
  const runAt = options.runAt instanceof Date ? options.runAt.toISOString() : (options.runAt ?? null)
  await sql`
    select kernel.enqueue(${task}, ${JSON.stringify(payload)}::jsonb, ${runAt}::timestamptz, ${options.key ?? null}, ${options.maxAttempts ?? null}::int)
  `.execute(tx)
}

/** Is a job with this key waiting to run by this moment, or running? For rounds that would otherwise queue thousands of jobs again. As `app_jobs`. */
export const isQueued = (key: RawBuilder<unknown>, by: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from graphile_worker.jobs q where q.key = ${key} and q.run_at <= ${by} and (q.locked_at is not null or q.attempts < q.max_attempts))`

export interface TaskContext {
  readonly jobId: string
  /** 1 at first. */
  readonly attempt: number
  readonly lastAttempt: boolean
  readonly log: Log
  /**
   * Runs the effects in one transaction that also takes the job off the queue: however often the job is tried, and wherever the process
   * dies, they happen once. Answers undefined when they had already happened. Only what leaves the database (mail, another server) needs
   * more: send it with a key that its receiver recognises.
   */
  once<T>(work: (tx: Tx) => Promise<T>): Promise<T | undefined>
  /** A transaction that leaves the job queued, for reading and for steps that may be repeated. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** What one kind of job does. An exception means "try again later". */
export type Task = (payload: Record<string, unknown>, context: TaskContext) => Promise<void>

export interface WorkerOptions {
  /** Connection as `app_jobs`. */
  connection: pg.ClientConfig
  tasks: Readonly<Record<string, Task>>
  /** Recurring jobs; patterns are in UTC, a task that must follow Rome's clock works out its own next time. */
  cron?: readonly CronItem[]
  log: Log
  concurrency?: number
}

export interface JobWorker {
  /** Takes no new job, waits for those running. */
  stop(): Promise<void>
}

/** Installs or updates the queue's own tables, as `app_jobs`; part of bringing a database up to date. */
export async function installQueue(connection: pg.ClientConfig, log: Log): Promise<void> {
  const pool = openQueuePool(connection, { statementMs: 60_000, waitMs: 10_000 })
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger(log) })
  } finally {
    await pool.end()
  }
}

/** Starts working off the queue. */
export async function startWorker({ connection, tasks, cron = [], log, concurrency = 4 }: WorkerOptions): Promise<JobWorker> {
  const taskPool = openPool(connection, { size: concurrency, statementMs: 60_000, waitMs: 10_000 })
  // its own statements take milliseconds: after a line that went mute they must not hold a worker for long
  const queuePool = openQueuePool(connection, { statementMs: 5000, waitMs: 3000 })
  const owners = new JobOwners(queuePool)
  const taskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, adapt(name, task, taskPool, log)])) as TaskList
  const sweeper = new Sweeper(owners, log)
  const close = async (): Promise<void> => {
    await sweeper.stop()
    owners.close()
    await Promise.all([taskPool.end(), endQueuePool(queuePool)])
  }
  try {
    // before the first job is looked for: what a killed process held is free
    await sweeper.sweep()
    const running = await keepRunning(async (events) => {
      owners.follow(events)
      const parsedCronItems = parseCronItems([...cron])
      const runner = await run({ pgPool: queuePool, taskList, parsedCronItems, concurrency, events, noHandleSignals: true, logger: quietLogger(log) })
      await sweeper.sweep()
      return runner
    }, log)
    sweeper.start()
    return {
      async stop() {
        await running.stop()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

function adapt(name: string, task: Task, pool: pg.Pool, log: Log) {
  return async (payload: unknown, { job }: JobHelpers): Promise<void> => {
    const jobId = String(job.id)
    const jobLog = log.child({ task: name, job: jobId })
    try {
      await task(payload as Record<string, unknown>, {
        jobId,
        attempt: job.attempts,
        lastAttempt: job.attempts >= job.max_attempts,
        log: jobLog,
        once: (work) => transact(pool, async (tx) => ((await takeOff(tx, jobId)) ? work(tx) : undefined)),
        read: (work) => transact(pool, work),
      })
    } catch (error) {
      jobLog.error({ err: error, attempt: job.attempts }, 'job failed')
      // The library keeps this text in its table: a database message may quote a row.
      const code = (error as { code?: unknown }).code
      throw typeof code === 'string' ? new Error(`failed with ${code}`) : error
    }
  }
}

/** Whether the job was still queued. A second taker waits here for the first one's transaction, then finds nothing. */
async function takeOff(tx: Tx, jobId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from graphile_worker._private_jobs where id = ${jobId}::bigint`.execute(tx)
  return numAffectedRows === 1n
}

function quietLogger(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    // Failures of tasks are logged above, with their cause.
    if (level === 'error' && !scope.taskIdentifier) log.error({ component: 'jobs' }, message)
    else if (level === 'warning') log.warn({ component: 'jobs' }, message)
    else log.debug({ component: 'jobs' }, message)
  })
}
