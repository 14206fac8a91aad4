import type { Tx } from '#kernel/server/db.ts'
import * as details from '../detail-store.ts'
import { relationsOf } from '../family-store.ts'
import { personHeaders } from '../headers.ts'

export interface StatedFact {
  fact: 'name' | 'birth' | 'nationality' | 'language' | 'identifier' | 'relative'
  /** A name, a date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`), a code of a country or language, a number, the name of a relative. */
  text: string
  /** The name in its own script, the place of birth, the kind of number, what the relative is. */
  detail: string | null
}

const lengths = { year: 4, month: 7, day: 10 } as const

/** What each of these registrations says of its person and may be read, as written there; who is out of reach says nothing. */
export async function statedFacts(tx: Tx, people: readonly string[]): Promise<Map<string, StatedFact[]>> {
  const stated = new Map<string, StatedFact[]>()
  for (const person of people) stated.set(person, await ownFacts(tx, person))
  const ties = await relationsOf(tx, people, false)
  const headers = await personHeaders(tx, ties.flatMap((tie) => [tie.from_person, tie.to_person]))
  for (const tie of ties) {
    for (const [own, other, type] of [[tie.from_person, tie.to_person, tie.inverse], [tie.to_person, tie.from_person, tie.type]] as const) {
      const relative = headers.get(other)
      if (relative) stated.get(own)?.push({ fact: 'relative', text: relative.displayName, detail: type })
    }
  }
  return stated
}

async function ownFacts(tx: Tx, person: string): Promise<StatedFact[]> {
  const names = await details.names(tx, person, false)
  const births = await details.births(tx, person, false)
  const nationalities = await details.nationalities(tx, person, false)
  const languages = await details.languages(tx, person, false)
  const identifiers = await details.identifiers(tx, person, false)
  return [
    ...names.map((row): StatedFact => ({ fact: 'name', text: [row.given, row.family].filter(Boolean).join(' ') || row.original || '—', detail: row.given || row.family ? row.original : null })),
    ...births.flatMap((row): StatedFact[] => (row.date && row.precision in lengths ? [{ fact: 'birth', text: row.date.slice(0, lengths[row.precision as keyof typeof lengths]), detail: row.place ?? row.town_name }] : [])),
    ...nationalities.map((row): StatedFact => ({ fact: 'nationality', text: row.country, detail: null })),
    ...languages.map((row): StatedFact => ({ fact: 'language', text: row.language, detail: null })),
    ...identifiers.map((row): StatedFact => ({ fact: 'identifier', text: row.value, detail: row.type })),
  ]
}
