import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { faketime, makeWorker, run, scratch, startApp, startDatabase, type Database, type Worker } from './product.ts'
import type { Figure } from './scenarios.ts'

export interface Stage {
  database: Database
  owner: pg.ClientConfig
  jobs: pg.ClientConfig
  worker: Worker
  stop(): Promise<void>
}

/** A migrated database with one worker and his file; the product itself is not running. */
export async function prepare(): Promise<Stage> {
  const database = await startDatabase()
  const app = await startApp({ stateDir: scratch(), databaseUrl: database.url() })
  const worker = await makeWorker(database.owner)
  await app.stop()
  return { database, owner: database.owner, jobs: { ...database.owner, user: 'app_jobs' }, worker, stop: () => database.stop() }
}

/** Terms in hours whose one-hour alarm falls due over the next seconds, or later. */
const storeTerms = ({ owner, worker }: Stage, count: number, overSeconds: number, inSeconds = 0): Promise<unknown[]> => run(owner, `
  insert into deadlines.term (id, subject, section, kind, rule_id, rule_version, title, event, raw, due, pace, due_at, lapse_at, source_kind, source_id, unit_id, scheduled_at, armed_at, next_alarm_at)
  select gen_random_uuid(), $1, 3, 'law', '403-02', 1, 'Prova', to_char(m.at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), m.due, m.due, 'hours', m.at, m.at, 'deadlines.manual', gen_random_uuid(), $2,
    now(), now() - interval '1 second', m.at - interval '1 hour'
  from (select t.at, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"') as due
    from (select date_trunc('second', now()) + interval '1 hour' + make_interval(secs => $5::float + floor($4::float * n / $3::float)) as at from generate_series(1, $3::int) n) t) m`,
  [worker.file.caseId, worker.unitId, count, overSeconds, inSeconds])

export async function startJobs({ jobs }: Stage, env: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'job-process.ts'), {
    stdio: ['ignore', 'ignore', process.env.FAULTS_LOG ? 'inherit' : 'ignore', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_NO_WARNINGS: '1', JOBS_CONNECTION: JSON.stringify(jobs), ...env },
  })
  await new Promise<void>((done, fail) => {
    child.once('message', () => done())
    child.once('exit', () => fail(new Error('the jobs did not start')))
  })
  return child
}

export const kill = (child: ChildProcess): Promise<void> => new Promise((done) => {
  child.once('exit', () => done())
  child.kill('SIGKILL')
})

/** A round of the clock now, not at the next minute. */
const round = ({ owner }: Stage): Promise<unknown[]> => run(owner, `select kernel.enqueue('deadlines.dispatch', '{}')`)

interface Rung {
  due: number
  lost: number
  twice: number
}

async function count({ owner }: Stage): Promise<Rung> {
  const [row] = await run<Rung & Record<string, number>>(owner, `
    with told as (select params ->> 'termId' as term, kind, count(*) as n from kernel.notice where kind in ('deadlines.alarm', 'deadlines.escalated') group by 1, 2)
    select count(*)::int as due, count(*) filter (where not exists (select from told where told.term = t.id::text and told.kind = 'deadlines.alarm'))::int as lost,
      (select count(*) filter (where n > 1)::int from told) as twice
    from deadlines.term t where t.due_at - interval '1 hour' <= now()`)
  return row!
}

const IDLE_SECONDS = 60

/** Lets one worker finish what is left: until nothing that is due waits any more, or nothing has rung for a minute. However slow the machine, what still rings is not lost. */
async function settle(stage: Stage): Promise<void> {
  const last = await startJobs(stage)
  let [before, idle] = [Infinity, 0]
  while (before > 0 && idle < IDLE_SECONDS) {
    await round(stage)
    await sleep(1000)
    const [left] = await run<{ n: number }>(stage.owner, `select count(*)::int as n from deadlines.term where next_alarm_at <= now()`)
    idle = left!.n < before ? 0 : idle + 1
    before = left!.n
  }
  await kill(last)
}

/** Waits until some alarms have just rung, so that a kill finds the process in the middle of the next ones, however slow the machine is. */
async function atWork({ owner }: Stage): Promise<void> {
  const notices = async () => (await run<{ n: number }>(owner, 'select count(*)::int as n from kernel.notice'))[0]!.n
  const wanted = (await notices()) + 1 + Math.floor(Math.random() * 40)
  for (let waited = 0; waited < 8000 && (await notices()) < wanted; waited += 20) await sleep(20)
}

async function underKills(kills: number, env: NodeJS.ProcessEnv): Promise<Rung> {
  const stage = await prepare()
  // some are always due: a kill finds the process at work
  await storeTerms(stage, 200 * kills, 1.5 * kills)
  for (let n = 0; n < kills; n++) {
    const child = await startJobs(stage, env)
    await round(stage)
    await atWork(stage)
    await kill(child)
  }
  if (!env.CONTROL) await settle(stage)
  const rung = await count(stage)
  await stage.stop()
  return rung
}

/** The process of the jobs is killed a hundred times while alarms fall due all the time. */
export async function killedAlarms(kills: number): Promise<Figure[]> {
  const { due, lost, twice } = await underKills(kills, {})
  return [
    { property: `kill -9 of the jobs: alarms lost`, measured: `${lost} of ${due} in ${kills} kills`, pass: '0', ok: lost === 0 && due > 0 },
    { property: 'kill -9 of the jobs: alarms rung twice', measured: String(twice), pass: '0', ok: twice === 0 },
  ]
}

/** The same with the effect outside `once`: if this rings nothing twice, the test above proves nothing. */
export async function carelessAlarms(kills: number): Promise<Figure[]> {
  const { due, twice } = await underKills(kills, { CONTROL: '1' })
  return [{ property: 'control, alarms rung outside `once`: rung twice', measured: `${twice} of ${due} in ${kills} kills`, pass: '> 0', ok: twice > 0 }]
}

/** The clock of the process of the jobs is a day ahead, then a day behind; then right again. */
export async function movedClock(): Promise<Figure[]> {
  if (!faketime) return [{ property: 'clock moved by a day', measured: 'NOT RUN: libfaketime is not installed', pass: '–', ok: true }]
  const stage = await prepare()
  await storeTerms(stage, 200, 20)
  await storeTerms(stage, 200, 20, 7200)
  const figures: Figure[] = []
  for (const moved of ['+1d', '-1d']) {
    const child = await startJobs(stage, { LD_PRELOAD: faketime, FAKETIME: moved, FAKETIME_DONT_FAKE_MONOTONIC: '1' })
    for (let n = 0; n < 15; n++) {
      await round(stage)
      await sleep(1000)
    }
    await kill(child)
    const [early] = await run<{ n: number }>(stage.owner, `select count(*)::int as n from deadlines.alarm where at > now()`)
    figures.push({ property: `clock of the jobs moved by ${moved}: alarms rung before their moment`, measured: String(early!.n), pass: '0', ok: early!.n === 0 })
  }
  await settle(stage)
  // nothing is queued by hand any more: the round must go on by itself after the clock was ahead
  await storeTerms(stage, 50, 5, 1)
  const last = await startJobs(stage)
  await sleep(75_000)
  await kill(last)
  const { due, lost, twice } = await count(stage)
  await stage.stop()
  return [...figures, { property: 'clock moved and put right: alarms lost, rung twice', measured: `${lost}, ${twice} of ${due}`, pass: '0, 0', ok: lost + twice === 0 && due >= 250 }]
}
