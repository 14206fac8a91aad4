import { expect } from 'vitest'
import { startWorker, type Task } from '#kernel/server/jobs.ts'
import { openLog } from '#kernel/server/log.ts'
import type { World } from './world.ts'

/**
 * Works off the jobs that are due, with these tasks, until none is left whose task is called so (a pattern of SQL: `deadlines.%`); one that failed is still
 * left. `once` is queued first.
 */
export async function runJobs(world: World, tasks: Readonly<Record<string, Task>>, named: string, once?: { task: string; payload?: Record<string, unknown> }): Promise<void> {
  if (once) await world.owner.query('select kernel.enqueue($1, $2)', [once.task, once.payload ?? {}])
  const worker = await startWorker({ connection: world.jobs, tasks, log: openLog((process.env.TEST_LOG ?? 'silent') as never), concurrency: 2 })
  const left = async () =>
    (await world.owner.query<{ of: string }>('select task_identifier as of from graphile_worker.jobs where task_identifier like $1 and (run_at <= now() or attempts > 0)', [named])).rows
  try {
    await expect.poll(left, { timeout: 15_000 }).toEqual([])
  } finally {
    await worker.stop()
  }
}
