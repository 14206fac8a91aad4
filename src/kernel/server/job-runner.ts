import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Runner, WorkerEvents } from 'graphile-worker'
import type { Log } from './log.ts'

const PAUSE_MS = 500

/**
 * Keeps the library's workers at work until told to stop. They are begun anew in the two cases in which they would never take a job again:
 * - the very first question of a runner, for the numbers of its tasks, failed: the library keeps that failure and gives it as the answer to every
 *   later look for a job (`getTaskDetails` in its `taskIdentifiers.js`). One connection lost in the first milliseconds is enough;
 * - the runner ended by itself, as it does after what it deems fatal.
 */
export async function keepRunning(begin: (events: WorkerEvents) => Promise<Runner>, log: Log): Promise<{ stop(): Promise<void> }> {
  const leaving = new AbortController()
  const told = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
  // a failure here is of the start as a whole: the connection, the queue's tables
  let runner = await beginOnce(begin)
  const rounds = (async () => {
    while (!leaving.signal.aborted) {
      if (runner) await Promise.race([ended(runner), told])
      if (leaving.signal.aborted) break
      log.warn('the workers of jobs took none: begun anew')
      await Promise.race([sleep(PAUSE_MS, undefined, { ref: false }), told])
      if (!leaving.signal.aborted) runner = await beginOnce(begin).catch((error: unknown) => (log.warn({ err: error }, 'beginning the workers of jobs'), null))
    }
    await runner?.stop().catch(() => undefined)
  })()
  return {
    stop() {
      leaving.abort()
      return rounds
    },
  }
}

/** A runner whose first look for a job was answered, or null, with nothing left of it. */
async function beginOnce(begin: (events: WorkerEvents) => Promise<Runner>): Promise<Runner | null> {
  const events: WorkerEvents = new EventEmitter()
  const looked = new Promise<boolean>((resolve) => {
    events.once('worker:getJob:empty', () => resolve(true))
    events.once('job:start', () => resolve(true))
    events.once('worker:getJob:error', () => resolve(false))
  })
  const runner = await begin(events)
  if (await Promise.race([looked, ended(runner).then(() => false)])) return runner
  // it refuses when it has ended by itself
  await runner.stop().catch(() => undefined)
  return null
}

const ended = (runner: Runner): Promise<void> => runner.promise.catch(() => undefined)
