import type { Tx } from '#kernel/server/db.ts'
import { groupsOf } from '../../domain/identity/equivalences.ts'
import { forgetWords, type Groups } from '../../domain/identity/words.ts'
import * as store from './identity-store.ts'

const FRESH_MS = 60_000
let known: { groups: Groups; signed: string; at: number } | null = null

/** The reviewed equivalences: the engine's seed and what administrators added, read again at most once a minute. */
export async function groupsFor(tx: Tx): Promise<Groups> {
  if (known && performance.now() - known.at < FRESH_MS) return known.groups
  const added = (await store.equivalences(tx)).map(({ words }) => words)
  const signed = JSON.stringify(added)
  if (known?.signed !== signed) {
    if (known) forgetWords()
    known = { groups: groupsOf(added), signed, at: 0 }
  }
  known.at = performance.now()
  return known.groups
}

/** Reads them again at the next asking: an administrator changed them. Other processes do so within a minute. */
export function forgetGroups(): void {
  if (known) known.at = -FRESH_MS
}
