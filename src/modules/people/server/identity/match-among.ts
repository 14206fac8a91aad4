import type { Tx } from '#kernel/server/db.ts'
import type { MatchCandidate, MatchFacts } from '../../contract/match.ts'
import { threeLetters } from '../../domain/identity/countries.ts'
import { explain } from '../../domain/identity/explain.ts'
import { prepare, type Prepared } from '../../domain/identity/facts.ts'
import { bandOf, mayBeSibling } from '../../domain/identity/guards.ts'
import { EVERYBODY, storedKeys } from '../../domain/identity/keys.ts'
import { model } from '../../domain/identity/model.ts'
import { compareBest } from '../../domain/identity/variants.ts'
import { Frequencies } from './frequencies.ts'
import { groupsFor } from './groups.ts'
import * as store from './identity-store.ts'

/** Two of a list that may be one person: their places in it, the earlier first. */
export interface Alike extends Omit<MatchCandidate, 'personId' | 'equallyGood'> {
  first: number
  second: number
}

/** Under a key with more than this nobody is compared: such a name alone says nothing, and a rarer key brings the same pair. */
const CROWD = 60
/** Compared at most, however alike the list. */
const MOST = 400_000

/** Pairs of the list that share a key. */
function candidates(people: readonly Prepared[]): [number, number][] {
  const byKey = new Map<number, number[]>()
  for (const [at, person] of people.entries()) {
    for (const { hash } of storedKeys(person)) if (hash !== EVERYBODY) byKey.set(hash, [...(byKey.get(hash) ?? []), at])
  }
  const seen = new Set<number>()
  for (const places of [...byKey.values()].filter(({ length }) => length > 1 && length <= CROWD).toSorted((a, b) => a.length - b.length)) {
    for (const [index, first] of places.entries()) for (const second of places.slice(index + 1)) if (seen.size < MOST) seen.add(first * people.length + second)
  }
  return [...seen].map((one) => [Math.floor(one / people.length), one % people.length])
}

/**
 * Who, among these facts themselves, may be the same person under two spellings: every pair of the list, compared by the engine with the frequencies of the register.
 * Possible siblings are left out. `tx` needs somebody signed in, or a job.
 */
export async function matchAmong(tx: Tx, list: readonly MatchFacts[]): Promise<Alike[]> {
  const groups = await groupsFor(tx)
  const people = list.map((facts) => prepare({ ...facts, nat: threeLetters(facts.nat) }, groups))
  const { totals, register } = await store.lists(tx, [EVERYBODY], { budget: 0, long: 0, enough: 0 })
  const frequencies = new Frequencies(register)
  frequencies.learn([EVERYBODY], totals ?? [])
  await frequencies.ask(tx, people)
  const rarity = frequencies.rarity()
  return candidates(people).flatMap(([first, second]): Alike[] => {
    const [one, other] = [people[first]!, people[second]!]
    const { comparison, a, b } = compareBest(one, other, model, rarity, 'search')
    const band = bandOf(comparison, frequencies.people + people.length, model.bands)
    if (!band || mayBeSibling(comparison)) return []
    return [{ first, second, band, sibling: false, score: comparison.score / 100, scoreVersion: model.scoreVersion, explanation: explain(comparison, a, b) }]
  })
}

/** What two records laid side by side say of each other, whatever the band; null when the engine would not show them. In the order given. */
export async function explainPairs(tx: Tx, pairs: readonly { asked: MatchFacts; other: MatchFacts }[]): Promise<(Pick<Alike, 'score' | 'scoreVersion' | 'explanation'> & { band: Alike['band'] | null })[]> {
  const groups = await groupsFor(tx)
  const ready = pairs.map(({ asked, other }) => [asked, other].map((facts) => prepare({ ...facts, nat: threeLetters(facts.nat) }, groups)) as [Prepared, Prepared])
  const { totals, register } = await store.lists(tx, [EVERYBODY], { budget: 0, long: 0, enough: 0 })
  const frequencies = new Frequencies(register)
  frequencies.learn([EVERYBODY], totals ?? [])
  await frequencies.ask(tx, ready.flat())
  const rarity = frequencies.rarity()
  return ready.map(([asked, other]) => {
    const { comparison, a, b } = compareBest(asked, other, model, rarity, 'search')
    return { band: bandOf(comparison, frequencies.people, model.bands), score: comparison.score / 100, scoreVersion: model.scoreVersion, explanation: explain(comparison, a, b) }
  })
}
