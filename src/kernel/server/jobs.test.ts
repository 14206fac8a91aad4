import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#tests/support/database.ts'
import { openPool, transact } from './db.ts'
import { enqueue, installQueue, startWorker, type JobWorker, type Task } from './jobs.ts'

const log = pino({ level: 'silent' })
let database: TestDatabase
let app: pg.Pool
let owner: pg.Pool
let worker: JobWorker | undefined

beforeAll(async () => {
  database = await cloneDatabase()
  await installQueue(database.jobs, log)
  app = openPool(database.app, { size: 4 })
  owner = openPool(database.owner, { size: 4 })
  await owner.query('create table public.effect (job text not null); grant insert on public.effect to app_jobs')
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
  await owner.query('truncate public.effect; truncate graphile_worker._private_jobs')
})
afterAll(async () => {
  await Promise.all([app.end(), owner.end()])
  await database.drop()
})

const waiting = async (): Promise<number> => (await owner.query('select count(*)::int as n from graphile_worker._private_jobs')).rows[0].n as number
const effects = async (): Promise<number> => (await owner.query('select count(*)::int as n from public.effect')).rows[0].n as number
async function until(condition: () => Promise<boolean>, most = 200): Promise<void> {
  for (let tries = 0; tries < most; tries++) {
    if (await condition()) return
    await sleep(25)
  }
  throw new Error('waited in vain')
}
const loseConnections = (): Promise<unknown> =>
  owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app_jobs' and datname = current_database()`)
/** Stops the worker, or says that it could not. */
async function stopInTime(): Promise<string> {
  const stopping = worker!.stop()
  worker = undefined
  return Promise.race([stopping.then(() => 'stopped'), sleep(15_000, 'hangs')])
}
const start = async (task: Task): Promise<void> => {
  worker = await startWorker({ connection: database.jobs, tasks: { note: task }, log, concurrency: 4 })
}
const addEffect: Task = async (_payload, { once, jobId }) => {
  await once((tx) => sql`insert into public.effect (job) values (${jobId})`.execute(tx))
}

test.each(['select from graphile_worker._private_jobs', "select graphile_worker.add_job('note')", 'delete from graphile_worker._private_jobs'])(
  'the serving role may not do: %s',
  async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' })
  },
)

test('a job of a transaction that rolls back is never queued', async () => {
  const failing = transact(app, async (tx) => {
    await enqueue(tx, 'note', { id: 1 })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await waiting()).toBe(0)
})

test('a queued job runs with its payload and leaves the queue', async () => {
  const seen: unknown[] = []
  await start(async (payload, context) => {
    seen.push(payload)
    await addEffect(payload, context)
  })
  await transact(app, (tx) => enqueue(tx, 'note', { caseId: 'a1' }))
  await until(async () => (await effects()) === 1 && (await waiting()) === 0)
  expect(seen).toEqual([{ caseId: 'a1' }])
})

test('a key holds one waiting job; a later time waits', async () => {
  await transact(app, async (tx) => {
    await enqueue(tx, 'note', { turn: 1 }, { key: 'reminder', runAt: new Date(Date.now() + 3_600_000) })
    await enqueue(tx, 'note', { turn: 2 }, { key: 'reminder', runAt: new Date(Date.now() + 3_600_000), maxAttempts: 3 })
  })
  const { rows } = await owner.query('select payload, max_attempts from graphile_worker._private_jobs')
  expect(rows).toEqual([{ payload: { turn: 2 }, max_attempts: 3 }])
  await start(addEffect)
  await sleep(300)
  expect(await effects()).toBe(0)
})

test('a job that fails after its effects does not repeat them; one that fails before loses nothing', async () => {
  const attempts = { before: 0, after: 0 }
  await start(async (payload, context) => {
    if (payload.fails === 'before' && attempts.before++ === 0) throw Object.assign(new Error('row of somebody'), { code: '23505' })
    await addEffect(payload, context)
    if (payload.fails === 'after') {
      attempts.after++
      throw new Error('died after the commit')
    }
  })
  await transact(app, async (tx) => {
    await enqueue(tx, 'note', { fails: 'before' })
    await enqueue(tx, 'note', { fails: 'after' })
  })
  await until(async () => attempts.before === 1 && attempts.after === 1 && (await effects()) === 1 && (await waiting()) === 1)
  const { rows } = await owner.query('select last_error from graphile_worker._private_jobs')
  expect(JSON.stringify(rows)).toContain('23505')
  expect(JSON.stringify(rows)).not.toContain('somebody')
  // the retry is due in some seconds: bring it forward
  await owner.query("update graphile_worker._private_jobs set run_at = now(); select pg_notify('jobs:insert', '')")
  await until(async () => (await effects()) === 2 && (await waiting()) === 0)
  expect(attempts.after).toBe(1)
})

test('a job that two workers hold, because the first seemed dead, has one effect', async () => {
  let begun = 0
  await start(async (payload, context) => {
    begun++
    await sleep(400)
    await addEffect(payload, context)
  })
  await transact(app, (tx) => enqueue(tx, 'note', {}))
  await until(async () => begun === 1)
  await owner.query("update graphile_worker._private_jobs set locked_at = null, locked_by = null; select pg_notify('jobs:insert', '')")
  await until(async () => begun === 2)
  await worker?.stop()
  worker = undefined
  expect(await effects()).toBe(1)
  expect(await waiting()).toBe(0)
})

test('a job of a killed process is taken over at once; one whose worker lives is left to it', async () => {
  await transact(app, async (tx) => {
    await enqueue(tx, 'note', { of: 'dead' })
    await enqueue(tx, 'note', { of: 'alive' })
  })
  await owner.query(`update graphile_worker._private_jobs set locked_at = now(), attempts = 1, locked_by = 'worker-' || (payload ->> 'of')`)
  const living = await owner.connect()
  try {
    await living.query(`select pg_advisory_lock(hashtextextended('worker-alive', 404))`)
    const seen: unknown[] = []
    await start(async (payload, context) => {
      seen.push(payload)
      await addEffect(payload, context)
    })
    await until(async () => (await effects()) === 1)
    await sleep(200)
    expect(seen).toEqual([{ of: 'dead' }])
    expect(await waiting()).toBe(1)
  } finally {
    living.release(true)
  }
})

test('a worker that starts among jobs does not take its own for a dead one\'s', async () => {
  await transact(app, async (tx) => {
    for (let n = 0; n < 4; n++) await enqueue(tx, 'note', { n })
  })
  let begun = 0
  await start(async (payload, context) => {
    begun++
    await sleep(600)
    await addEffect(payload, context)
  })
  await owner.query("select pg_notify('jobs:insert', '')")
  await until(async () => (await effects()) === 4)
  await sleep(200)
  expect(begun).toBe(4)
})

test('stopping waits for the running job', async () => {
  let finished = false
  let begun = false
  await start(async (payload, context) => {
    begun = true
    await sleep(300)
    await addEffect(payload, context)
    finished = true
  })
  await transact(app, (tx) => enqueue(tx, 'note', {}))
  await until(async () => begun)
  await worker?.stop()
  worker = undefined
  expect(finished).toBe(true)
  expect(await waiting()).toBe(0)
})

test('a recurring job is accepted with a UTC pattern', async () => {
  worker = await startWorker({ connection: database.jobs, tasks: { note: addEffect }, cron: [{ task: 'note', match: '0 1 * * *', options: { backfillPeriod: 86_400_000 } }], log })
  await until(async () => (await owner.query('select from graphile_worker._private_known_crontabs')).rowCount === 1)
  await worker.stop()
  // known now, and due once since: what was missed while nobody worked is made up for
  await owner.query("update graphile_worker._private_known_crontabs set known_since = now() - interval '1 day', last_execution = now() - interval '1 day'")
  worker = await startWorker({ connection: database.jobs, tasks: { note: addEffect }, cron: [{ task: 'note', match: '0 1 * * *', options: { backfillPeriod: 86_400_000 } }], log })
  await until(async () => (await effects()) === 1)
})

test('a connection lost while the workers ask for the very first time does not keep them from every job until the next start', async () => {
  const holder = await owner.connect()
  let starting: Promise<void>
  try {
    await holder.query('begin; lock table graphile_worker._private_tasks')
    starting = start(addEffect)
    await until(async () => (await owner.query(`select from pg_stat_activity where usename = 'app_jobs' and datname = current_database() and wait_event_type = 'Lock'`)).rowCount! > 0)
    await loseConnections()
    await sleep(50)
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  await starting
  await transact(app, (tx) => enqueue(tx, 'note', {}))
  await until(async () => (await effects()) === 1 && (await waiting()) === 0)
  expect(await stopInTime()).toBe('stopped')
})

test('however often its connections are lost, the worker goes on working, and stops when told', async () => {
  await start(addEffect)
  for (let times = 0; times < 8; times++) {
    await loseConnections()
    await sleep(250)
  }
  await transact(app, (tx) => enqueue(tx, 'note', {}))
  await until(async () => (await effects()) === 1 && (await waiting()) === 0)
  expect(await stopInTime()).toBe('stopped')
})

test('a job that this process took but nobody works on, its answer lost, is taken again within seconds; one at work is left alone', async () => {
  const begun: unknown[] = []
  await start(async (payload, context) => {
    begun.push(payload)
    if (payload.of === 'work') await until(async () => (await effects()) === 1, 600)
    await addEffect(payload, context)
  })
  await transact(app, (tx) => enqueue(tx, 'note', { of: 'work' }))
  await until(async () => begun.length === 1)
  await transact(app, (tx) => enqueue(tx, 'note', { of: 'loss' }, { runAt: new Date(Date.now() + 3_600_000) }))
  await owner.query(`update graphile_worker._private_jobs set run_at = now(), attempts = 1, locked_at = now(),
    locked_by = (select locked_by from graphile_worker._private_jobs where payload ->> 'of' = 'work') where payload ->> 'of' = 'loss'`)
  await until(async () => (await effects()) === 2, 400)
  expect(begun).toEqual([{ of: 'work' }, { of: 'loss' }])
})
