// `npm run bench:terms [-- --terms 1000000] [--keep]`: the list of terms of a worker with 500 of them among a million, and 100,000 open terms computed anew
// after a change of law. A cluster of its own, durable as the product's.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { newId } from '#kernel/domain/ids.ts'
import { readConfig } from '#kernel/server/config.ts'
import { openPool } from '#kernel/server/db.ts'
import { localBlobStore } from '#kernel/server/files/local.ts'
import { masterKey } from '#kernel/server/files/master-key.ts'
import { buildHttp } from '#kernel/server/http.ts'
import { startWorker } from '#kernel/server/jobs.ts'
import { openLog } from '#kernel/server/log.ts'
import { deadlineTasks } from '#modules/deadlines/server/index.ts'
import { openDatabase } from '#server/database.ts'
import { operations } from '#server/registry.ts'
import { PER_WORKER, RECOMPUTED, storeTerms } from './world/terms.ts'

const { values } = parseArgs({ options: { terms: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '300' } } })
const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'accanto-bench-terms-'))
const config = readConfig({ ACCANTO_STATE_DIR: folder, ACCANTO_DEMO: '0', ACCANTO_PORT: '0', ACCANTO_LOG_LEVEL: 'warn' }, root)
const log = openLog('warn')
const rounds = Number(values.rounds)

const percentile = (list: readonly number[], part: number): number => list.toSorted((a, b) => a - b)[Math.ceil(list.length * part) - 1]!
const ms = (value: number): string => `${value.toFixed(1)} ms`

async function sessionOf(owner: pg.Client, operatorId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(`insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, expires_at) values ($1, $2, $3, 'full', now(), now(), now() + interval '8 hours')`,
    [newId(), createHash('sha256').update(token).digest(), operatorId])
  return token
}

const database = await openDatabase(config, root, log)
const owner = new pg.Client(database.owner)
await owner.connect()
const pool = openPool(database.app, { size: 4 })
try {
  const started = performance.now()
  const world = await storeTerms(owner, Number(values.terms))
  console.log(`${world.terms.toLocaleString('it')} termini aperti in ${Math.round((performance.now() - started) / 1000)} s; ${cpus().length} core, carico ${loadavg()[0]!.toFixed(1)}`)
  const services = { clock: { now: () => Date.now() }, config, blobs: localBlobStore(path.join(folder, 'files')), masterKey: masterKey([randomBytes(32)]) }
  const app = buildHttp({ pool, services, log }, operations)
  await app.ready()
  await measureLists(app, world)
  await measureRecompute(world)
  await app.close()
} finally {
  await pool.end()
  await owner.end()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measureLists(app: ReturnType<typeof buildHttp>, world: Awaited<ReturnType<typeof storeTerms>>): Promise<void> {
  const worker = await sessionOf(owner, world.worker)
  const coordinator = await sessionOf(owner, world.coordinator)
  const asked: [string, string, string][] = [
    ['scadenzario di chi ne ha 500', worker, '/api/terms?scope=mine'],
    ['… tutto ciò che vede', worker, '/api/terms?scope=all'],
    ['… per nome del minore', worker, '/api/terms?scope=mine&q=numero%207'],
    ['… il mese', worker, `/api/terms/calendar?scope=mine&from=${world.month.from}&to=${world.month.to}`],
    [`unità di ${world.inUnit.toLocaleString('it')} termini, il suo coordinatore`, coordinator, '/api/terms?scope=unit'],
    ['… tutto ciò che vede', coordinator, '/api/terms?scope=all'],
  ]
  for (const [label, token, url] of asked) {
    const times: number[] = []
    for (let n = 0; n < rounds + 20; n++) {
      const from = performance.now()
      const { statusCode, body } = await app.inject({ url, headers: { cookie: `accanto_session=${token}` } })
      if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${body}`)
      if (n >= 20) times.push(performance.now() - from)
    }
    console.log(`${label.padEnd(60)} p50 ${ms(percentile(times, 0.5)).padStart(9)}   p95 ${ms(percentile(times, 0.95)).padStart(9)}   p99 ${ms(percentile(times, 0.99)).padStart(9)}`)
  }
}

async function measureRecompute(world: Awaited<ReturnType<typeof storeTerms>>): Promise<void> {
  const id = newId()
  await owner.query(`insert into deadlines.parameter (id, name, value, valid_from, source, sure, applied_by, applied_at) values ($1, 'prosieguo_max_age', 19, '2000-01-01', 'prova', '{SEEN}', $2, now())`, [id, world.worker])
  const from = performance.now()
  await owner.query(`select kernel.enqueue('deadlines.recompute', $1)`, [JSON.stringify({ parameterId: id })])
  const jobs = await startWorker({ connection: database.jobs, tasks: deadlineTasks(), log, concurrency: 2 })
  for (;;) {
    const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'deadlines.recompute'`)
    if (rows[0]!.n === 0) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const seconds = (performance.now() - from) / 1000
  await jobs.stop()
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from deadlines.term_history where what = 'recomputed'`)
  if (rows[0]!.n !== RECOMPUTED) throw new Error(`${rows[0]!.n} terms moved, not ${RECOMPUTED}`)
  console.log(`${RECOMPUTED.toLocaleString('it')} termini ricalcolati con la storia in ${seconds.toFixed(1)} s (${PER_WORKER} per operatore)`)
}
