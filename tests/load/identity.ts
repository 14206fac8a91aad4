// `npm run bench:identity [-- --people 1000000] [--rounds 300] [--dir FOLDER]`: what a worker waits for when a child is written down, in a register of this many people: who he may be
// while the name is typed, and the file opened (compared on the server, written, findable). The product over HTTP, with its jobs running; the reference set is needed (identity-data.ts).
import { createWriteStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { readConfig } from '#kernel/server/config.ts'
import { openLog } from '#kernel/server/log.ts'
import { SIGNATURE_VERSION } from '#modules/people/domain/identity/signature.ts'
import { openDatabase } from '#server/database.ts'
import { assertData, gallery, readTable, type Row } from '../../scripts/identity-data.ts'
import { loadGallery } from '../../scripts/identity-load.ts'
import { HttpClient, percentile } from './drive.ts'
import { prepareWorld, root, settingsOf } from './prepare.ts'
import type { BenchRequest } from './requests.ts'
import { startServer } from './server-process.ts'
import { signInUsers, type BenchUser } from './users.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '300' }, dir: { type: 'string', default: path.join(tmpdir(), 'accanto-bench') } },
})
assertData()
const people = Number(values.people)
const folder = path.join(values.dir, `identity-${people}`)
const say = (words: string): void => console.log(`  ${words}`)
/** The files around which new ones are opened. */
const WORLD = 10_000

async function writeGallery(file: string): Promise<void> {
  const out = createWriteStream(`${file}.new`)
  for await (const row of gallery(people)) if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain')
  out.end()
  await finished(out)
  renameSync(`${file}.new`, file)
}

/** A small world of files, and beside it a register of `people` to compare with: only what the engine looks into. */
async function prepare(): Promise<void> {
  await prepareWorld(folder, WORLD, say)
  const note = path.join(folder, 'register.json')
  const signed = JSON.stringify({ people, version: SIGNATURE_VERSION })
  if (existsSync(note) && readFileSync(note, 'utf8') === signed) return
  const file = path.join(folder, 'gallery.jsonl')
  if (!existsSync(file)) await writeGallery(file)
  const database = await openDatabase(readConfig(settingsOf(folder), root), root, openLog('warn'))
  const client = new pg.Client(database.owner)
  await client.connect()
  try {
    await client.query('truncate people.match_entry, people.match_posting, people.match_fresh, people.match_gone')
    await loadGallery(client, file, () => {}, say)
    // those of the small world are not compared: they would be written in the middle of the measure
    await client.query('truncate identity.fresh')
  } finally {
    await client.end()
    await database.stop()
  }
  writeFileSync(note, signed)
}

const MS_OF_DAY = 86_400_000
const moved = (date: string, days: number): string => new Date(Date.parse(date) + days * MS_OF_DAY).toISOString().slice(0, 10)

/**
 * Children as somebody would write them down: the searches of the set, each with the family name of another of his country and another day of birth, drawn anew in each run. So
 * names are as common as they are, and nobody is the child whose file an earlier run opened in this world.
 */
function newcomers(): Row[] {
  const records = new Map(readTable('records.tsv').map((row) => [row.id, row]))
  const rows = readTable('queries.tsv').map(({ query }) => records.get(query)!)
  const countries = Map.groupBy(rows, ({ nat }) => nat)
  return rows.map((row) => {
    const others = countries.get(row.nat)!
    return { ...row, family: others[randomInt(others.length)]!.family!, ...(row.dob?.length === 10 ? { dob: moved(row.dob, randomInt(1, 1000)) } : {}) }
  })
}

const typed = ({ given, family, dob, sex }: Row) => ({ ...(given ? { given } : {}), ...(family ? { family } : {}), ...(dob?.length === 10 ? { birthDate: dob } : dob ? { birthYear: dob } : {}), ...(sex ? { sex } : {}) })

const candidates = (row: Row): BenchRequest => ({ method: 'GET', path: `/api/identity/candidates?${new URLSearchParams(typed(row))}` })

const opening = ({ given, family, dob, sex }: Row, user: BenchUser, unitId: string): BenchRequest => ({
  method: 'POST', path: '/api/cases',
  body: JSON.stringify({
    unitId, responsibleId: user.id, child: { given: given || 'Senza nome', family: family || null, sex: sex || null, ...(dob?.length === 10 ? { birth: { date: dob } } : dob ? { birth: { year: Number(dob) } } : {}) },
  }),
})

/** The unit in which each of them works. */
async function unitsOf(users: readonly BenchUser[]): Promise<Map<string, string>> {
  const owner = new pg.Client(server.connection('accanto_owner'))
  await owner.connect()
  const { rows } = await owner.query<{ actor_id: string; unit_id: string }>(`select actor_id, unit_id from kernel.actor_role where role = 'worker' and actor_id = any ($1)`, [users.map(({ id }) => id)])
  await owner.end()
  return new Map(rows.map(({ actor_id, unit_id }) => [actor_id, unit_id]))
}

let known = 0
/** Somebody so like one of this user's own files that the product asks first: not measured, but counted. */
function ifKnown(error: unknown): false {
  if (String(error).includes('answered 409')) return false
  throw error
}

/** How long each request took, ms: so many people at once, one request after the other. */
async function timed(lanes: number, users: readonly BenchUser[], make: (user: BenchUser) => BenchRequest): Promise<number[]> {
  const times: number[] = []
  const each = Math.ceil(Number(values.rounds) / lanes)
  const lane = async (user: BenchUser): Promise<void> => {
    for (let turn = -5; turn < each; turn++) {
      const begun = performance.now()
      const opened = await client.send(user.token, make(user)).then(() => true, ifKnown)
      if (!opened) known++
      else if (turn >= 0) times.push(performance.now() - begun)
    }
  }
  await Promise.all(users.slice(0, lanes).map(lane))
  return times
}

await prepare()
const server = await startServer(folder, { profile: false })
const client = new HttpClient(server.port)
try {
  const users = (await signInUsers(server.connection('accanto_owner'), 8)).filter(({ role }) => role === 'worker').slice(0, 4)
  const units = await unitsOf(users)
  const rows = newcomers()
  console.log(`${people.toLocaleString('it')} persone; ${cpus().length} core, carico ${loadavg()[0]!.toFixed(1)}; ${values.rounds} giri`)
  let next = 0
  const measures: [string, number, number, (user: BenchUser) => BenchRequest][] = [
    ['chi può essere, mentre si scrive; un utente', 1, 150, () => candidates(rows[next++ % rows.length]!)], ['… quattro utenti', 4, 150, () => candidates(rows[next++ % rows.length]!)],
    ['apertura di un fascicolo, confronto compreso; un utente', 1, 60, (user) => opening(rows[next++ % rows.length]!, user, units.get(user.id)!)],
    ['… quattro utenti', 4, 60, (user) => opening(rows[next++ % rows.length]!, user, units.get(user.id)!)],
  ]
  for (const [label, lanes, goal, make] of measures) {
    const times = await timed(lanes, users, make)
    const p95 = percentile(times, 0.95)
    console.log(`${label.padEnd(60)} p50 ${percentile(times, 0.5).toFixed(1)} ms   p95 ${p95.toFixed(1)} ms   p99 ${percentile(times, 0.99).toFixed(1)} ms   ${p95 <= goal ? 'entro' : 'oltre'} ${goal} ms`)
  }
  console.log(`non misurati, perché il prodotto chiede prima chi sono: ${known}`)
  console.log(`carico alla fine ${loadavg()[0]!.toFixed(1)}`)
} finally {
  await client.close()
  await server.stop()
}
