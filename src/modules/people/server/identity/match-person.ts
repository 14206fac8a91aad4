import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { MatchBand, MatchCandidate, MatchFacts } from '../../contract/match.ts'
import { threeLetters } from '../../domain/identity/countries.ts'
import { decodeFacts } from '../../domain/identity/entry.ts'
import { explain } from '../../domain/identity/explain.ts'
import { prepare, type Prepared } from '../../domain/identity/facts.ts'
import { bandOf, mayBeSibling } from '../../domain/identity/guards.ts'
import { EVERYBODY } from '../../domain/identity/keys.ts'
import { model } from '../../domain/identity/model.ts'
import { BUDGET, ENOUGH_READ, FULL_COMPARISONS, LONG_LIST, Prescorer } from '../../domain/identity/prescore.ts'
import { supported, type Comparison } from '../../domain/identity/score.ts'
import { SUPPORTING, supports } from '../../domain/identity/support.ts'
import { SIGNATURE_BYTES } from '../../domain/identity/signature.ts'
import { allAskedKeys, compareBest } from '../../domain/identity/variants.ts'
import type { Groups } from '../../domain/identity/words.ts'
import type { Rarity } from '../../domain/identity/align.ts'
import { Frequencies } from './frequencies.ts'
import { groupsFor } from './groups.ts'
import * as store from './identity-store.ts'

export interface MatchOptions {
  /** How many at most, those who are possible siblings included; 20 when nothing is said. */
  limit?: number
  /** People not to be found: the one asked about, those already answered for. */
  except?: readonly string[]
  /** Below "possible" too: for measuring. */
  weak?: boolean
}

/** The best of the signatures found, by the cheap score. */
function shortlist(signatures: Buffer, scorer: Prescorer): number[] {
  const view = new DataView(signatures.buffer, signatures.byteOffset, signatures.byteLength)
  const count = Math.floor(signatures.byteLength / SIGNATURE_BYTES)
  const numbers: number[] = []
  const scores: number[] = []
  const seen = new Set<number>()
  for (let at = 0; at < count; at++) {
    const no = view.getUint32(at * SIGNATURE_BYTES)
    if (seen.has(no)) continue
    seen.add(no)
    numbers.push(no)
    scores.push(scorer.score(view, at * SIGNATURE_BYTES))
  }
  if (numbers.length <= FULL_COMPARISONS) return numbers
  const bar = Float64Array.from(scores).sort().at(-FULL_COMPARISONS)!
  const best = numbers.filter((_, at) => scores[at]! > bar)
  for (const [at, no] of numbers.entries()) if (best.length < FULL_COMPARISONS && scores[at] === bar) best.push(no)
  return best
}

interface Compared {
  personId: string
  /** Both as they were compared, with the dates and telephones that agreed best. */
  asked: Prepared
  person: Prepared
  comparison: Comparison
}

async function compareAll(tx: Tx, asked: Prepared, groups: Groups): Promise<{ rarity: Rarity; people: number; all: Compared[] }> {
  const keys = [...allAskedKeys(asked).map(({ hash }) => hash), EVERYBODY]
  const { totals, signatures, register } = await store.lists(tx, keys, { budget: BUDGET, long: LONG_LIST, enough: ENOUGH_READ })
  const frequencies = new Frequencies(register)
  frequencies.learn(keys, totals ?? [])
  if (!signatures?.length) return { rarity: frequencies.rarity(), people: frequencies.people, all: [] }
  await frequencies.ask(tx, [asked])
  const rows = await store.factsOf(tx, shortlist(signatures, new Prescorer(asked, frequencies.rarity())))
  const others = rows.map((row) => ({ personId: row.person_id, person: prepare(decodeFacts(row.facts), groups) }))
  await frequencies.ask(tx, others.map(({ person }) => person))
  const rarity = frequencies.rarity()
  const all = others.map(({ personId, person }): Compared => {
    const { a, b, comparison } = compareBest(asked, person, model, rarity, 'search')
    return { personId, asked: a, person: b, comparison }
  })
  return { rarity, people: frequencies.people, all: all.sort((a, b) => b.comparison.score - a.comparison.score || (a.personId < b.personId ? -1 : 1)) }
}

/** The best, each with what another of them adds to it, in their new order. */
function ranked(all: readonly Compared[], rarity: Rarity): { one: Compared; comparison: Comparison }[] {
  const best = all.slice(0, SUPPORTING)
  const between = (one: number, other: number) => compareBest(best[one]!.person, best[other]!.person, model, rarity, 'search').comparison.score
  const gains = supports(best.map(({ comparison }) => comparison.score), between, model.support)
  return all
    .map((one, at) => ({ one, comparison: supported(one.comparison, gains[at] ?? 0) }))
    .sort((a, b) => b.comparison.score - a.comparison.score || (a.one.personId < b.one.personId ? -1 : 1))
}

/** Scores this close fit equally well. */
const AS_GOOD = 30

/**
 * Who, in the whole register, may be somebody with these facts: best first, possible siblings marked. It says so of people out of reach too: whoever calls it
 * must not show more of them than that there is one. `tx` needs somebody signed in, or a job.
 */
export async function matchPerson(tx: Tx, facts: MatchFacts, { limit = 20, except = [], weak = false }: MatchOptions = {}): Promise<MatchCandidate[]> {
  const groups = await groupsFor(tx)
  const asked = prepare({ ...facts, nat: threeLetters(facts.nat) }, groups)
  if (!asked.names.length && !asked.phone) return []
  const { people, rarity, all } = await compareAll(tx, asked, groups)
  const excluded = new Set(except)
  const shown: { one: Compared; comparison: Comparison; band: MatchBand; sibling: boolean }[] = []
  for (const { one, comparison } of ranked(all.filter(({ personId }) => !excluded.has(personId)), rarity)) {
    if (shown.length >= limit) break
    // what another registration adds ranks; how sure it may be called is said by the two alone
    const sibling = mayBeSibling(one.comparison)
    const band = bandOf(one.comparison, people, model.bands) ?? (weak ? 'possible' : null)
    if (band || (sibling && one.comparison.score > model.bands.possible - 300)) shown.push({ one, comparison, band: sibling || !band ? 'possible' : band, sibling })
  }
  return shown.map(({ one: { personId, asked: as, person }, comparison, band, sibling }) => ({
    personId: personId as Id<'person'>, score: comparison.score / 100, band, sibling,
    explanation: explain(comparison, as, person), scoreVersion: model.scoreVersion,
    equallyGood: sibling ? 0 : shown.filter((other) => !other.sibling && other.one.personId !== personId && Math.abs(other.comparison.score - comparison.score) <= AS_GOOD).length,
  }))
}

/** The score of two records laid side by side, as `matchPerson` would explain it. */
export async function comparePeople(tx: Tx, a: MatchFacts, b: MatchFacts): Promise<MatchCandidate['score']> {
  return (await comparePairs(tx, [{ a, b }]))[0]!
}

/** The same for many at once. */
export async function comparePairs(tx: Tx, pairs: readonly { a: MatchFacts; b: MatchFacts }[]): Promise<number[]> {
  const groups = await groupsFor(tx)
  const ready = pairs.map(({ a, b }) => [prepare({ ...a, nat: threeLetters(a.nat) }, groups), prepare({ ...b, nat: threeLetters(b.nat) }, groups)] as const)
  const { totals, register } = await store.lists(tx, [EVERYBODY], { budget: 0, long: 0, enough: 0 })
  const frequencies = new Frequencies(register)
  frequencies.learn([EVERYBODY], totals ?? [])
  await frequencies.ask(tx, ready.flat())
  const rarity = frequencies.rarity()
  return ready.map(([a, b]) => compareBest(a, b, model, rarity, profileOf(a, b)).comparison.score / 100)
}

const profileOf = (a: Prepared, b: Prepared): 'names' | 'pair' => {
  const bare = (one: Prepared) => !one.born && !one.nat && !one.sex && !one.father.length && !one.mother.length && !one.place.length && !one.phone
  return bare(a) || bare(b) ? 'names' : 'pair'
}
