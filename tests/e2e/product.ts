import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { holderOf } from '#kernel/server/embedded-leftover.ts'
import { scratchPlace, scratchPlaces } from '#tests/support/scratch.ts'

const PREFIX = 'accanto-e2e-'
const PATIENCE = 90_000
const root = resolve(import.meta.dirname, '../..')

export interface Product {
  url: string
  /** Everything it writes; removed with it. */
  folder: string
  stop(): Promise<void>
}

/** The real server with the demonstration world, on a folder of its own and a free port. */
export async function startProduct(): Promise<Product> {
  if (!existsSync(join(root, 'dist/web/index.html'))) await run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn')
  sweep()
  const folder = mkdtempSync(join(scratchPlace(), PREFIX))
  // PostgreSQL started by root runs as somebody else, who must get through.
  chmodSync(folder, 0o711)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { server, said } = launch(folder, port)
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((done) => server.once('exit', done))
      server.kill('SIGTERM')
      await gone
    }
    remove(folder)
  }
  try {
    await ready(url, server)
  } catch (error) {
    await stop()
    throw new Error(`The server did not start: ${String(error)}\n${said.join('')}`, { cause: error })
  }
  return { url, folder, stop }
}

function launch(folder: string, port: number): { server: ChildProcess; said: string[] } {
  const env = {
    ...process.env, DATABASE_URL: undefined, ACCANTO_STATE_DIR: join(folder, 'state'), ACCANTO_PORT: String(port), ACCANTO_DEMO: '1', ACCANTO_LOG_LEVEL: 'warn', NODE_OPTIONS: undefined,
  }
  // It stops by itself when this process is killed.
  const args = ['--disable-warning=ExperimentalWarning', '--import', './scripts/stop-with-parent.mjs', 'src/server/main.ts']
  const server = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const said: string[] = []
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said.push(String(chunk))
      if (said.length > 200) said.shift()
      if (process.env['E2E_SERVER_LOG']) process.stderr.write(chunk)
    })
  }
  return { server, said }
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const end = Date.now() + PATIENCE
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`it ended with code ${server.exitCode}`)
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
    if (answer?.ok) return
    await sleep(150)
  }
  throw new Error(`not ready after ${PATIENCE / 1000} s`)
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

function run(...args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }).once('exit', (code) => (code === 0 ? done() : fail(new Error(`${args.join(' ')} ended with ${code}`))))
  })
}

// The cluster may live elsewhere, behind a link.
function remove(folder: string): void {
  const link = join(folder, 'state/database')
  if (existsSync(link) && lstatSync(link).isSymbolicLink()) rmSync(realpathSync(link), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

// Runs that were killed could not clear up after themselves. A run that is just beginning holds nothing yet.
function sweep(): void {
  for (const folder of scratchPlaces().flatMap((place) => readdirSync(place).filter((entry) => entry.startsWith(PREFIX)).map((name) => join(place, name)))) {
    const old = Date.now() - statSync(folder).mtimeMs > 10 * 60_000
    if (old && holderOf(join(folder, 'state/database')) === null) remove(folder)
  }
}
