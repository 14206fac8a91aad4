// Loads a gallery (JSONL, as tools/make-population.mjs prints it) into a scratch database of the product and serves POST /api/people/match without sign-in,
// on loopback only: for the evaluator. The search is the product's own: the same tables, functions and door.
//
//   npm run identity:serve -- --gallery FILE [--port 3190] [--keep FOLDER]     FOLDER: loaded once, used again when it holds the same gallery
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { openPool, transact, type Tx } from '#kernel/server/db.ts'
import { startEmbedded } from '#kernel/server/embedded.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { matchFacts } from '#modules/people/contract/match.ts'
import { SIGNATURE_VERSION } from '#modules/people/domain/identity/signature.ts'
import { comparePairs, matchPerson } from '#modules/people/server/identity/index.ts'
import { loadGallery, personIdOf } from './identity-load.ts'

const root = resolve(import.meta.dirname, '..')
const { values: options } = parseArgs({ options: { gallery: { type: 'string' }, port: { type: 'string', default: '3190' }, keep: { type: 'string' } } })
if (!options.gallery || !existsSync(options.gallery)) {
  console.error('Uso: npm run identity:serve -- --gallery FILE [--port 3190] [--keep CARTELLA]   (FILE: quello che stampa tools/make-population.mjs)')
  process.exit(2)
}

const folder = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), 'accanto-identity-'))
const note = join(folder, 'gallery.json')
const signed = JSON.stringify({ file: resolve(options.gallery), bytes: statSync(options.gallery).size, version: SIGNATURE_VERSION })
const loaded = existsSync(note) && readFileSync(note, 'utf8') === signed
if (!loaded) rmSync(join(folder, 'db'), { recursive: true, force: true })
const server = await startEmbedded({ dataDir: join(folder, 'db'), log: (words) => console.log(words) })
const owner = server.connection('postgres')
const idOf = new Map<string, string>()

async function readIds(file: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!line) continue
    const { id } = JSON.parse(line) as { id: string }
    idOf.set(personIdOf(id), id)
  }
}

await migrate(owner, { migrationsDir: join(root, 'db/migrations'), moduleMap: join(root, 'module-map.json') })
if (loaded) await readIds(options.gallery)
else {
  const client = new pg.Client(owner)
  await client.connect()
  await loadGallery(client, options.gallery, (id) => idOf.set(personIdOf(id), id), (words) => console.log(words))
  const { rows } = await client.query<{ bytes: string }>(`select sum(pg_total_relation_size(t))::text as bytes from unnest('{people.match_posting,people.match_entry,people.match_fresh,people.match_gone}'::regclass[]) t`)
  console.log(`${idOf.size} persone; chiavi e registrazioni su disco: ${Math.round(Number(rows[0]!.bytes) / 1e6)} MB`)
  await client.end()
  writeFileSync(note, signed)
}

const pool = openPool(owner, { size: 4, statementMs: 60_000 })
const read = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

async function answer(tx: Tx, body: unknown): Promise<unknown> {
  const { record, limit, pairs } = body as { record?: unknown; limit?: number; pairs?: { a: unknown; b: unknown }[] }
  if (pairs) return { results: (await comparePairs(tx, pairs.map(({ a, b }) => ({ a: matchFacts.parse(a), b: matchFacts.parse(b) })))).map((score) => ({ score })) }
  const found = await matchPerson(tx, matchFacts.parse(record), { limit: limit ?? 20, weak: true })
  const shown = found.map(({ personId, ...rest }) => ({ id: idOf.get(personId) ?? personId, ...rest }))
  return { results: shown.filter(({ sibling }) => !sibling), siblings: shown.filter(({ sibling }) => sibling) }
}

const http = createServer((request, response) => {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  if (request.method !== 'POST' || request.url !== '/api/people/match') return send(404, {})
  void read(request)
    .then((body) => transact(pool, (tx) => answer(tx, body)))
    .then((body) => send(200, body))
    .catch((error: unknown) => {
      console.error(String(error).slice(0, 500))
      send(400, { error: 'bad request' })
    })
})
http.listen(Number(options.port), '127.0.0.1', () => console.log(`Pronto: http://127.0.0.1:${options.port}/api/people/match`))

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  http.close()
  http.closeAllConnections()
  await pool.end()
  await server.stop()
  if (!options.keep) rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
