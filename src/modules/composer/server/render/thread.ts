import { Worker } from 'node:worker_threads'
import type { Job, Outcome, ResultOf } from './jobs.ts'

interface Limits {
  /** How long one job may take before the thread is ended, in seconds. */
  seconds: number
  /** Memory of JavaScript the thread may use, in MB. */
  memory: number
  /** How long the thread waits for another job before it ends, in seconds; 0: it serves one job. */
  idle: number
}

/** The thread came to its limits, or ended: the file was made so, or the machine is exhausted. */
export class ThreadEnded extends Error {
  readonly reason: 'time' | 'memory' | 'ended'
  constructor(reason: 'time' | 'memory' | 'ended') {
    super(`the rendering thread ended: ${reason}`)
    this.name = 'ThreadEnded'
    this.reason = reason
  }
}

/**
 * A thread that does one job after another, so that neither requests nor writing ever wait for a rendering. It starts at the first job and keeps nobody alive.
 * `run` rejects with `ThreadEnded` at a limit, with an Error that holds the reason when the job failed; the next job gets a fresh thread.
 */
export function thread({ seconds, memory, idle }: Limits): { run<J extends Job>(job: J): Promise<ResultOf<J>> } {
  let worker: Worker | undefined
  let resting: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const end = (): void => {
    void worker?.terminate()
    worker = undefined
  }
  const one = async <J extends Job>(job: J): Promise<ResultOf<J>> => {
    clearTimeout(resting)
    worker ??= started(memory, (gone) => {
      if (gone === worker) worker = undefined
    })
    try {
      return await answer<ResultOf<J>>(worker, job, seconds)
    } catch (error) {
      if (error instanceof ThreadEnded) end()
      throw error
    } finally {
      if (idle === 0) end()
      else {
        worker?.unref()
        resting = setTimeout(end, idle * 1000).unref()
      }
    }
  }
  return {
    run: (job) => {
      const done = queue.then(() => one(job))
      queue = done.catch(() => {})
      return done
    },
  }
}

/** A thread that ends between two jobs is simply no longer there; its error must not end the server. */
function started(memory: number, ended: (worker: Worker) => void): Worker {
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: memory } })
  return worker.on('error', () => ended(worker)).on('exit', () => ended(worker))
}

function answer<T>(worker: Worker, job: Job, seconds: number): Promise<T> {
  worker.ref()
  return new Promise((resolve, reject) => {
    const onMessage = (outcome: Outcome<T>): void => settle(() => ('failed' in outcome ? reject(new Error(outcome.failed)) : resolve(outcome.result)))
    const onError = (error: NodeJS.ErrnoException): void => settle(() => reject(new ThreadEnded(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'ended')))
    const onExit = (): void => settle(() => reject(new ThreadEnded('ended')))
    const timer = setTimeout(() => settle(() => reject(new ThreadEnded('time'))), seconds * 1000)
    const settle = (how: () => void): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      how()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(job)
  })
}
