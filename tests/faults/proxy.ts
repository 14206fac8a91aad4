import { mkdirSync, rmSync, chmodSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

export interface Proxy {
  socketDir: string
  /** Nothing passes any more, and nobody is told: as when a cable is pulled. */
  stall(): void
  /** Every connection is broken, new ones are refused. */
  cut(): void
  mend(): void
  close(): void
}

/** Stands between the product and its database. */
export function startProxy(folder: string, target: string): Proxy {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  const pairs = new Set<[Socket, Socket]>()
  let state: 'open' | 'stalled' | 'cut' = 'open'
  const server = createServer({ pauseOnConnect: false }, (near) => {
    near.on('error', () => undefined)
    if (state === 'cut') return void near.destroy()
    const far = connect(join(target, '.s.PGSQL.5432'))
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    far.on('error', () => near.destroy())
    for (const [from, to] of [[near, far], [far, near]] as const) {
      from.on('data', (bytes) => void (state === 'stalled' || to.write(bytes)))
      from.on('close', () => { to.destroy(); pairs.delete(pair) })
    }
  })
  server.listen(join(folder, '.s.PGSQL.5432'))
  const breakAll = (): void => {
    for (const [near, far] of pairs) {
      near.destroy()
      far.destroy()
    }
  }
  return {
    socketDir: folder,
    stall: () => void (state = 'stalled'),
    cut: () => { state = 'cut'; breakAll() },
    // bytes were swallowed meanwhile: connections that lived through it are of no use, as after a long outage
    mend: () => { if (state === 'stalled') breakAll(); state = 'open' },
    close: () => { breakAll(); server.close(); rmSync(folder, { recursive: true, force: true }) },
  }
}
