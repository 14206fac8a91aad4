import { setImmediate } from 'node:timers/promises'
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

/** Under a key with more than this nobody is compared: a rarer key brings the same pair. A word alone says little, so that fewer will do. */
const CROWD = 40
const CROWD_OF_WORD = 10
/** Compared at most, however alike the list; those of the rarest keys first. */
const MOST = 60_000
/** Others wait for the process: so many are compared before they are let in. */
const AT_ONCE = 200

/** Pairs of the list that share a key. */
function candidates(people: readonly Prepared[]): [number, number][] {
  const byKey = new Map<number, { crowd: number; places: number[] }>()
  for (const [at, person] of people.entries()) {
    for (const { hash, kind } of storedKeys(person)) {
      if (hash === EVERYBODY) continue
      const known = byKey.get(hash)
      if (known) known.places.push(at)
      else byKey.set(hash, { crowd: kind === 'word' || kind === 'wordYear' ? CROWD_OF_WORD : CROWD, places: [at] })
    }
  }
  const seen = new Set<number>()
  for (const { places } of [...byKey.values()].filter(({ crowd, places: { length } }) => length > 1 && length <= crowd).toSorted((a, b) => a.places.length - b.places.length)) {
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
  frequencies.learn([EVERYBODY], totals)
  await frequencies.ask(tx, people)
  const rarity = frequencies.rarity()
  const found: Alike[] = []
  for (const [at, [first, second]] of candidates(people).entries()) {
    if (at % AT_ONCE === 0) await setImmediate()
    const { comparison, a, b } = compareBest(people[first]!, people[second]!, model, rarity, 'search')
    const band = bandOf(comparison, frequencies.people + people.length, model.bands)
    if (!band || mayBeSibling(comparison)) continue
    found.push({ first, second, band, sibling: false, score: comparison.score / 100, scoreVersion: model.scoreVersion, explanation: explain(comparison, a, b) })
  }
  return found
}

/** What two records laid side by side say of each other, whatever the band; null when the engine would not show them. In the order given. */
export async function explainPairs(tx: Tx, pairs: readonly { asked: MatchFacts; other: MatchFacts }[]): Promise<(Pick<Alike, 'score' | 'scoreVersion' | 'explanation'> & { band: Alike['band'] | null })[]> {
  const groups = await groupsFor(tx)
  const ready = pairs.map(({ asked, other }) => [asked, other].map((facts) => prepare({ ...facts, nat: threeLetters(facts.nat) }, groups)) as [Prepared, Prepared])
  const { totals, register } = await store.lists(tx, [EVERYBODY], { budget: 0, long: 0, enough: 0 })
  const frequencies = new Frequencies(register)
  frequencies.learn([EVERYBODY], totals)
  await frequencies.ask(tx, ready.flat())
  const rarity = frequencies.rarity()
  return ready.map(([asked, other]) => {
    const { comparison, a, b } = compareBest(asked, other, model, rarity, 'search')
    return { band: bandOf(comparison, frequencies.people, model.bands), score: comparison.score / 100, scoreVersion: model.scoreVersion, explanation: explain(comparison, a, b) }
  })
}
