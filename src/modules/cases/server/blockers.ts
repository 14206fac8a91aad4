import type { Words } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'

/** Says why a file cannot be closed now (an active placement, a measure in force), or null. Runs in the transaction that closes. */
export type ClosingBlocker = (tx: Tx, caseId: string) => Promise<Words | null>

const blockers: ClosingBlocker[] = []

/** A higher module objects to closing; wired in `src/server/main.ts`. The returned function takes the objection back. */
export function registerClosingBlocker(blocker: ClosingBlocker): () => void {
  blockers.push(blocker)
  return () => void blockers.splice(blockers.indexOf(blocker), 1)
}

/** The first objection to closing this file, if any. */
export async function objectionToClosing(tx: Tx, caseId: string): Promise<Words | null> {
  for (const blocker of blockers) {
    const objection = await blocker(tx, caseId)
    if (objection) return objection
  }
  return null
}
