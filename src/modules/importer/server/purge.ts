import type { Task } from '#kernel/server/jobs.ts'
import type { Services } from '#kernel/server/services.ts'
import { forgetCandidates } from './candidate-store.ts'
import { forgetSheet, runsToForget } from './store.ts'

/**
 * Every night: the sheet of a register goes 30 days after it was loaded, or after anybody last touched it when it never was; what was created from it,
 * and the codes of what was not, stay. Deleted first and noted afterwards: who dies between deletes again what is not there.
 */
export const forgetSheets = ({ blobs }: Pick<Services, 'blobs'>): Task => async (_payload, { read, log }) => {
  const runs = await read(runsToForget)
  for (const { id, blob_id } of runs) {
    await blobs.delete(blob_id!)
    await read((tx) => forgetSheet(tx, id))
  }
  await read(forgetCandidates)
  if (runs.length) log.info({ registers: runs.length }, 'sheets of registers deleted')
}

/** For the composition root: when the recurring tasks run, in UTC. */
export const importerCron = [{ task: 'importer.forget_sheets', match: '20 1 * * *' }] as const
