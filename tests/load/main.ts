// `npm run bench -- --people 10000`: loads a generated world (or takes it from the cache), starts the product over it, and measures.
import { rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measure, type Pace } from './measure.ts'
import { prepareWorld } from './prepare.ts'
import { tableOf } from './report.ts'
import { startServer } from './server-process.ts'
import { signInUsers } from './users.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    dir: { type: 'string', default: path.join(tmpdir(), 'accanto-bench') },
    only: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
})

const slow: Pace = { rounds: 5, seconds: 2, warmSeconds: 1, each: 24 }
const quick: Pace = { rounds: 2, seconds: 1, warmSeconds: 0.5, each: 8 }

const say = (words: string): void => console.log(`  ${words}`)
const people = Number(values.people)
if (!Number.isInteger(people) || people < 1000) throw new Error('--people: almeno 1000')
const folder = path.join(values.dir, String(people))

console.log(`Mondo di ${people.toLocaleString('it')} persone in ${folder}`)
const loadSeconds = await prepareWorld(folder, people, say)
const server = await startServer(folder, { profile: values.profile })
try {
  const users = await signInUsers(server.connection('accanto_owner'), 16)
  say(`utenti: ${users.map((user) => `${user.role} ${user.reached}`).join(', ')}`)
  const started = new Date()
  const load = loadavg()[0]!
  const results = await measure(server, folder, users, values.quick ? quick : slow, values.only ?? null)
  const about = { people, loadSeconds, at: started.toISOString(), cores: cpus().length, model: cpus()[0]?.model ?? '', load, loadAfter: loadavg()[0]!, quick: values.quick }
  console.log(`\n${tableOf(results, about)}`)
  writeFileSync(path.join(values.dir, `result-${people}${values.quick ? '-quick' : ''}.json`), JSON.stringify({ about, results }, null, 2))
} finally {
  await server.stop()
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}
