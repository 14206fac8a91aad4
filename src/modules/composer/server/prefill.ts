import type { Tx } from '#kernel/server/db.ts'
import type { Block } from '../domain/paper.ts'
import type { Prefill } from '../domain/skeletons.ts'

/** Makes the words a section begins with out of a thing of another module; empty when there is none. */
export type Filler = (tx: Tx, caseId: string, sourceId: string | null, prefix: string) => Promise<Block[]>

const fillers: Partial<Record<Prefill, Filler>> = {}

/** The words that a section of a new paper begins with. */
export const prefillOf = async (tx: Tx, what: Prefill, of: { caseId: string; sourceId: string | null; prefix: string }): Promise<Block[]> =>
  (await fillers[what]?.(tx, of.caseId, of.sourceId, of.prefix)) ?? []
