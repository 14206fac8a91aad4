import type { Tx } from '#kernel/server/db.ts'
import { threeLetters } from '../../domain/identity/countries.ts'
import { comparedCodes } from '../../domain/identity/codes.ts'
import { encodeFacts } from '../../domain/identity/entry.ts'
import { prepare, type Facts } from '../../domain/identity/facts.ts'
import { SIGNATURE_VERSION, signatureOf } from '../../domain/identity/signature.ts'
import { allStoredKeys } from '../../domain/identity/variants.ts'
import type { Groups } from '../../domain/identity/words.ts'
import { groupsFor } from './groups.ts'
import * as store from './identity-store.ts'

const datePart = (date: string | null, precision: string): string | null =>
  !date || precision === 'unknown' ? null : precision === 'year' ? date.slice(0, 4) : precision === 'month' ? date.slice(0, 7) : date

/** The facts compared of somebody, from what the database gathered. The chosen name and date come first, the newest telephone. */
export function factsOf({ facts }: store.SourceRow): Facts {
  const names = (facts.names ?? []).flatMap(([given, family, original]) => [...(given || family ? [{ given, family }] : []), ...(original ? [{ given: original, family: null }] : [])])
  if (facts.called && !names.length) names.push({ given: facts.called, family: null })
  const [first, ...aliases] = names
  const parent = (type: string, sex: string) => facts.parents?.find(([kind, of]) => kind === type || (kind.startsWith('genitore') && of === sex))?.[2]
  return {
    given: first?.given, family: first?.family, aliases: aliases.slice(0, 8), dob: datePart(facts.date, facts.precision), sex: facts.sex, nat: threeLetters(facts.nat),
    father: parent('padre', 'M'), mother: parent('madre', 'F'), place: facts.place, phone: facts.phones?.[0],
    otherDobs: (facts.dates ?? []).flatMap(([date, precision]) => datePart(date, precision) ?? []), otherPhones: facts.phones?.slice(1), codes: comparedCodes(facts.codes),
  }
}

/** What is stored of somebody to be found and compared. */
export function entryOf(person: string, facts: Facts, groups: Groups): store.EntryRow {
  const prepared = prepare(facts, groups)
  return { person, facts: encodeFacts(facts), version: SIGNATURE_VERSION, keys: allStoredKeys(prepared).map(({ hash }) => hash), signature: Buffer.from(signatureOf(prepared, 0)).toString('hex') }
}

const gathering = new WeakMap<Tx, Set<string>>()

/** Whoever is written down or changed by `work` gets his entry once, after it, however many steps touch him. For who writes thousands of facts at once. */
export async function refreshOnce<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  if (gathering.has(tx)) return work()
  const people = new Set<string>()
  gathering.set(tx, people)
  let result: T
  try {
    result = await work()
  } finally {
    gathering.delete(tx)
  }
  await refreshMatch(tx, [...people])
  return result
}

/**
 * Writes anew how these people are found and compared, from what is stored of them now: to be called in the transaction that changes their facts,
 * by who reaches their identity (42501 otherwise), or by a job.
 */
export async function refreshMatch(tx: Tx, people: readonly string[]): Promise<void> {
  if (!people.length) return
  const gathered = gathering.get(tx)
  if (gathered) {
    for (const person of people) gathered.add(person)
    return
  }
  const groups = await groupsFor(tx)
  const rows = await store.sources(tx, [...new Set(people)])
  await store.putEntries(tx, rows.map((row) => entryOf(row.person_id, factsOf(row), groups)))
}
