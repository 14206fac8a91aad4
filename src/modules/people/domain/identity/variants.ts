// Somebody may have several dates of birth and telephones on record: two records are compared by those that agree best, whichever is the chosen one.
import { bornOf } from './dates.ts'
import { phoneDigits, type Prepared } from './facts.ts'
import { askedKeys, storedKeys, type Key } from './keys.ts'
import { compare, scoreOf, type Comparison, type Model, type Profile } from './score.ts'
import type { Rarity } from './align.ts'

/** More than this of either kind say little, and cost. */
const MOST = 4

const datesOf = ({ facts }: Prepared): string[] => (facts.otherDobs?.length ? [facts.dob ?? '', ...facts.otherDobs].filter(Boolean).slice(0, MOST) : [])
const phonesOf = ({ facts }: Prepared): string[] => [facts.phone, ...(facts.otherPhones ?? [])].map(phoneDigits).filter(Boolean).slice(0, MOST)

const withDate = (person: Prepared, dob: string): Prepared => ({ ...person, facts: { ...person.facts, dob }, born: bornOf(dob) })
const withPhone = (person: Prepared, phone: string): Prepared => (person.phone === phone ? person : { ...person, facts: { ...person.facts, phone }, phone })

/** The same record once for each of his dates of birth; itself when there is one or none. */
const byDate = (person: Prepared): readonly Prepared[] => {
  const dates = datesOf(person)
  return dates.length > 1 ? dates.map((dob) => withDate(person, dob)) : [person]
}

/** Both with the number they share; as they are when there is none. */
function withSharedPhone(a: Prepared, b: Prepared): [Prepared, Prepared] {
  if (!a.facts.otherPhones?.length && !b.facts.otherPhones?.length) return [a, b]
  const others = new Set(phonesOf(b))
  const shared = phonesOf(a).find((phone) => others.has(phone))
  return shared ? [withPhone(a, shared), withPhone(b, shared)] : [a, b]
}

export interface Best {
  comparison: Comparison
  /** Each as it was compared: with the date and the telephone that agreed best. */
  a: Prepared
  b: Prepared
}

/** Compares two records by the dates and telephones of theirs that agree best; the score is the same both ways round. */
export function compareBest(a: Prepared, b: Prepared, model: Model, rarity: Rarity, profile: Profile): Best {
  const [one, other] = withSharedPhone(a, b)
  let best: Best | null = null
  for (const x of byDate(one)) for (const y of byDate(other)) {
    const comparison = compare(x, y, model, rarity, profile)
    if (!best || comparison.score > best.comparison.score) best = { comparison, a: x, b: y }
  }
  return best!
}

/** The score alone of `compareBest`. */
export function scoreBest(a: Prepared, b: Prepared, model: Model, rarity: Rarity, profile: Profile): number {
  const [one, other] = withSharedPhone(a, b)
  let best = -Infinity
  for (const x of byDate(one)) for (const y of byDate(other)) best = Math.max(best, scoreOf(x, y, model, rarity, profile))
  return best
}

/** Every record as which this one may be looked for: with each date, with each telephone. */
function variants(person: Prepared): Prepared[] {
  const phones = phonesOf(person)
  return [...byDate(person), ...(phones.length > 1 ? phones.slice(1).map((phone) => withPhone(person, phone)) : [])]
}

const unique = (keys: readonly Key[]): Key[] => [...new Map(keys.map((key) => [key.hash, key])).values()]

/** Keys under which somebody lies, with all his dates and telephones. */
export const allStoredKeys = (person: Prepared): Key[] => unique(variants(person).flatMap(storedKeys))
/** Keys under which he is looked for. */
export const allAskedKeys = (person: Prepared): Key[] => unique(variants(person).flatMap(askedKeys))
