import { hkdfSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Config } from '#kernel/server/config.ts'
import { startEmbedded } from '#kernel/server/embedded.ts'
import { installQueue } from '#kernel/server/jobs.ts'
import type { Log } from '#kernel/server/log.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { loadReference } from '#kernel/server/reference.ts'
import { StartError } from '#kernel/server/start-error.ts'
import { databaseTrouble } from './start-trouble.ts'

export interface Database {
  /** Migrates and loads reference data; nothing is served with it. */
  owner: pg.ClientConfig
  /** Serves requests, under row-level security. */
  app: pg.ClientConfig
  /** Runs jobs and seals the audit trail, with policies of its own. */
  jobs: pg.ClientConfig
  stop(): Promise<void>
}

const NAME = 'accanto'

/** Opens the database (the embedded one, or that of `DATABASE_URL`), and brings it up to what the code expects. */
export async function openDatabase(config: Config, root: string, log: Log): Promise<Database> {
  const database = config.databaseUrl ? external(config) : await embedded(config, log)
  try {
    if (config.databaseUrl) await assertRecent(database.owner)
    const passwords = config.databaseUrl ? { appPassword: passwordOf(config, 'app_rw'), jobsPassword: passwordOf(config, 'app_jobs') } : {}
    const { applied } = await migrate(database.owner, {
      migrationsDir: path.join(root, 'db/migrations'), moduleMap: path.join(root, 'module-map.json'), onWait: (words) => log.warn(words), ...passwords,
    })
    if (applied.length) log.info({ applied: applied.length }, 'database migrated')
    await installQueue(database.jobs, log)
    const client = new pg.Client(database.owner)
    await client.connect()
    await loadReference(client, config.referenceDir).finally(() => client.end())
    return database
  } catch (error) {
    await database.stop()
    throw config.databaseUrl ? databaseTrouble(error, config.databaseUrl) : error
  }
}

const OLDEST = 15

async function assertRecent(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...owner, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const version = rows[0]!.server_version
    if (Number.parseInt(version, 10) < OLDEST) throw new StartError(`PostgreSQL è alla versione ${version}: serve la ${OLDEST} o una successiva.`)
  } finally {
    await client.end()
  }
}

async function embedded(config: Config, log: Log): Promise<Database> {
  const server = await startEmbedded({ dataDir: path.join(config.stateDir, 'database'), log: (message) => log.info(message) })
  await createDatabase(server.connection('postgres'))
  return {
    owner: server.connection(NAME),
    app: server.connection(NAME, 'app_rw'),
    jobs: server.connection(NAME, 'app_jobs'),
    stop: () => server.stop(),
  }
}

async function createDatabase(admin: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME])
    if (!rowCount) await client.query(`create database ${NAME}`)
  } finally {
    await client.end()
  }
}

/** With somebody's own PostgreSQL the two application roles get passwords that follow from the master key, so that one address is enough. */
function external(config: Config): Database {
  const owner: pg.ClientConfig = { connectionString: config.databaseUrl! }
  const as = (role: 'app_rw' | 'app_jobs'): pg.ClientConfig => {
    const url = new URL(config.databaseUrl!)
    url.username = role
    url.password = passwordOf(config, role)
    return { connectionString: url.toString() }
  }
  return { owner, app: as('app_rw'), jobs: as('app_jobs'), stop: async () => undefined }
}

function passwordOf(config: Config, role: string): string {
  if (!existsSync(config.masterKeyFile)) return ''
  // the current key stands first: with a new one the roles get new passwords too
  const key = readFileSync(config.masterKeyFile, 'utf8').split('\n').map((line) => line.replace(/#.*/, '').trim()).find(Boolean) ?? ''
  return Buffer.from(hkdfSync('sha256', key, 'accanto', `database role ${role}`, 24)).toString('base64url')
}
