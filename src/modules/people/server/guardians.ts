import type { Tx } from '#kernel/server/db.ts'
import * as family from './family-store.ts'

/** What a guardian is called when the tie was written from his side. */
const guardians = new Set(['tutore', 'tutore_volontario', 'tutore_provvisorio', 'protutore'])

/** Guardians of a child by the ties in force within the reader's reach. */
export async function guardiansOf(tx: Tx, childId: string): Promise<string[]> {
  const ties = (await family.relationsOf(tx, [childId], false)).flatMap((row) => {
    if (row.to_person === childId && guardians.has(row.type)) return [row.from_person]
    return row.from_person === childId && row.type === 'tutelato' ? [row.to_person] : []
  })
  return [...new Set(ties)]
}
