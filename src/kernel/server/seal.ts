import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { systemClock, type Clock } from '../domain/clock.ts'
import { openCheckpointLog, type CheckpointLog } from './checkpoint-log.ts'
import { checkpointText, signedNote, type SealKey } from './checkpoint.ts'
import type { Log } from './log.ts'
import { findLastSeal, findSealsAfter, hasUnsealed, leaveSealerLock, sealNext, takeSealerLock, type StoredSeal } from './seal-store.ts'
import { startWitness } from './witness.ts'

export interface SealerOptions {
  /** Connections as `app_jobs`; one is kept for as long as this process is the one that seals. */
  pool: pg.Pool
  key: SealKey
  checkpointDir: string
  witnessUrl?: string | undefined
  log: Log
  clock?: Clock
  /** Pause between rounds, ms. */
  intervalMs?: number
}

export interface SealerStatus {
  /** Another process seals, or this one cannot reach the database. */
  active: boolean
  lastSeal: number
  /** What keeps it from sealing; null when all is well. */
  trouble: string | null
}

export interface Sealer {
  /** Seals what is left, then lets another process take over. */
  stop(): Promise<void>
  status(): SealerStatus
}

/**
 * The seals in the database are not those that were exported: rewritten, or restored from an older copy. Sealing stops, so that the
 * evidence stays as it is. After a wanted restore, the old checkpoints.log is set aside under another name, with a note of the reason.
 */
export class SealsDifferError extends Error {
  constructor(n: number) {
    super(`the database and checkpoints.log differ at seal ${n}`)
    this.name = 'SealsDifferError'
  }
}

/** Keeps sealing the audit trail every second and exports each checkpoint. */
export function startSealer({ pool, key, checkpointDir, witnessUrl, log, clock = systemClock, intervalMs = 1000 }: SealerOptions): Sealer {
  const stopping = new AbortController()
  const status: SealerStatus = { active: false, lastSeal: 0, trouble: null }
  let held: Round | undefined
  const round = async (): Promise<void> => {
    try {
      held ??= await takeOver(pool, checkpointDir, key)
      status.active = held !== undefined
      if (held) status.lastSeal = await sealAll(held, key, clock)
      status.trouble = null
    } catch (error) {
      const message = (error as Error).message
      if (message !== status.trouble) log.error({ err: error }, 'audit trail not sealed')
      Object.assign(status, { active: false, trouble: message })
      held?.client.release(true)
      held = undefined
    }
  }
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round()
      await sleep(intervalMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
    // A transaction that still runs, in any database of the server, holds the last events back: it is given a moment to end.
    for (let tries = 0; tries < 40; tries++) {
      await round()
      if (!held || !(await hasUnsealed(held.client).catch(() => false))) break
      await sleep(50)
    }
    if (held) await leave(held)
  }
  const running = loop()
  const witness = witnessUrl ? startWitness({ pool, url: witnessUrl, folder: checkpointDir, log }) : undefined
  return {
    async stop() {
      stopping.abort()
      await running
      await witness?.stop()
    },
    status: () => ({ ...status }),
  }
}

interface Round {
  client: pg.PoolClient
  exported: CheckpointLog
}

async function takeOver(pool: pg.Pool, folder: string, key: SealKey): Promise<Round | undefined> {
  const client = await pool.connect()
  client.on('error', toldByTheNextQuery)
  let taken = false
  try {
    taken = await takeSealerLock(client)
    if (taken) return { client, exported: await openCheckpointLog(folder, key.publicPem) }
    client.off('error', toldByTheNextQuery)
    client.release()
    return undefined
  } catch (error) {
    client.release(true)
    throw error
  }
}

// Without a listener a connection that breaks while idle would end the process.
function toldByTheNextQuery(): void {}

async function leave({ client }: Round): Promise<void> {
  await leaveSealerLock(client).catch(() => undefined)
  client.release(true)
}

async function sealAll({ client, exported }: Round, key: SealKey, clock: Clock): Promise<number> {
  const check = (last: StoredSeal | undefined): void => assertContinues(last, exported)
  await assertExportedIsStored(client, exported)
  await exportNew(client, exported)
  while (await sealNext(client, key, new Date(clock.now()).toISOString(), check)) await exportNew(client, exported)
  return exported.last()?.n ?? 0
}

/** The newest stored seal must be the newest exported one: a new seal never builds on something rewritten. */
function assertContinues(last: StoredSeal | undefined, exported: CheckpointLog): void {
  const known = exported.last()
  if ((known?.text ?? '') !== (last ? checkpointText(last) : '')) throw new SealsDifferError(known?.n ?? last?.n ?? 0)
}

/** What was exported last must be in the database as it was exported; newer seals there are only not exported yet (a crash between). */
async function assertExportedIsStored(client: pg.PoolClient, exported: CheckpointLog): Promise<void> {
  const known = exported.last()
  if (!known) return
  const last = await findLastSeal(client)
  if (last?.n === known.n) return assertContinues(last, exported)
  const [same] = await findSealsAfter(client, known.n - 1, 1)
  if (!same || checkpointText(same) !== known.text) throw new SealsDifferError(known.n)
}

async function exportNew(client: pg.PoolClient, exported: CheckpointLog): Promise<void> {
  for (;;) {
    const seals = await findSealsAfter(client, exported.last()?.n ?? 0, 500)
    if (seals.length === 0) return
    await exported.append(
      seals.map((seal) => {
        const text = checkpointText(seal)
        return { n: seal.n, text, note: signedNote(text, seal.keyId, seal.signature) }
      }),
    )
  }
}
