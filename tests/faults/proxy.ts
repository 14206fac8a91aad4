import { mkdirSync, rmSync, chmodSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Proxy {
  socketDir: string
  /** Nothing passes any more, and nobody is told: as when a cable is pulled. */
  stall(): void
  /** Every connection is broken, new ones are refused. */
  cut(): void
  /** Each answer of the database comes so many milliseconds later. */
  slow(ms: number): void
  mend(): void
  close(): void
}

/** Stands between the product and its database: as a socket in a folder, or (`listen`) at an address of the network. */
export function startProxy(folder: string, target: string, listen?: { host: string; port: number }): Proxy {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  const pairs = new Set<[Socket, Socket]>()
  let state: 'open' | 'stalled' | 'cut' = 'open'
  let delay = 0
  const server = createServer({ pauseOnConnect: false }, (near) => {
    near.on('error', () => undefined)
    if (state === 'cut') return void near.destroy()
    const far = connect(join(target, '.s.PGSQL.5432'))
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    far.on('error', () => near.destroy())
    for (const [from, to] of [[near, far], [far, near]] as const) {
      const pass = (bytes: Buffer) => void (state === 'stalled' || to.write(bytes))
      // timers of the same length go off in the order in which they were set
      from.on('data', (bytes: Buffer) => (from === far && delay ? void sleep(delay).then(() => pass(bytes)) : pass(bytes)))
      from.on('close', () => { to.destroy(); pairs.delete(pair) })
    }
  })
  if (listen) server.listen(listen)
  else server.listen(join(folder, '.s.PGSQL.5432'))
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
    slow: (ms) => void (delay = ms),
    // bytes were swallowed meanwhile: connections that lived through it are of no use, as after a long outage
    mend: () => { if (state === 'stalled') breakAll(); state = 'open'; delay = 0 },
    close: () => { breakAll(); server.close(); rmSync(folder, { recursive: true, force: true }) },
  }
}
