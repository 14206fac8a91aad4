// The product as its users run it: `src/server/main.ts` in a process of its own, so that it can be killed without a word.
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createSealKey } from '#kernel/server/checkpoint.ts'
import { startEmbedded, type Embedded } from '#kernel/server/embedded.ts'
import { createMasterKey } from '#kernel/server/files/master-key.ts'
import { newId } from '#kernel/domain/ids.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'

/** The library that gives a process another clock; absent where it is not installed. */
export const faketime = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1'].find((file) => existsSync(file))

const root = resolve(import.meta.dirname, '../..')

export interface App {
  url: string
  process: ChildProcess
  stop(signal?: NodeJS.Signals): Promise<void>
}

const folders: string[] = []
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'accanto-faults-'))
  // root's PostgreSQL runs as somebody else: a closed folder would send the data to a shared place that nobody clears
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}
export function removeScratch(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

const running = new Set<ChildProcess>()
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

interface Options {
  stateDir: string
  port?: number
  /** A database of the harness; without it the product starts its own. */
  databaseUrl?: string
  poolSize?: number
  env?: NodeJS.ProcessEnv
  /** A network of its own, and its address there. */
  inside?: { namespace: string; address: string }
}

/** Starts the product and waits until it can work. */
export async function startApp({ stateDir, port, databaseUrl, poolSize, env, inside }: Options): Promise<App> {
  const chosen = port ?? (await freePort())
  const keys = { ACCANTO_MASTER_KEY_FILE: join(stateDir, 'master.key'), ACCANTO_SEAL_KEY_FILE: join(stateDir, 'seal.pem') }
  if (databaseUrl && !existsSync(keys.ACCANTO_MASTER_KEY_FILE)) {
    createMasterKey(keys.ACCANTO_MASTER_KEY_FILE)
    createSealKey(keys.ACCANTO_SEAL_KEY_FILE)
  }
  const command = [...(inside ? ['ip', 'netns', 'exec', inside.namespace] : []), process.execPath, 'src/server/main.ts']
  const host = inside?.address ?? '127.0.0.1'
  const child = spawn(command[0]!, command.slice(1), {
    cwd: root,
    stdio: ['ignore', 'ignore', process.env.FAULTS_LOG ? 'inherit' : 'ignore'],
    env: {
      PATH: process.env.PATH, HOME: process.env.HOME, ACCANTO_STATE_DIR: stateDir, ACCANTO_HOST: host, ACCANTO_PORT: String(chosen), ACCANTO_DEMO: '0', ACCANTO_LOG_LEVEL: 'fatal', NODE_NO_WARNINGS: '1',
      ...(databaseUrl ? { DATABASE_URL: databaseUrl, ...keys } : {}), ...(poolSize ? { ACCANTO_POOL_SIZE: String(poolSize) } : {}), ...env,
    },
  })
  running.add(child)
  const gone = new Promise<void>((done) => child.once('exit', () => { running.delete(child); done() }))
  const url = `http://${host}:${chosen}`
  for (let waited = 0; !(await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false)); waited += 20) {
    if (child.exitCode !== null || waited > 120_000) throw new Error('the product did not start')
    await sleep(20)
  }
  return { url, process: child, stop: async (signal = 'SIGTERM') => { child.kill(signal); await gone } }
}

const NAME = 'accanto'

export interface Database {
  /** Without query parameters of its own the path of the socket goes in the address. */
  url(socketDir?: string): string
  owner: pg.ClientConfig
  socketDir: string
  stop(): Promise<void>
  /** Kills the server and every process of its, and starts it anew over what is left. */
  killAndRestart(): Promise<void>
}

/** A PostgreSQL that belongs to the harness: its children are ours, so that nothing stays in the way of a restart. */
export async function startDatabase(durable = true): Promise<Database> {
  const dataDir = join(scratch(), 'database')
  const start = () => startEmbedded({ dataDir, durable, log: () => undefined })
  let server: Embedded = await start()
  await run(server.connection('postgres'), `create database ${NAME}`)
  const { socketDir } = server
  return {
    url: (folder = socketDir) => `postgres://accanto_owner@localhost/${NAME}?host=${encodeURIComponent(folder)}`,
    owner: server.connection(NAME),
    socketDir,
    stop: () => server.stop(),
    killAndRestart: async () => {
      killTree(Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]))
      await server.stop()
      server = await start()
    },
  }
}

/** The whole tree at once, children first told from the process table. */
function killTree(parent: number): void {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === parent)
  for (const pid of [parent, ...children]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // it had ended by itself
    }
  }
}
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

export async function run<Row extends pg.QueryResultRow>(config: pg.ClientConfig, statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query<Row>(statement, values)).rows
  } finally {
    await client.end()
  }
}

/** The product's own database, of a state folder. */
export const ownDatabase = (stateDir: string): pg.ClientConfig => ({ host: join(stateDir, 'database/run'), port: 5432, user: 'accanto_owner', database: NAME })

export interface Worker {
  token: string
  operatorId: string
  unitId: string
  file: BuiltCase
}

/** A worker who is signed in, with a file of his. */
export async function makeWorker(config: pg.ClientConfig): Promise<Worker> {
  const owner = new pg.Pool({ ...config, max: 1 })
  const [organisationId, unitId, operatorId, token] = [newId(), newId(), newId(), randomBytes(32).toString('base64url')]
  try {
    await owner.query(`insert into network.organisation (id, kind, name, short_name, case_prefix) values ($1, 'comune', 'Ente di prova', 'Ente', 'GUASTI')`, [organisationId])
    await owner.query(`insert into network.unit (id, organisation_id, name, kind) values ($1, $2, 'Servizio', 'servizio')`, [unitId, organisationId])
    await owner.query(`insert into kernel.actor (id, display_name, organisation_id) values ($1, 'Anna Prova', $2)`, [operatorId, organisationId])
    await owner.query(`insert into network.operator (id, organisation_id, given_name, family_name) values ($1, $2, 'Anna', 'Prova')`, [operatorId, organisationId])
    await owner.query(`insert into network.assignment (id, operator_id, unit_id, profession, kind, valid_from) values ($1, $2, $3, 'assistente_sociale', 'employed', '2020-01-01')`, [newId(), operatorId, unitId])
    await owner.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values ($1, $2, $3, 'worker', '2020-01-01')`, [newId(), operatorId, unitId])
    await owner.query(
      `insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, expires_at, idle_minutes) values ($1, $2, $3, 'full', now(), now(), now() + interval '8 hours', 60)`,
      [newId(), createHash('sha256').update(token).digest(), operatorId])
    return { token, operatorId, unitId, file: await buildCase({ owner } as never, { holder: { operatorId, unitId, organisationId } }) }
  } finally {
    await owner.end()
  }
}
