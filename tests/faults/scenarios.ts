import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { canonicalJson } from '#kernel/server/audit-leaf.ts'
import { makeWorker, ownDatabase, run, scratch, startApp, startDatabase, type App, type Database, type Worker } from './product.ts'
import { startProxy } from './proxy.ts'
import { send, startLoad, writeNote, type Load } from './requests.ts'

/** One line of the table: what was measured, what it must be. */
export interface Figure {
  property: string
  measured: string
  pass: string
  ok: boolean
}

export const percentile = (list: readonly number[], part: number): number => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(list.length * part) - 1)] ?? 0
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

async function marks(config: pg.ClientConfig): Promise<Map<string, number>> {
  const rows = await run<{ body: string; n: number }>(config, 'select body, count(*)::int as n from cases.diary_entry group by body')
  return new Map(rows.map(({ body, n }) => [body, n]))
}
export interface Kept {
  lost: number
  twice: number
}
export async function compare(config: pg.ClientConfig, { acknowledged }: Load): Promise<Kept> {
  const stored = await marks(config)
  return { lost: [...acknowledged].filter((mark) => !stored.has(mark)).length, twice: [...stored.values()].filter((n) => n > 1).length }
}

/** Every request leaves one event: those acknowledged must each have theirs, crashes or not. */
async function withoutTrace(config: pg.ClientConfig): Promise<number> {
  const [row] = await run<{ n: number }>(config, `select count(*)::int as n from kernel.request r where r.answer is not null and not exists (select from kernel.audit_event e where e.request_key = r.key and e.outcome = 'ok')`)
  return row!.n
}

/** How what failed was answered, writing and reading: 503, when writing with Retry-After, never anything else. */
export function answered(name: string, load: Load, reading: ReadonlyMap<number, number> = new Map(), least = 1): Figure {
  const both = new Map(load.statuses)
  for (const [status, n] of reading) both.set(status, (both.get(status) ?? 0) + n)
  const bad = [...both].filter(([status]) => status !== 200 && status !== 503)
  const busy = both.get(503) ?? 0
  return {
    property: `${name}: how failures are answered`, measured: `503 × ${busy}${bad.map(([status, n]) => `, ${status} × ${n}`).join('')} of ${[...both.values()].reduce((sum, n) => sum + n, 0)}, ${load.withoutRetryAfter} without Retry-After`,
    pass: '503 with Retry-After only', ok: bad.length === 0 && load.withoutRetryAfter === 0 && busy >= least,
  }
}

const durable = (name: string, rounds: number, load: Load, kept: Kept, recoveries: number[], untraced: number): Figure[] => [
  { property: `${name}: acknowledged notes lost`, measured: `${kept.lost} of ${load.acknowledged.size} in ${rounds} kills`, pass: '0', ok: kept.lost === 0 && load.acknowledged.size > 0 },
  { property: `${name}: notes stored twice`, measured: String(kept.twice), pass: '0', ok: kept.twice === 0 },
  { property: `${name}: recovery, p95`, measured: `${seconds(percentile(recoveries, 0.95))} (median ${seconds(percentile(recoveries, 0.5))})`, pass: '≤ 5 s', ok: percentile(recoveries, 0.95) <= 5000 },
  { property: `${name}: notes without their audit event`, measured: String(untraced), pass: '0', ok: untraced === 0 },
]

/** kill -9 of the product with its own database, under load. */
export async function killApp(rounds: number): Promise<Figure[]> {
  const stateDir = scratch()
  let app = await startApp({ stateDir })
  const owner = ownDatabase(stateDir)
  const worker = await makeWorker(owner)
  const load = startLoad(app.url, worker)
  const recoveries: number[] = []
  for (let round = 0; round < rounds; round++) {
    await sleep(500 + Math.random() * 1000)
    await app.stop('SIGKILL')
    const killed = Date.now()
    const back = load.okAfter(killed)
    app = await startApp({ stateDir, port: Number(new URL(app.url).port) })
    recoveries.push((await back) - killed)
  }
  await load.finish()
  const figures = durable('kill -9 of the product', rounds, load, await compare(owner, load), recoveries, await withoutTrace(owner))
  await app.stop()
  return figures
}

async function killDatabaseRounds(rounds: number, safe: boolean): Promise<{ load: Load; recoveries: number[]; database: Database; app: App; lost: Set<string> }> {
  const database = await startDatabase(safe)
  const app = await startApp({ stateDir: scratch(), databaseUrl: database.url() })
  const worker = await makeWorker(database.owner)
  await run(database.owner, 'checkpoint')
  const load = startLoad(app.url, worker)
  const recoveries: number[] = []
  const lost = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    await sleep(500 + Math.random() * 1000)
    const before = new Set(load.acknowledged)
    const killed = Date.now()
    const back = load.okAfter(killed)
    await database.killAndRestart()
    const stored = await marks(database.owner)
    for (const mark of before) if (!stored.has(mark)) lost.add(mark)
    recoveries.push((await back) - killed)
  }
  await load.finish()
  return { load, recoveries, database, app, lost }
}

/** kill -9 of the database and all its processes, while the product goes on. */
export async function killDatabase(rounds: number): Promise<Figure[]> {
  const { load, recoveries, database, app } = await killDatabaseRounds(rounds, true)
  const figures = durable('kill -9 of the database', rounds, load, await compare(database.owner, load), recoveries, await withoutTrace(database.owner))
  await app.stop()
  await database.stop()
  return [...figures, answered('kill -9 of the database', load)]
}

/** The same with a database that does not wait for the disk: if this loses nothing, the test above proves nothing. */
export async function killDatabaseControl(rounds: number): Promise<Figure[]> {
  const { load, database, app, lost } = await killDatabaseRounds(rounds, false)
  await app.stop('SIGKILL')
  await database.stop()
  return [{ property: 'control, database that does not wait for the disk: notes lost', measured: `${lost.size} of ${load.acknowledged.size}`, pass: '> 0', ok: lost.size > 0 }]
}

/** The line between product and database goes silent, then is cut. */
export async function brokenLine(): Promise<Figure[]> {
  const database = await startDatabase()
  const proxy = startProxy(join(scratch(), 'line'), database.socketDir)
  const app = await startApp({ stateDir: scratch(), databaseUrl: database.url(proxy.socketDir) })
  const worker = await makeWorker(database.owner)
  const figures: Figure[] = []
  for (const [name, breakIt, forMs] of [['line silent for 12 s', proxy.stall, 12_000], ['line cut for 5 s', proxy.cut, 5000]] as const) {
    const load = startLoad(app.url, worker, 40)
    await sleep(1500)
    breakIt()
    await sleep(forMs)
    proxy.mend()
    const mended = Date.now()
    const recovery = (await load.okAfter(mended - 10_000)) && (await load.okAfter(mended)) - mended
    await load.finish()
    const kept = await compare(database.owner, load)
    figures.push(
      { property: `${name}: slowest request`, measured: seconds(load.slowest), pass: '≤ 10 s', ok: load.slowest <= 10_000 },
      answered(name, load),
      { property: `${name}: recovery`, measured: seconds(recovery), pass: '≤ 2 s', ok: recovery <= 2000 },
      { property: `${name}: lost, stored twice`, measured: `${kept.lost}, ${kept.twice}`, pass: '0, 0', ok: kept.lost + kept.twice === 0 },
    )
  }
  await app.stop('SIGKILL')
  proxy.close()
  await database.stop()
  return figures
}

/** 300 requests for 8 connections, while somebody holds the table. */
export async function exhaustedPool(): Promise<Figure[]> {
  const database = await startDatabase()
  const app = await startApp({ stateDir: scratch(), databaseUrl: database.url(), poolSize: 8 })
  const worker = await makeWorker(database.owner)
  await writeNote(app.url, worker, randomUUID(), randomUUID())
  const blocker = new pg.Client(database.owner)
  await blocker.connect()
  await blocker.query('begin; lock table cases.diary_entry in access exclusive mode')
  let asking = true
  const health: number[] = []
  const watching = (async () => {
    while (asking) {
      const { status, ms } = await send(app.url, 'GET', '/healthz')
      health.push(status === 200 ? ms : Infinity)
      await sleep(50)
    }
  })()
  const answers = await Promise.all(Array.from({ length: 300 }, () => writeNote(app.url, worker, randomUUID(), randomUUID())))
  asking = false
  await watching
  await blocker.query('rollback')
  await blocker.end()
  const released = performance.now()
  while ((await writeNote(app.url, worker, randomUUID(), randomUUID())).status !== 200) await sleep(20)
  const recovery = performance.now() - released
  await app.stop()
  await database.stop()
  const busy = answers.filter(({ status, retryAfter }) => status === 503 && retryAfter)
  const slowest = Math.max(...answers.map(({ ms }) => ms))
  const sick = Math.max(...health)
  return [
    { property: 'table locked, 300 requests, 8 connections: answered 503 with Retry-After', measured: `${busy.length} of 300`, pass: '300', ok: busy.length === 300 },
    { property: 'table locked: slowest answer', measured: seconds(slowest), pass: '≤ 5 s', ok: slowest <= 5000 },
    { property: 'table locked: slowest /healthz', measured: `${Math.round(sick)} ms of ${health.length}`, pass: '≤ 500 ms', ok: sick <= 500 },
    { property: 'table locked: recovery', measured: seconds(recovery), pass: '≤ 1 s', ok: recovery <= 1000 },
  ]
}

/** The same request three times at once, and once with other words. */
export async function duplicates(app: App, owner: pg.ClientConfig, worker: Worker, keys = 1000): Promise<Figure[]> {
  const before = (await marks(owner)).size
  let different = 0
  let failed = 0
  let accepted = 0
  const one = async (): Promise<void> => {
    const [mark, key] = [randomUUID(), randomUUID()]
    const answers = await Promise.all([1, 2, 3].map(() => writeNote(app.url, worker, mark, key)))
    failed += answers.filter(({ status }) => status !== 200).length
    // the order of fields is no part of an answer
    if (new Set(answers.map(({ body }) => canonicalJson(JSON.parse(body)))).size !== 1) different++
    if ((await writeNote(app.url, worker, randomUUID(), key)).status !== 422) accepted++
  }
  for (let done = 0; done < keys; done += 4) await Promise.all([one(), one(), one(), one()])
  const rows = await marks(owner)
  const control = await startControl(owner)
  return [
    { property: `${keys} keys, each three times at once: rows`, measured: `${rows.size - before}, ${[...rows.values()].filter((n) => n > 1).length} twice`, pass: String(keys), ok: rows.size - before === keys && [...rows.values()].every((n) => n === 1) },
    { property: 'same key: answers that differ, or failed', measured: `${different}, ${failed}`, pass: '0, 0', ok: different + failed === 0 },
    { property: 'same key, other words: not answered 422', measured: String(accepted), pass: '0', ok: accepted === 0 },
    control,
  ]
}

/** Without versions, read and write by eight at once lose updates: if they did not, the figure above it would prove nothing. */
async function startControl(owner: pg.ClientConfig): Promise<Figure> {
  const pool = new pg.Pool({ ...owner, max: 8 })
  await pool.query('create table if not exists public.control (n int)')
  await pool.query('insert into public.control values (0)')
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let n = 0; n < 50; n++) {
      const { rows } = await pool.query('select n from public.control')
      await pool.query('update public.control set n = $1', [rows[0].n + 1])
    }
  }))
  const { rows } = await pool.query('select n from public.control')
  await pool.query('drop table public.control')
  await pool.end()
  const lost = 400 - (rows[0].n as number)
  return { property: 'control, 8 writers × 50 without versions: updates lost', measured: `${lost} of 400`, pass: '> 0', ok: lost > 0 }
}

/** Eight people count up the same field of the same person; who comes late is told, reads again, and tries again. */
export async function lostUpdates(app: App, worker: Worker): Promise<Figure[]> {
  const path = `/api/people/${worker.file.childId}`
  const read = async () => JSON.parse((await send(app.url, 'GET', path, { token: worker.token })).body) as { version: number; called: string | null }
  const start = Number((await read()).called ?? 0)
  let stale = 0
  let other = 0
  const writer = async (): Promise<void> => {
    for (let n = 0; n < 50; ) {
      const { version, called } = await read()
      const { status } = await send(app.url, 'PATCH', path, { token: worker.token, key: randomUUID(), body: { version, called: String(Number(called ?? 0) + 1) } })
      if (status === 200) n++
      else if (status === 409) stale++
      else other++
    }
  }
  await Promise.all(Array.from({ length: 8 }, writer))
  const lost = start + 400 - Number((await read()).called)
  return [{ property: '8 writers × 50 with versions: updates lost', measured: `${lost} of 400 (${stale} told 409, ${other} otherwise)`, pass: '0', ok: lost === 0 && other === 0 && stale > 0 }]
}

export async function together(): Promise<Figure[]> {
  const database = await startDatabase()
  const app = await startApp({ stateDir: scratch(), databaseUrl: database.url() })
  const worker = await makeWorker(database.owner)
  const figures = [...(await duplicates(app, database.owner, worker)), ...(await lostUpdates(app, worker))]
  await app.stop()
  await database.stop()
  return figures
}
