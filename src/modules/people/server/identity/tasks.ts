import type { Task } from '#kernel/server/jobs.ts'
import { SIGNATURE_VERSION } from '../../domain/identity/signature.ts'
import { refreshMatch } from './entries.ts'
import * as store from './identity-store.ts'

/** A list longer than this keeps only its length. */
export const CAP = 8192
const PART = 20_000
const PEOPLE = 200

/** Puts fresh signatures into their lists, and takes out those that no longer stand; a part at a time, so that nobody waits long. */
const foldMatches: Task = async (_, { read }) => {
  for (;;) {
    const done = await read(async (tx) => (await store.drop(tx, 500)) + (await store.fold(tx, PART, CAP)))
    if (!done) return
  }
}

/** Writes the entries that are missing, or of an older version: after an update, an import of another database, a change of the rules. */
const backfillMatches: Task = async (_, { read }) => {
  for (;;) {
    const done = await read(async (tx) => {
      const people = await store.missing(tx, SIGNATURE_VERSION, PEOPLE)
      await refreshMatch(tx, people)
      return people.length
    })
    if (done < PEOPLE) return
  }
}

export const matchTasks: Readonly<Record<string, Task>> = { 'people.fold_matches': foldMatches, 'people.backfill_matches': backfillMatches }
export const matchCron = [
  { task: 'people.fold_matches', match: '*/2 * * * *' },
  { task: 'people.backfill_matches', match: '7 * * * *' },
] as const
