// Brings a database to what the code expects: roles, migrations (once each, in order), then policies and grants (whenever they change).
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { BusyDatabaseError, changePatiently, takeEverything, takeGate, type Patience } from './patient-change.ts'
import { applyPolicies, policySources } from './policies.ts'
import { StartError } from './start-error.ts'

export interface MigrateOptions extends Patience {
  /** Folder of `<timestamp>_<name>.sql`. */
  migrationsDir: string
  /** `module-map.json`: its order is the order in which the modules' policies run. */
  moduleMap: string
  /** Passwords of the application's roles; absent where the socket's folder is the protection. */
  appPassword?: string | undefined
  jobsPassword?: string | undefined
}

export interface Migrated {
  /** Migrations applied now. */
  applied: string[]
  /** Whether policies and grants were made anew. */
  policies: boolean
}

/** The database and the code disagree in a way that no automatic step may settle; the message tells what to do, in Italian. */
export class MigrationError extends StartError {}

const LOCK = 4_030_001

/**
 * Migrates the database that `owner` leads to. Safe to call from several processes at once: one works, the others wait; and while the product runs: nobody
 * waits long behind a change (`patient-change.ts`).
 */
export async function migrate(owner: pg.ClientConfig, options: MigrateOptions): Promise<Migrated> {
  const client = new pg.Client({ ...owner, options: undefined })
  // a lost connection is told by the query that was running
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0; set client_min_messages = warning')
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await makeRole(client, 'app_rw', options.appPassword)
    await makeRole(client, 'app_jobs', options.jobsPassword)
    await prepare(client)
    const applied = await applyMigrations(client, options)
    return { applied, policies: await renewPolicies(client, options) }
  } catch (error) {
    throw error instanceof BusyDatabaseError ? new MigrationError(error.message) : error
  } finally {
    await client.end()
  }
}

// Roles belong to the whole server: another database's migration may be making them at this very moment.
async function makeRole(client: pg.Client, role: 'app_rw' | 'app_jobs', password: string | undefined): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (!rowCount) await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls`)
      await refusePowers(client, role)
      if (password !== undefined) await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`)
      return
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      const concurrent = code === '42710' || code === '23505' || /tuple concurrently/.test(message)
      if (!concurrent || attempt === 10) throw error
      await sleep(20 * attempt)
    }
  }
}

async function refusePowers(client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1 and (rolsuper or rolbypassrls or rolcreaterole)', [role])
  if (rowCount) throw new MigrationError(`Il ruolo ${role} ha poteri che annullano la protezione delle righe: toglili (alter role ${role} nosuperuser nobypassrls nocreaterole).`)
}

// The jobs library migrates its own schema, as app_jobs. With its ledger there it doesn't ask to create the schema, which app_jobs may not.
const jobsLedger = `
    create table if not exists graphile_worker.migrations (
      id int primary key, ts timestamptz default now() not null, breaking boolean default false not null
    );
    alter table graphile_worker.migrations owner to app_jobs;`

async function prepare(client: pg.Client): Promise<void> {
  const { rowCount: unable } = await client.query("select from pg_roles where rolname = current_user and not rolsuper and not pg_has_role('app_jobs', 'usage')")
  if (unable) await client.query('grant app_jobs to current_user')
  await client.query(`
    create extension if not exists pg_trgm schema public;
    create extension if not exists unaccent schema public;
    create extension if not exists btree_gist schema public;
    create schema if not exists kernel_meta;
    create table if not exists kernel_meta.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
    create table if not exists kernel_meta.policies (only_row boolean primary key default true check (only_row), sha256 text not null, applied_at timestamptz not null default now());
    create schema if not exists graphile_worker authorization app_jobs;
    ${jobsLedger}
  `)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function applyMigrations(client: pg.Client, options: MigrateOptions): Promise<string[]> {
  const folder = options.migrationsDir
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  const texts = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from kernel_meta.migration')
  for (const row of rows) {
    const text = texts.get(row.name)
    if (text === undefined) throw new MigrationError(`La base di dati conosce la migrazione ${row.name}, che qui manca: il programma è più vecchio dei dati. Installa la versione giusta.`)
    if (sha256(text) !== row.sha256) throw new MigrationError(`La migrazione ${row.name} è cambiata dopo essere stata applicata: rimettila com'era e scrivi una nuova migrazione.`)
  }
  const done = new Set(rows.map((row) => row.name))
  const missing = files.filter((name) => !done.has(name))
  for (const name of missing) await applyOne(client, name, texts.get(name) ?? '', options)
  return missing
}

/** The first table that `kernel.begin_session` reads, and so every transaction of the product. */
const GATE = 'kernel.reach_boundary'

async function applyOne(client: pg.Client, name: string, text: string, options: MigrateOptions): Promise<void> {
  await changePatiently(client, `Migrazione ${name}`, async (_waitMs, attempt) => {
    // a change of one table finds its moment alone, and holds up who uses that table only
    if (attempt > 1) await takeGate(client, GATE)
    await client.query(text).catch((error: unknown) => {
      throw located(error, name, text)
    })
    await client.query('insert into kernel_meta.migration (name, sha256) values ($1, $2)', [name, sha256(text)])
  }, options)
}

async function renewPolicies(client: pg.Client, options: MigrateOptions): Promise<boolean> {
  const { migrationsDir, moduleMap } = options
  const { modules } = JSON.parse(readFileSync(moduleMap, 'utf8')) as { modules: Record<string, unknown> }
  const schemas = ['kernel', ...Object.keys(modules)]
  const sources = policySources(resolve(moduleMap, '..'), schemas)
  const wanted = sha256(JSON.stringify([sources, readdirSync(migrationsDir).sort(), readFileSync(new URL('./policies.ts', import.meta.url), 'utf8')]))
  const { rowCount } = await client.query('select from kernel_meta.policies where sha256 = $1', [wanted])
  if (rowCount) return false
  await changePatiently(client, 'Regole di accesso', async (waitMs) => {
    await takeEverything(client, schemas, GATE, waitMs)
    await applyPolicies(client, schemas, sources, located)
    await client.query(
      'insert into kernel_meta.policies (sha256) values ($1) on conflict (only_row) do update set sha256 = excluded.sha256, applied_at = now()', [wanted])
  }, options)
  return true
}

// Where in the file PostgreSQL stumbled; without it an error in a long file is a riddle.
function located(error: unknown, name: string, text: string): unknown {
  const { position, message } = error as { position?: string; message: string }
  const line = position ? text.slice(0, Number(position)).split('\n').length : undefined
  ;(error as Error).message = `${name}${line ? `:${line}` : ''}: ${message}`
  return error
}
