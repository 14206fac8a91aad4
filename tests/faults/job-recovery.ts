import { setTimeout as sleep } from 'node:timers/promises'
import { kill, prepare, startJobs, type Stage } from './alarms.ts'
import { run } from './product.ts'
import { percentile, seconds, type Figure } from './scenarios.ts'

const PATIENCE_MS = 60_000
/** Enough for some of them to be at work, being taken or being ended at the moment of the kill. */
const AT_WORK = 40

const queue = ({ owner }: Stage, mark: string, count: number): Promise<unknown[]> =>
  run(owner, `select kernel.enqueue('deadlines.dispatch', jsonb_build_object('mark', $1::text)) from generate_series(1, $2::int)`, [mark, count])

/** How long until none with this mark is left, from now, ms. */
async function gone({ owner }: Stage, mark: string): Promise<number> {
  const start = Date.now()
  while (Date.now() - start < PATIENCE_MS) {
    const [left] = await run<{ n: number }>(owner, `select count(*)::int as n from graphile_worker._private_jobs where payload ->> 'mark' = $1`, [mark])
    if (!left!.n) return Date.now() - start
    await sleep(20)
  }
  return PATIENCE_MS
}

/** kill -9 of the database and all its processes, jobs at work: how long after it answers again a new job is done, and those that were at work are. */
export async function queueBack(rounds: number): Promise<Figure[]> {
  const stage = await prepare()
  const child = await startJobs(stage)
  const [anew, held]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    await queue(stage, `held ${round}`, AT_WORK)
    await sleep(20 + Math.random() * 60)
    await stage.database.killAndRestart()
    await queue(stage, `new ${round}`, 1)
    const [first, rest] = await Promise.all([gone(stage, `new ${round}`), gone(stage, `held ${round}`)])
    anew.push(first)
    held.push(rest)
  }
  await kill(child)
  await stage.stop()
  const line = (property: string, all: readonly number[], mostMs: number): Figure => {
    const worst = percentile(all, 0.95)
    return { property, measured: `${seconds(worst)} (median ${seconds(percentile(all, 0.5))}) in ${rounds} kills`, pass: `≤ ${mostMs / 1000} s`, ok: worst <= mostMs }
  }
  return [
    line('kill -9 of the database: a new job done after it answers again, p95', anew, 5000),
    line('kill -9 of the database: the jobs that were at work done, p95', held, 5000),
  ]
}
