// Starts and stops the PostgreSQL that comes with the product, so that one command is enough on a machine that has nothing.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, closeSync, existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { initdbRunner, postgresPrograms, reachableByOthers, serverRunner, sharedFolder, type Runner } from './embedded-binaries.ts'
import { claimFolder, isAlive, releaseFolder, stopLeftover } from './embedded-leftover.ts'
import { StartError } from './start-error.ts'

export interface EmbeddedOptions {
  /** Folder that holds the cluster, its socket and its log; made when missing. */
  dataDir: string
  /** False only for tests: a crash may then lose or corrupt data. */
  durable?: boolean
  log: (message: string) => void
}

export interface Embedded {
  socketDir: string
  user: string
  connection(database: string, role?: string): pg.ClientConfig
  /** Stops cleanly, closing the connections that are still open. */
  stop(): Promise<void>
}

/** Superuser of the cluster: owns the schema, migrates it. */
export const OWNER_ROLE = 'accanto_owner'
const PORT = 5432
// A Unix socket's whole path must stay below 108 bytes.
const LONGEST_SOCKET_FOLDER = 85

/** Starts the cluster in `dataDir`, making it first when it isn't there, and answers when it accepts connections. */
export async function startEmbedded({ dataDir, durable = true, log }: EmbeddedOptions): Promise<Embedded> {
  const runner = serverRunner()
  const home = openHome(resolve(dataDir), runner, log)
  claimFolder(home)
  try {
    const cluster = join(home, 'cluster')
    await stopLeftover(cluster, log)
    const programs = postgresPrograms(runner)
    if (!existsSync(cluster)) await createCluster(programs, home, runner, log)
    checkCluster(cluster)
    const socketDir = makeSocketFolder(home, runner)
    const server = await launch({ programs, home, cluster, socketDir, durable, runner })
    return handle(server, home, socketDir)
  } catch (error) {
    releaseFolder(home)
    throw error
  }
}

// Root's PostgreSQL runs as another user. Where that user cannot pass (a checkout in a private folder), the cluster lives in a shared
// place and `dataDir` is a link to it: removing the link still means starting afresh.
function openHome(dataDir: string, runner: Runner, log: (message: string) => void): string {
  if (!existsSync(dataDir)) {
    rmSync(dataDir, { force: true })
    mkdirSync(dirname(dataDir), { recursive: true })
    if (runner.uid !== undefined && !reachableByOthers(dirname(dataDir))) {
      const elsewhere = join(sharedFolder(), `cluster-${randomBytes(6).toString('hex')}`)
      mkdirSync(elsewhere)
      symlinkSync(elsewhere, dataDir)
      log(`La cartella ${dirname(dataDir)} è chiusa agli altri utenti: i dati stanno in ${elsewhere}`)
    } else mkdirSync(dataDir)
  }
  const home = realpathSync(dataDir)
  if (runner.uid !== undefined) {
    chmodSync(home, 0o711)
    if (!reachableByOthers(home)) throw new StartError(`PostgreSQL non può raggiungere ${home}: una delle cartelle è chiusa agli altri utenti.`)
  }
  return home
}

async function createCluster(programs: string, home: string, runner: Runner, log: (message: string) => void): Promise<void> {
  log('Preparo il database (solo la prima volta)…')
  // Made aside and then renamed: an interrupted preparation never looks like a cluster.
  const unfinished = join(home, 'cluster.new')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const maker = initdbRunner()
  if (maker.uid !== undefined) chownSync(unfinished, maker.uid, maker.gid ?? maker.uid)
  await run(join(programs, 'bin/initdb'), [
    '-D', unfinished, '-U', OWNER_ROLE, '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale', '--data-checksums',
  ], maker)
  if (runner.uid !== undefined) giveTo(unfinished, runner.uid)
  renameSync(unfinished, join(home, 'cluster'))
}

function giveTo(path: string, uid: number): void {
  chownSync(path, uid, uid)
  if (lstatSync(path).isDirectory()) for (const entry of readdirSync(path)) giveTo(join(path, entry), uid)
}

function checkCluster(cluster: string): void {
  const owner = statSync(cluster).uid
  const expected = serverRunner().uid ?? process.getuid?.()
  if (owner !== expected) throw new StartError(`I dati in ${cluster} appartengono a un altro utente (uid ${owner}): avvia con lo stesso utente di prima.`)
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== '18') throw new StartError(`I dati in ${cluster} sono di PostgreSQL ${version}, il programma è della versione 18: vedi il manuale di installazione.`)
}

function makeSocketFolder(home: string, runner: Runner): string {
  const near = join(home, 'run')
  const short = Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER
  const folder = short ? near : mkdtempSync(join(tmpdir(), 'accanto-'))
  // No server of ours runs now: whatever socket is there belongs to a dead one, and its lock could stop the new one.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  if (runner.uid !== undefined) chownSync(folder, runner.uid, runner.uid)
  return folder
}

interface Launch {
  programs: string
  home: string
  cluster: string
  socketDir: string
  durable: boolean
  runner: Runner
}

// Sized for two cores. The log tells no statement and no value: those hold children's names.
function settings({ socketDir, durable }: Launch): string[] {
  const chosen: Record<string, string | number> = {
    listen_addresses: '', port: PORT, unix_socket_directories: socketDir, unix_socket_permissions: '0700',
    shared_buffers: '256MB', max_connections: 60, work_mem: '16MB', maintenance_work_mem: '128MB', effective_cache_size: '1GB',
    jit: 'off', random_page_cost: 1.1, max_wal_size: '2GB', TimeZone: 'UTC', idle_in_transaction_session_timeout: '5min',
    log_min_messages: 'warning', log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

interface Server {
  postgres: ChildProcess
  guard: ChildProcess
}

async function launch(options: Launch, attempt = 1): Promise<Server> {
  const logFile = join(options.home, 'postgres.log')
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.1`)
  const start = existsSync(logFile) ? statSync(logFile).size : 0
  const output = openSync(logFile, 'a', 0o600)
  // A session of its own, so that Ctrl-C in the terminal reaches the application first, and the database only through `stop`.
  const postgres = spawn(join(options.programs, 'bin/postgres'), ['-D', options.cluster, ...settings(options)], {
    cwd: '/', detached: true, stdio: ['ignore', output, output], env: environment(), ...options.runner,
  })
  closeSync(output)
  const failed = new Promise<Error>((resolveFailure) => {
    postgres.once('error', resolveFailure)
    postgres.once('exit', () => resolveFailure(new StartError(`PostgreSQL non è partito:\n${readFileSync(logFile, 'utf8').slice(start).slice(-2000)}`)))
  })
  const failure = await Promise.race([failed, accepts(options.socketDir, postgres)])
  if (failure) {
    // Sessions of a server that was killed take a moment to notice.
    if (attempt >= 20 || !/shared memory block/.test(failure.message)) throw failure
    await sleep(250)
    return launch(options, attempt + 1)
  }
  return { postgres, guard: guard(postgres, options.runner) }
}

// Stops PostgreSQL when this process dies without having stopped it: the pipe then closes.
function guard(postgres: ChildProcess, runner: Runner): ChildProcess {
  const watcher = spawn('/bin/sh', ['-c', 'trap "" INT HUP; cat >/dev/null; kill -INT "$0"', String(postgres.pid)], {
    cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'], ...runner,
  })
  watcher.stdin?.on('error', () => {})
  watcher.unref()
  return watcher
}

async function accepts(socketDir: string, postgres: ChildProcess): Promise<null> {
  while (postgres.exitCode === null && postgres.signalCode === null) {
    const client = new pg.Client(connectionTo(socketDir, 'postgres'))
    try {
      await client.connect()
      return null
    } catch {
      await sleep(30)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return new Promise(() => {})
}

function connectionTo(socketDir: string, database: string, role = OWNER_ROLE): pg.ClientConfig {
  return { host: socketDir, port: PORT, user: role, database }
}

function handle({ postgres, guard: watcher }: Server, home: string, socketDir: string): Embedded {
  let stopping: Promise<void> | undefined
  const stop = async () => {
    const gone = new Promise((done) => postgres.once('exit', done))
    if (isAlive(postgres.pid) && postgres.exitCode === null && postgres.signalCode === null) {
      postgres.kill('SIGINT')
      await gone
    }
    watcher.kill('SIGKILL')
    if (!socketDir.startsWith(home)) rmSync(socketDir, { recursive: true, force: true })
    releaseFolder(home)
  }
  return {
    socketDir,
    user: OWNER_ROLE,
    connection: (database, role) => connectionTo(socketDir, database, role),
    stop: () => (stopping ??= stop()),
  }
}

function run(program: string, args: string[], runner: Runner): Promise<void> {
  return new Promise((done, fail) => {
    let said = ''
    const child = spawn(program, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: environment(), ...runner })
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.once('error', fail)
    child.once('close', (code) => (code === 0 ? done() : fail(new StartError(`Preparazione del database non riuscita:\n${said}`))))
  })
}

// Nothing of ours (secrets, PG* settings of the machine) reaches the server's environment.
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LANG: 'C', TZ: 'UTC' }
}
