import type { Tx } from './db.ts'
import type { Task, TaskContext } from './jobs.ts'
import * as store from './purge-store.ts'

/** Deletes some rows and answers how many. */
export type Purge = (tx: Tx) => Promise<number>

/** Deletes until fewer than a batch were left, each batch in a transaction of its own; how many in all. Doing it again does no harm. */
export async function purgeAll({ read }: Pick<TaskContext, 'read'>, purge: Purge, batch: number = store.PURGE_BATCH): Promise<number> {
  let total = 0
  for (;;) {
    const gone = await read(purge)
    total += gone
    if (gone < batch) return total
  }
}

/** Every night: what the product keeps for its own working and nobody needs any more. Files of children are not among it. */
const purge: Task = async (_payload, context) => {
  const sessions = await purgeAll(context, store.purgeSessions)
  const requests = await purgeAll(context, store.purgeRequests)
  const notices = await purgeAll(context, store.purgeNotices)
  if (sessions + requests + notices) context.log.info({ sessions, requests, notices }, 'purged')
}

export const purgeTasks: Readonly<Record<string, Task>> = { 'kernel.purge': purge }

/** In UTC: in the night of Rome. */
export const purgeCron = [{ task: 'kernel.purge', match: '40 1 * * *' }] as const
