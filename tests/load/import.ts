// `node tests/load/import.ts [--rows 5000]`: loads a generated register through the importer, over an embedded, durable cluster, and says how long each step took.
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
import type { Runtime } from '#kernel/server/run-operation.ts'
import { importerTasks } from '#modules/importer/server/index.ts'
import { openDatabase } from '#server/database.ts'
import { operations } from '#server/registry.ts'
import { root, settingsOf } from './prepare.ts'
import { registerOf } from './register.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '5000' }, functions: { type: 'boolean', default: false } } })
const rows = Number(values.rows)
const folder = mkdtempSync(path.join(tmpdir(), 'accanto-import-'))
const config = readConfig(settingsOf(folder), root)
const log = openLog(config.logLevel)
const database = await openDatabase(config, root, log)
const owner = new pg.Pool({ ...database.owner, max: 2 })
const pool = openPool(database.app, { size: 6 })
const runtime: Runtime = { pool, log, services: { clock: { now: () => Date.now() }, config, blobs: localBlobStore(config.filesDir), masterKey: masterKey([randomBytes(32)]) } }
const app = buildHttp(runtime, operations)
const worker = await startWorker({ connection: database.jobs, tasks: importerTasks(runtime), log, concurrency: 1 })

try {
  const { unitId, cookie } = await makeWorkers()
  const call = async (method: 'GET' | 'PUT' | 'POST', url: string, payload?: Buffer | object) => {
    const response = await app.inject({
      method, url, headers: { cookie, ...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }), ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}) },
      ...(payload ? { payload } : {}),
    })
    if (response.statusCode !== 200) throw new Error(`${method} ${url}: ${response.body}`)
    return JSON.parse(response.body)
  }
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now()
    const result = await work()
    console.log(`  ${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
    return result
  }
  if (values.functions) await owner.query(`alter database ${(await owner.query('select current_database() as name')).rows[0].name} set track_functions = 'all'`)
  console.log(`${rows} righe; ${cpus().length} core ${cpus()[0]?.model ?? ''}, carico ${loadavg()[0]!.toFixed(1)}`)
  const sheet = registerOf(rows)
  const matched = (id: string) => timed('confronto con chi è registrato e tra le righe', async () => {
    for (;;) {
      const state = await call('GET', `/api/imports/${id}/progress`)
      if (state.matching.state !== 'running') return state
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  /** Uploads a register, answers «non lo so» to all that may be known already, and loads it. */
  const load = async (fileName: string, register: Buffer): Promise<void> => {
    const run = await timed(`${fileName}: caricamento del file`, () => call('PUT', `/api/imports?${new URLSearchParams({ unitId, fileName })}`, register))
    const dry = await timed('prova a vuoto', () => call('GET', `/api/imports/${run.id}/rows?limit=50`))
    console.log(`  esito della prova: ${JSON.stringify(dry.counts)}`)
    await matched(run.id)
    const known = await timed('prima pagina di «Forse già conosciuti»', () => call('GET', `/api/imports/${run.id}/known?limit=50`))
    console.log(`  ${JSON.stringify(known.counts)}`)
    await timed('tutte le altre: non lo so', () => call('POST', `/api/imports/${run.id}/known/rest`, {}))
    const done = await timed('conferma e carico', async () => {
      let state = await call('POST', `/api/imports/${run.id}/confirm`, { version: run.version, include: 'all' })
      while (state.state === 'queued') {
        await new Promise((resolve) => setTimeout(resolve, 100))
        state = await call('GET', `/api/imports/${run.id}/progress`)
      }
      return state
    })
    console.log(`  ${done.state}: ${JSON.stringify(done.result ?? done.failure)}; carico ${loadavg()[0]!.toFixed(1)}`)
  }
  await load('registro.csv', sheet)
  // the same children under other spellings, without telephone, a year younger: each is asked about
  await load('altro.csv', Buffer.from(sheet.toString().replaceAll('ssi ', 'sy ').replaceAll('Via Roma', 'Via Milano').replace(/;333 \d+;/g, ';;').replace(/\/(\d{4});(?=[A-Z][a-z]+;;)/g, (_, year) => `/${Number(year) + 1};`)))
  const { rows: counted } = await owner.query(`select (select count(*)::int from cases.case_file) as files, (select count(*)::int from people.person) as people, (select count(*)::int from people.relation) as ties,
    (select count(*)::int from kernel.notice) as notices, (select count(*)::int from people.search_entry) as findable, (select count(*)::int from kernel.reach) as reach`)
  console.log(`  ${JSON.stringify(counted[0])}`)
  if (values.functions) console.table((await owner.query(`select schemaname || '.' || funcname as function, calls::int, round(total_time)::int as ms, round(self_time)::int as self from pg_stat_user_functions order by total_time desc limit 25`)).rows)
} finally {
  await worker.stop()
  await app.close()
  await Promise.all([pool.end(), owner.end()])
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** A body, a unit and four people who answer for files there; the first is signed in. */
async function makeWorkers(): Promise<{ unitId: string; cookie: string }> {
  const [organisationId, unitId] = [newId(), newId()]
  await owner.query(`insert into network.organisation (id, kind, name, short_name, case_prefix) values ($1, 'comune', 'Comune di prova', 'Comune', 'PROVA')`, [organisationId])
  await owner.query(`insert into network.unit (id, organisation_id, name, kind) values ($1, $2, 'Servizio minori', 'servizio')`, [unitId, organisationId])
  const token = randomBytes(32).toString('base64url')
  for (const [index, name] of ['Anna Neri', 'Carla Bianchi', 'Luca Verdi', 'Marta Gallo'].entries()) {
    const [given, family] = name.split(' ')
    const id = newId()
    await owner.query('insert into kernel.actor (id, display_name, organisation_id) values ($1, $2, $3)', [id, name, organisationId])
    await owner.query('insert into network.operator (id, organisation_id, given_name, family_name) values ($1, $2, $3, $4)', [id, organisationId, given, family])
    await owner.query(`insert into network.assignment (id, operator_id, unit_id, profession, kind, valid_from) values ($1, $2, $3, 'assistente_sociale', 'employed', '2020-01-01')`, [newId(), id, unitId])
    await owner.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values ($1, $2, $3, 'worker', '2020-01-01')`, [newId(), id, unitId])
    if (index === 0) {
      await owner.query(`insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, expires_at) values ($1, $2, $3, 'full', now(), now(), now() + interval '8 hours')`,
        [newId(), createHash('sha256').update(token).digest(), id])
    }
  }
  return { unitId, cookie: `accanto_session=${token}` }
}
