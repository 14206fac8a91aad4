// Prints the table of goals of the identity engine, measured on ../shared/data/identity with its own evaluator.
//
//   npm run identity:eval [-- --people 1000000] [--keep FOLDER] [--quick]      FOLDER: where the loaded register stays; --quick: a tenth of the searches
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { assertData, evaluator, gallery, readTable, root } from './identity-data.ts'
import { nodeFlags } from './node-flags.mjs'

const { values: options } = parseArgs({ options: { people: { type: 'string', default: '1000000' }, keep: { type: 'string' }, quick: { type: 'boolean', default: false }, port: { type: 'string', default: '3191' } } })
assertData()
const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'accanto-identity-eval-'))
mkdirSync(folder, { recursive: true })
const file = join(folder, `gallery-${options.people}.jsonl`)
const url = `http://127.0.0.1:${options.port}/api/people/match`

async function writeGallery(): Promise<void> {
  if (existsSync(file)) return
  console.log(`Preparo il registro: ${options.people} persone inventate più quelle dell’insieme…`)
  const out = createWriteStream(`${file}.new`)
  const fields = ['id', 'given', 'family', 'dob', 'sex', 'nat', 'father', 'mother', 'place', 'phone']
  for await (const row of gallery(Number(options.people))) {
    if (!out.write(`${JSON.stringify(Object.fromEntries(fields.map((field) => [field, row[field] ?? ''])))}\n`)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  renameSync(`${file}.new`, file)
}

/** Starts the server and waits until it is ready; what it says about the disk. */
async function start(): Promise<{ server: ChildProcess; megabytes: number }> {
  const server = spawn(process.execPath, [...nodeFlags, join(root, 'scripts/identity-serve.ts'), '--gallery', file, '--port', options.port!, '--keep', join(folder, `register-${options.people}`)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk)
      said += chunk.toString()
      if (said.includes('Pronto')) ready()
    })
    server.once('exit', () => failed(new Error('il servizio di prova non è partito')))
  })
  const disk = join(folder, `disk-${options.people}.txt`)
  const found = /su disco: (\d+) MB/.exec(said)
  if (found) writeFileSync(disk, found[1]!)
  return { server, megabytes: Number(existsSync(disk) ? readFileSync(disk, 'utf8') : Number.NaN) }
}

interface Measured {
  [name: string]: number | string | null | Measured
}
function evaluate(...args: string[]): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [evaluator, ...args, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status) throw new Error(stderr)
  return JSON.parse(stdout) as Measured
}
const at = (measured: Measured, path: string): number => Number(path.split('.').reduce<unknown>((one, key) => (one as Measured | undefined)?.[key], measured))

/** Real aliases with nothing but their names. */
async function namesOnly(): Promise<number> {
  const records = new Map(readTable('real/ofac_records.tsv').map(({ id, given, family }) => [id!, { given: given!, family: family! }]))
  const pairs = readTable('real/ofac_pairs.tsv')
  const scores: string[] = []
  for (let from = 0; from < pairs.length; from += 200) {
    const part = pairs.slice(from, from + 200)
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ pairs: part.map(({ a, b }) => ({ a: records.get(a!), b: records.get(b!) })) }) })
    const { results } = (await answer.json()) as { results: { score: number }[] }
    for (const [index, { score }] of results.entries()) scores.push(JSON.stringify({ a: part[index]!.a, b: part[index]!.b, score }))
  }
  const list = join(folder, 'names.jsonl')
  writeFileSync(list, scores.join('\n'))
  return at(evaluate('pairs', '--scores', list, '--set', 'ofac'), 'best_f1')
}

await writeGallery()
const { server, megabytes } = await start()
try {
  const few = options.quick ? ['--limit', '300'] : []
  const search = evaluate('search', '--url', url, ...few)
  const four = evaluate('search', '--url', url, '--concurrency', '4', ...few)
  const script = evaluate('search', '--url', url, '--set', 'script', ...few)
  const pairs = evaluate('pairs', '--url', url)
  const tokens = evaluate('pairs', '--url', url, '--set', 'tokens')
  const ofac = evaluate('pairs', '--url', url, '--set', 'ofac')
  const least = (name: string, value: number, goal: number) => ({ misura: name, valore: value, traguardo: `≥ ${goal}`, esito: value >= goal ? 'raggiunto' : 'mancato' })
  const most = (name: string, value: number, goal: number) => ({ misura: name, valore: value, traguardo: `≤ ${goal}`, esito: value <= goal ? 'raggiunto' : 'mancato' })
  console.table([
    least('R@1', at(search, 'recall_at_1'), 0.89), least('R@10', at(search, 'recall_at_10'), 0.97), least('tutte le registrazioni nei primi dieci', at(search, 'all_registrations_at_10'), 0.9),
    least('R@10 in caratteri arabi', at(script, 'strata.arabic_script.recall_at_10'), 0.97), least('R@10 in cirillico', at(script, 'strata.cyrillic.recall_at_10'), 0.97),
    least('«molto probabile»: precisione', at(search, 'top_band_precision'), 0.995), least('«molto probabile»: minori conosciuti', at(search, 'top_band_coverage'), 0.45),
    most('ricerche con un «molto probabile» sbagliato', at(search, 'wrong_top_band_rate'), 0.001), most('lo stesso, fratelli nuovi', at(search, 'strata.new_sibling.wrong_top_band_rate'), 0.003),
    least('coppie: F1', at(pairs, 'best_f1'), 0.91), least('coppie: precisione media', at(pairs, 'average_precision'), 0.965),
    least('alias veri, solo nomi: F1', await namesOnly(), 0.88), least('alias veri, con la data: F1', at(ofac, 'best_f1'), 0.88), least('parole: F1', at(tokens, 'best_f1'), 0.94),
    most('p95 in HTTP, un utente, ms', at(search, 'latency_ms.p95'), 50), most('p95 in HTTP, quattro utenti, ms', at(four, 'latency_ms.p95'), 100),
    most('chiavi su disco, MB per milione di persone', Math.round(megabytes / (Number(options.people) / 1e6)), 1000),
  ])
} finally {
  server.kill('SIGTERM')
  await new Promise((done) => server.once('exit', done))
  if (!options.keep) rmSync(folder, { recursive: true, force: true })
}
