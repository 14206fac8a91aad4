import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import * as family from './family-store.ts'
import * as store from './person-store.ts'

export interface Parent {
  childId: string
  id: string
  name: string
  /** `madre`, `padre`, `genitore`, `genitore_adottivo`, `genitore_decaduto`. */
  relation: string
  diedOn: PlainDate | null
  /** From when to when the tie holds, where it was written. */
  since: PlainDate | null
  until: PlainDate | null
}

/** What a parent is to the child when the tie was written from the child's side. */
const inverse: Record<string, string> = { figlio: 'genitore', figlio_adottivo: 'genitore_adottivo' }

/** Parents of these children by the ties within the reader's reach; a parent's partner is none. Each once for each child. */
export async function parentsOf(tx: Tx, childIds: readonly string[]): Promise<Parent[]> {
  if (!childIds.length) return []
  const ties = (await family.relationsOf(tx, childIds, false)).flatMap((row) => {
    const own = { since: row.valid_from as PlainDate | null, until: row.valid_to as PlainDate | null }
    if (childIds.includes(row.to_person) && row.family_group === 'genitori' && row.type !== 'compagno_genitore') return [{ childId: row.to_person, id: row.from_person, relation: row.type, ...own }]
    const relation = inverse[row.type]
    return relation && childIds.includes(row.from_person) ? [{ childId: row.from_person, id: row.to_person, relation, ...own }] : []
  })
  if (!ties.length) return []
  const people = new Map((await store.headers(tx, [...new Set(ties.map(({ id }) => id))])).map((row) => [row.id, row]))
  const once = new Map<string, Parent>()
  for (const tie of ties) {
    const row = people.get(tie.id)
    if (row) once.set(`${tie.childId} ${tie.id}`, once.get(`${tie.childId} ${tie.id}`) ?? { ...tie, name: row.display_name, diedOn: row.died_on as PlainDate | null })
  }
  return [...once.values()]
}
