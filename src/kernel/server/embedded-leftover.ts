// What an earlier run that was killed may have left on a cluster's folder, and how to tell it from a run that is alive.
import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from './start-error.ts'

/** Whether a process with this number runs; one that ended and that nobody has collected yet does not. */
export function isAlive(pid: number | undefined): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return process.platform !== 'linux' || !['Z', 'X', undefined].includes(kernelFields(pid)[0])
}

// Numbers are used again; number and start time together are not.
function startedAt(pid: number): string {
  if (process.platform === 'linux') return kernelFields(pid)[19] ?? ''
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
}

// The fields after the name, which may itself hold spaces and brackets: state first.
function kernelFields(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
  } catch {
    return []
  }
}

/** The process that holds this folder, if it still runs. */
export function holderOf(home: string): number | null {
  const file = join(home, 'launcher.json')
  if (!existsSync(file)) return null
  try {
    const { pid, started } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; started: string }
    return isAlive(pid) && startedAt(pid) === started ? pid : null
  } catch {
    // cut short by a crash while it was being written
    return null
  }
}

/** Notes that this process runs the cluster of this folder; refuses when another one that is alive does. */
export function claimFolder(home: string): void {
  const holder = holderOf(home)
  if (holder !== null) throw new StartError(`Accanto è già avviato su questi dati (processo ${holder}): fermalo prima di avviarne un altro.`)
  writeFileSync(join(home, 'launcher.json'), JSON.stringify({ pid: process.pid, started: startedAt(process.pid) }))
}

/** Undoes `claimFolder`. */
export function releaseFolder(home: string): void {
  rmSync(join(home, 'launcher.json'), { force: true })
}

/** Stops cleanly a PostgreSQL that outlived the process that had started it on this cluster. */
export async function stopLeftover(cluster: string, log: (message: string) => void): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  if (!isAlive(pid) || !servesCluster(pid, cluster)) {
    // The number belongs to a stranger or to a dead process nobody has collected: PostgreSQL would take it for a rival and refuse to start.
    await sessionsGone(cluster)
    rmSync(lock, { force: true })
    return
  }
  log('Il database di un avvio interrotto è ancora acceso: lo fermo e lo riavvio.')
  for (const [signal, seconds] of [['SIGINT', 30], ['SIGQUIT', 10]] as const) {
    process.kill(pid, signal)
    if (await goneWithin(pid, seconds)) return
  }
  throw new StartError(`Il database di un avvio precedente (processo ${pid}) non si ferma: terminalo e riprova.`)
}

function servesCluster(pid: number, cluster: string): boolean {
  try {
    const command = process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(` ${cluster} `)
  } catch {
    return false
  }
}

// Sessions of a server that was killed end by themselves, but not at once; starting beside them would corrupt the data.
async function sessionsGone(cluster: string): Promise<void> {
  for (let waited = 0; waited < 200; waited++) {
    const sessions = processesIn(cluster)
    if (sessions.length === 0) return
    if (waited === 100) for (const pid of sessions) process.kill(pid, 'SIGTERM')
    await sleep(50)
  }
  throw new StartError(`Il database di un avvio precedente ha ancora processi attivi su ${cluster} (${processesIn(cluster).join(', ')}): terminali e riprova.`)
}

function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').map(Number).filter((pid) => {
    try {
      return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === folder
    } catch {
      return false
    }
  })
}

async function goneWithin(pid: number, seconds: number): Promise<boolean> {
  for (let waited = 0; waited < seconds * 20; waited++) {
    if (!isAlive(pid)) return true
    await sleep(50)
  }
  return !isAlive(pid)
}
