import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { checkpointText, signedNote } from './checkpoint.ts'
import type { Log } from './log.ts'
import { findSealsAfter } from './seal-store.ts'

const TIMEOUT = 5000
const LONGEST_PAUSE = 60_000

export interface WitnessOptions {
  pool: pg.Pool
  url: string
  /** Where the number of the last delivered checkpoint is noted. */
  folder: string
  log: Log
  /** Pause when all is delivered, ms. */
  pauseMs?: number
}

/**
 * Sends every checkpoint, in order, to somebody outside (the Comune, the data protection officer). A witness that doesn't answer never
 * delays the sealing: what it missed is sent when it answers again.
 */
export function startWitness({ pool, url, folder, log, pauseMs = 1000 }: WitnessOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const file = path.join(folder, 'witness.position')
  const loop = async (): Promise<void> => {
    let delivered = Number(await readFile(file, 'utf8').catch(() => '0'))
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        delivered = await deliver(pool, url, delivered, (n) => writeFile(file, `${n}\n`))
        failures = 0
      } catch (error) {
        failures += 1
        log.warn({ err: error, delivered }, 'witness not reached')
      }
      await sleep(Math.min(pauseMs * 2 ** failures, LONGEST_PAUSE), undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = loop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function deliver(pool: pg.Pool, url: string, after: number, note: (n: number) => Promise<void>): Promise<number> {
  let delivered = after
  for (const seal of await findSealsAfter(pool, after, 50)) {
    const body = signedNote(checkpointText(seal), seal.keyId, seal.signature)
    const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'text/plain; charset=utf-8' }, signal: AbortSignal.timeout(TIMEOUT) })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`witness answered ${response.status}`)
    delivered = seal.n
    await note(delivered)
  }
  return delivered
}
