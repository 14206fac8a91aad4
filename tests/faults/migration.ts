// The schema changes while people work and somebody's long transaction holds the very table.
import { cpSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { migrate } from '#kernel/server/migrate.ts'
import { makeWorker, run, scratch, startApp, startDatabase, type App, type Database, type Worker } from './product.ts'
import { startLoad, startReading } from './requests.ts'
import { answered, compare, seconds, type Figure } from './scenarios.ts'

const root = resolve(import.meta.dirname, '../..')
const HELD_MS = 6000

interface Stage {
  app: App
  database: Database
  worker: Worker
}

/** People write and read; somebody reads the diary and leaves the transaction open for six seconds; meanwhile `change` runs. */
async function behindLongTransaction({ app, database, worker }: Stage, change: () => Promise<unknown>) {
  const [load, reading] = [startLoad(app.url, worker, 4), startReading(app.url, worker, 2)]
  await sleep(3000)
  const before = Math.max(load.slowest, reading.slowest)
  const holder = new pg.Client(database.owner)
  await holder.connect()
  await holder.query('begin; select count(*) from cases.diary_entry')
  const began = Date.now()
  const released = sleep(HELD_MS).then(() => holder.query('commit')).then(() => holder.end())
  await change()
  const took = Date.now() - began
  await released
  await sleep(1500)
  await Promise.all([load.finish(), reading.finish()])
  return { load, reading, before, took, kept: await compare(database.owner, load), slowest: Math.max(load.slowest, reading.slowest) }
}

/** The product's own way, then (the control) the same change by somebody who does not stand aside. */
export async function liveMigration(): Promise<Figure[]> {
  const database = await startDatabase()
  const app = await startApp({ stateDir: scratch(), databaseUrl: database.url() })
  const stage: Stage = { app, database, worker: await makeWorker(database.owner) }
  const migrations = join(scratch(), 'migrations')
  cpSync(join(root, 'db/migrations'), migrations, { recursive: true })
  writeFileSync(join(migrations, '29990101_0000_more.sql'), 'alter table cases.diary_entry add column more int; alter table cases.case_file add column more int;')
  let stoodAside = 0
  const careful = await behindLongTransaction(stage, () => migrate(database.owner, { migrationsDir: migrations, moduleMap: join(root, 'module-map.json'), onWait: () => void stoodAside++ }))
  const naive = await behindLongTransaction(stage, () => run(database.owner, 'alter table cases.diary_entry add column most int'))
  await app.stop()
  await database.stop()
  const naiveErrors = [...naive.load.statuses, ...naive.reading.statuses].filter(([status]) => status !== 200).reduce((sum, [, n]) => sum + n, 0)
  return [
    { ...answered('migration behind a transaction of 6 s', careful.load, careful.reading.statuses, 0), pass: 'no error', ok: [...careful.load.statuses.keys(), ...careful.reading.statuses.keys()].every((status) => status === 200) },
    { property: 'migration behind a transaction of 6 s: slowest request', measured: `${seconds(careful.slowest)} (${seconds(careful.before)} without any migration)`, pass: '≤ 1 s', ok: careful.slowest <= 1000 },
    { property: 'migration behind a transaction of 6 s: done, once the table was free', measured: `after ${seconds(careful.took)}, stood aside ${stoodAside} times`, pass: '6–60 s', ok: careful.took >= HELD_MS - 500 && careful.took <= 60_000 && stoodAside > 0 },
    { property: 'migration behind a transaction of 6 s: notes lost, stored twice', measured: `${careful.kept.lost}, ${careful.kept.twice} of ${careful.load.acknowledged.size}`, pass: '0, 0', ok: careful.kept.lost + careful.kept.twice === 0 },
    { property: 'control, a change that waits in the queue: slowest request, errors', measured: `${seconds(naive.slowest)}, ${naiveErrors}`, pass: '> 1 s, or errors', ok: naive.slowest > 1000 || naiveErrors > 0 },
  ]
}
