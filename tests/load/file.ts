// `npm run bench:file [-- --entries 5000] [--rounds 300]`: a file of ten years with 5,000 diary entries, meetings, services and orders: its timeline, what it proposes to
// a report, and the search in both. A cluster of its own, durable as the product's; HTTP with a session, one user.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { readConfig } from '#kernel/server/config.ts'
import { openPool } from '#kernel/server/db.ts'
import { localBlobStore } from '#kernel/server/files/local.ts'
import { masterKey } from '#kernel/server/files/master-key.ts'
import { buildHttp } from '#kernel/server/http.ts'
import { openLog } from '#kernel/server/log.ts'
import { openDatabase } from '#server/database.ts'
import { operations } from '#server/registry.ts'
import { storeLongFile } from './world/long-file.ts'

const { values } = parseArgs({ options: { entries: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '300' } } })
const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'accanto-bench-file-'))
const config = readConfig({ ACCANTO_STATE_DIR: folder, ACCANTO_DEMO: '0', ACCANTO_PORT: '0', ACCANTO_LOG_LEVEL: 'warn' }, root)
const log = openLog('warn')
const rounds = Number(values.rounds)
const GOAL = 100

const percentile = (list: readonly number[], part: number): number => list.toSorted((a, b) => a - b)[Math.ceil(list.length * part) - 1]!
const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(9)

const database = await openDatabase(config, root, log)
const owner = new pg.Client(database.owner)
await owner.connect()
const pool = openPool(database.app, { size: 4 })
try {
  const file = await storeLongFile(owner, Number(values.entries))
  console.log(`${Number(values.entries).toLocaleString('it')} note di diario, ${file.letters} battute in media; ${cpus().length} core, carico ${loadavg()[0]!.toFixed(1)}`)
  const services = { clock: { now: () => Date.now() }, config, blobs: localBlobStore(path.join(folder, 'files')), masterKey: masterKey([randomBytes(32)]) }
  const app = buildHttp({ pool, services, log }, operations)
  await app.ready()
  await measure(app, file)
  await app.close()
  console.log(`carico alla fine ${loadavg()[0]!.toFixed(1)}`)
} finally {
  await pool.end()
  await owner.end()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(app: ReturnType<typeof buildHttp>, { caseId, token, from, to }: Awaited<ReturnType<typeof storeLongFile>>): Promise<void> {
  const headers = { cookie: `accanto_session=${token}` }
  const begun = await app.inject({ method: 'POST', url: `/api/cases/${caseId}/papers`, headers: { ...headers, 'idempotency-key': randomUUID() }, payload: { kind: 'court_update', period: { from, to } } })
  if (begun.statusCode !== 200) throw new Error(`startPaper: ${begun.statusCode} ${begun.body}`)
  const [facts, timeline] = [`/api/papers/${begun.json<{ id: string }>().id}/facts?limit=30`, `/api/cases/${caseId}/timeline?limit=50`]
  const second = async (url: string) => `${url}&cursor=${encodeURIComponent((await app.inject({ url, headers })).json<{ next: string }>().next)}`
  const asked: [string, string][] = [
    ['cronologia', timeline], ['… pagina seguente', await second(timeline)], ['… una parola', `${timeline}&q=educatrice`], ['… una parola che non c’è', `${timeline}&q=zanzariera`],
    ['… colloqui e visite', `${timeline}&kinds=colloquio,visita_domiciliare`], ['… una sezione, due anni', `${timeline}&sections=health&from=${to.slice(0, 3)}4-01-01`],
    ['fatti per la relazione, dieci anni', facts], ['… pagina seguente', await second(facts)], ['… una parola', `${facts}&q=educatrice`], ['… tre parole', `${facts}&q=educatrice%20madre%20scuola`],
    ['… una parola che non c’è', `${facts}&q=zanzariera`], ['… dichiarazioni', `${facts}&part=statement`], ['… incontri', `${facts}&kind=meeting`],
  ]
  for (const [label, url] of asked) {
    const times: number[] = []
    let total = 0
    for (let n = 0; n < rounds + 20; n++) {
      const started = performance.now()
      const answer = await app.inject({ url, headers })
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
      if (n >= 20) times.push(performance.now() - started)
      else total = answer.json<{ total: number | null }>().total ?? total
    }
    const p95 = percentile(times, 0.95)
    console.log(`${label.padEnd(40)} ${String(total).padStart(6)}   p50 ${ms(percentile(times, 0.5))}   p95 ${ms(p95)}   p99 ${ms(percentile(times, 0.99))}${p95 < GOAL ? '' : `   oltre ${GOAL} ms`}`)
  }
}
