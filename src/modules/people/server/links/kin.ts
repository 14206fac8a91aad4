import type { Tx } from '#kernel/server/db.ts'
import { siblingByParents } from '../../domain/siblings.ts'
import { relationsOf } from '../family-store.ts'

/** Ties by which somebody's story is part of the other's; guardians, friends and neighbours are not. */
const FAMILY = new Set(['genitori', 'figli', 'fratelli', 'ascendenti', 'discendenti', 'collaterali', 'coppia'])

type Row = Awaited<ReturnType<typeof relationsOf>>[number]

/** What the other end of a tie is to these people; null when it has no end among them, or is no kin. */
function otherEnd(tie: Row, people: ReadonlySet<string>): { id: string; relation: string } | null {
  if (!FAMILY.has(tie.family_group)) return null
  if (people.has(tie.to_person) && !people.has(tie.from_person)) return { id: tie.from_person, relation: tie.type }
  return people.has(tie.from_person) && !people.has(tie.to_person) ? { id: tie.to_person, relation: tie.inverse } : null
}

/**
 * Kin of these people (registrations of one person) by the ties within the reader's reach, with what they are to them: those written down, and brothers and sisters by a
 * common parent. Each once.
 */
export async function kinOf(tx: Tx, people: readonly string[]): Promise<Map<string, string>> {
  const own = new Set(people)
  const ties = await relationsOf(tx, people, false)
  const kin = new Map<string, string>()
  for (const tie of ties) {
    const end = otherEnd(tie, own)
    if (end && !kin.has(end.id)) kin.set(end.id, end.relation)
  }
  const around = kin.size ? await relationsOf(tx, [...kin.keys()], false) : []
  const family = around.map((tie) => ({ from: tie.from_person, to: tie.to_person, type: tie.type, group: tie.family_group }))
  for (const other of new Set(family.flatMap(({ from, to }) => [from, to]))) {
    if (own.has(other) || kin.has(other)) continue
    const sibling = people.map((one) => siblingByParents(one, other, family)).find((found) => found !== null)
    if (sibling) kin.set(other, sibling.type)
  }
  return kin
}
