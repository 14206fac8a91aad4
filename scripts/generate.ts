// Writes what machines write, from a scratch database: db/schema.sql, the database's types, openapi.json. With --check: only compares.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#kernel/server/embedded.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { dumpSchema } from '#kernel/server/schema-dump.ts'
import { scratchPlace } from '#tests/support/scratch.ts'

const root = resolve(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const { modules } = JSON.parse(readFileSync(join(root, 'module-map.json'), 'utf8')) as { modules: Record<string, unknown> }
const schemas = ['kernel', ...Object.keys(modules)]

async function fromDatabase(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(scratchPlace(), 'accanto-generate-'))
  const server = await startEmbedded({ dataDir: folder, durable: false, log: () => undefined })
  try {
    const owner = server.connection('postgres')
    await migrate(owner, { migrationsDir: join(root, 'db/migrations'), moduleMap: join(root, 'module-map.json') })
    const client = new pg.Client(owner)
    await client.connect()
    const schema = await dumpSchema(client, schemas)
    await client.end()
    const url = `postgres://${server.user}@localhost/postgres?host=${encodeURIComponent(server.socketDir)}`
    return { 'db/schema.sql': schema, 'src/kernel/server/database.gen.ts': databaseTypes(url, folder) }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

// As the driver answers (kernel/server/db.ts): dates and instants are text, a bigint is a number.
function databaseTypes(url: string, folder: string): string {
  const output = join(folder, 'database.gen.ts')
  const mapping = { timestamptz: 'string', timestamp: 'string', int8: 'number' }
  const { status, stderr, stdout } = spawnSync(process.execPath, [
    join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'), '--dialect', 'postgres', '--url', url, '--out-file', output,
    '--date-parser', 'string', '--type-mapping', JSON.stringify(mapping), '--default-schema', 'none',
    '--include-pattern', `(${schemas.join('|')}).*`,
  ], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`kysely-codegen: ${stderr}${stdout}`)
  return readFileSync(output, 'utf8')
}

async function openApi(): Promise<Record<string, string>> {
  const { openApiText } = await import('#server/openapi.ts')
  return { 'openapi.json': openApiText() }
}

const files = { ...(await fromDatabase()), ...(await openApi()) }
const stale = Object.entries(files).filter(([name, text]) => !existsSync(join(root, name)) || readFileSync(join(root, name), 'utf8') !== text)
for (const [name, text] of check ? [] : stale) {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), text)
}
if (stale.length) console.log(`${check ? 'Not up to date (run npm run generate)' : 'Written'}: ${stale.map(([name]) => name).join(', ')}`)
process.exit(check && stale.length ? 1 : 0)
