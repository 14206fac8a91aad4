import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { scoreOf } from '../domain/ranking.ts'
import { searchPeople, type Found } from './find-people.ts'

type Reason = 'sameName' | 'likeName' | 'sameBirth' | 'sameYear' | 'otherBirth' | 'sameNumber'

function reasonsOf(found: Found, name: string, birthDate: string | null | undefined, byNumber: boolean): Reason[] {
  const names = [found.displayName, found.originalName].filter(Boolean).join(' ')
  const reasons: Reason[] = byNumber ? ['sameNumber'] : []
  if (name) reasons.push(scoreOf(name, names) >= 0.99 ? 'sameName' : 'likeName')
  if (!birthDate || !found.birthDate) return reasons
  if (found.birthPrecision === 'day' && found.birthDate === birthDate) return [...reasons, 'sameBirth']
  return [...reasons, found.birthDate.slice(0, 4) === birthDate.slice(0, 4) ? 'sameYear' : 'otherBirth']
}

const weight: Record<Reason, number> = { sameNumber: 8, sameBirth: 4, sameName: 3, sameYear: 2, likeName: 1, otherBirth: -3 }
const worth = (reasons: readonly Reason[]): number => reasons.reduce((sum, reason) => sum + weight[reason], 0)

/** Who, among the people within reach, may be the one about to be written down. Whether he is, a person decides. */
export const similarPeople = operation(contract.similarPeople, async ({ tx, note }, { given, family, original, called, birthDate, identifier, phone }) => {
  const name = [given, family].filter(Boolean).join(' ') || original || called || ''
  const found = new Map<string, { person: Found; byNumber: boolean }>()
  for (const number of [identifier, phone]) {
    if (!number) continue
    for (const person of await searchPeople(tx, number, 5)) if (person.why === 'number') found.set(person.id, { person, byNumber: true })
  }
  for (const text of new Set([name, original ?? ''])) {
    if (!text) continue
    for (const person of await searchPeople(tx, text, 50)) if (!found.has(person.id)) found.set(person.id, { person, byNumber: false })
  }
  const rows = [...found.values()]
    .map(({ person, byNumber }) => ({ ...person, reasons: reasonsOf(person, name, birthDate, byNumber) }))
    .filter(({ reasons }) => worth(reasons) > 0)
    .toSorted((a, b) => worth(b.reasons) - worth(a.reasons))
    .slice(0, 5)
  note({ found: rows.length })
  return { rows }
})
