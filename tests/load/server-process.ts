import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import type pg from 'pg'
import { nodeFlags } from '../../scripts/node-flags.mjs'
import { root, settingsOf } from './prepare.ts'

export interface RunningServer {
  port: number
  connection(role: string): pg.ClientConfig
  /** CPU seconds the Node process has used; 0 where the system does not tell. */
  cpu(): number
  stop(): Promise<void>
}

/** The product itself, as `npm start` runs it, over the loaded folder: a process of its own with its own database. */
export async function startServer(folder: string, { profile }: { profile: boolean }): Promise<RunningServer> {
  const port = await freePort()
  const child = spawn(process.execPath, [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []), ...nodeFlags, 'src/server/main.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...settingsOf(folder), ACCANTO_PORT: String(port), DATABASE_URL: undefined },
  })
  await ready(child)
  const socket = path.join(realpathSync(path.join(folder, 'database')), 'run')
  return {
    port,
    connection: (role) => ({ host: socket, port: 5432, user: role, database: 'accanto' }),
    cpu: () => cpuOf(child.pid!),
    stop: () => stop(child),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes('è pronto')) resolve()
    })
    child.once('exit', () => reject(new Error(`the server did not start:\n${said.slice(-2000)}`)))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}
