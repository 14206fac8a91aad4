import { enqueue, type Task } from '#kernel/server/jobs.ts'
import { wordKey } from '../../domain/identity/hash.ts'
import { wordOf } from '../../domain/identity/words.ts'
import { forgetGroups, groupsFor } from '../identity/groups.ts'
import * as store from './equivalence-store.ts'

const PART = 10_000

/** Words were added or ended: the engine reads them again, and whoever bears one of them gets his entry anew and is compared again. */
const regroup: Task = async ({ equivalenceId }, { read, log }) => {
  forgetGroups()
  const keys = await read(async (tx) => {
    const row = await store.addedRow(tx, String(equivalenceId))
    const groups = await groupsFor(tx)
    return (row?.words ?? []).flatMap((word) => wordOf(word, false, groups).fine.slice(0, 2).map(wordKey))
  })
  let marked = 0
  for (;;) {
    const part = await read((tx) => store.regroup(tx, keys, PART))
    marked += part
    if (part < PART) break
  }
  await read((tx) => enqueue(tx, 'people.backfill_matches', {}, { key: 'people.backfill_matches' }))
  log.info({ marked }, 'entries to be written anew')
}

export const equivalenceTasks: Readonly<Record<string, Task>> = { 'people.regroup_matches': regroup }
