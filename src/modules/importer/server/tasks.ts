import { Problem } from '#kernel/contract/problem.ts'
import type { Task } from '#kernel/server/jobs.ts'
import { problemOf, runOperation, type Runtime } from '#kernel/server/run-operation.ts'
import { loadOperation, type Watch } from './load.ts'
import { compareLoaded, matchTask } from './match-tasks.ts'
import { forgetSheets } from './purge.ts'
import { failRun, putProgress } from './store.ts'

const TELL_EVERY = 500

/** Loading a confirmed register, and forgetting one thrown away. Loading runs as the person who confirmed, under row-level security like any request. */
export const importerTasks = (runtime: Runtime): Record<string, Task> => ({
  'importer.load': async ({ runId, session }, context) => {
    const now = () => new Date(runtime.services.clock.now()).toISOString()
    let told = 0
    const watch: Watch = {
      row: null,
      // outside the load's own transaction, so that others see it
      async tell(done, total) {
        if (done < total && Date.now() - told < TELL_EVERY) return
        told = Date.now()
        await context.read((tx) => putProgress(tx, String(runId), done, total, now()))
      },
    }
    const call = {
      sessionHash: String(session), key: null, origin: { ip: 'importer.load', userAgent: '', device: null }, input: { runId },
    }
    try {
      await runOperation(runtime, loadOperation(watch), call)
    } catch (error) {
      const problem = problemOf(error)
      // the database is away for a moment: the queue tries again
      if (problem.code === 'unavailable' && !context.lastAttempt) throw error
      if (!(error instanceof Problem) || problem.code === 'internal') context.log.error({ err: problem.cause ?? error }, 'load failed')
      await context.once((tx) => failRun(tx, String(runId), `${problem.code}:${watch.row ?? ''}`, now()))
    }
  },
  'importer.match': matchTask(runtime),
  'importer.compare': compareLoaded,
  'importer.forget': async ({ blobId }) => runtime.services.blobs.delete(String(blobId)),
  'importer.forget_sheets': forgetSheets(runtime.services),
})
