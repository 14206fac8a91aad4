import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { MatchBand, MatchCandidate, MatchFacts } from '../../contract/match.ts'
import { MOST_BEARERS, type Code } from '../../domain/identity/codes.ts'
import { threeLetters } from '../../domain/identity/countries.ts'
import { readFacts, type StoredFacts } from '../../domain/identity/entry.ts'
import { explain } from '../../domain/identity/explain.ts'
import { prepare, type Prepared } from '../../domain/identity/facts.ts'
import { bandOf, mayBeSibling } from '../../domain/identity/guards.ts'
import { EVERYBODY } from '../../domain/identity/keys.ts'
import { model } from '../../domain/identity/model.ts'
import { BUDGET, ENOUGH_READ, FULL_COMPARISONS, LONG_LIST, Prescorer } from '../../domain/identity/prescore.ts'
import { supported, type Comparison } from '../../domain/identity/score.ts'
import { shortlist } from '../../domain/identity/shortlist.ts'
import { SUPPORTING, supports } from '../../domain/identity/support.ts'
import { allAskedKeys, compareBest, scoreBest } from '../../domain/identity/variants.ts'
import type { Groups } from '../../domain/identity/words.ts'
import type { Rarity } from '../../domain/identity/align.ts'
import { Frequencies, wordKeysOf } from './frequencies.ts'
import { groupsFor } from './groups.ts'
import * as store from './identity-store.ts'

export interface MatchOptions {
  /** How many at most, those who are possible siblings included; 20 when nothing is said. */
  limit?: number
  /** People not to be found: the one asked about, those already answered for. */
  except?: readonly string[]
  /** Below "possible" too: for measuring. */
  weak?: boolean
  /**
   * Of these people, those whose resemblance may speak for another: they alone add to a score, and only to each other's, and `limit` holds for them and for the others apart.
   * So what is answered of them is a function of them alone. Without it everybody's counts.
   */
  supporters?: (people: readonly string[]) => Promise<ReadonlySet<string>>
}

interface Candidate {
  personId: string
  person: Prepared
  score: number
}

interface Found {
  /** Without codes that too many have. */
  asked: Prepared
  rarity: Rarity
  people: number
  /** Best first. */
  candidates: Candidate[]
}

const better = (a: Candidate, b: Candidate): number => b.score - a.score || (a.personId < b.personId ? -1 : 1)

interface Bearers {
  rows: [person: string, facts: StoredFacts][]
  /** Codes that too many have: of a parent, or words where a number was not known. */
  common: Set<Code>
}

/** Who has one of the codes asked: found by that alone, whatever the names. */
async function bearersOf(tx: Tx, { codes }: Prepared): Promise<Bearers> {
  const found = codes.length ? await store.bearersOf(tx, codes, MOST_BEARERS) : []
  return {
    rows: found.flatMap(({ person, facts }): Bearers['rows'] => (person && facts ? [[person, facts]] : [])),
    common: new Set(found.flatMap(({ code, bearers }) => (bearers > MOST_BEARERS ? [code] : []))),
  }
}

async function compareAll(tx: Tx, given: Prepared, groups: Groups): Promise<Found> {
  const coded = await bearersOf(tx, given)
  const asked = coded.common.size ? { ...given, codes: given.codes.filter((code) => !coded.common.has(code)) } : given
  const keys = [...allAskedKeys(asked).map(({ hash }) => hash), EVERYBODY]
  const besides = wordKeysOf(asked)
  const { totals, others: bearers, signatures, register } = await store.lists(tx, keys, { budget: BUDGET, long: LONG_LIST, enough: ENOUGH_READ, besides })
  const frequencies = new Frequencies(register)
  frequencies.learn(keys, totals)
  frequencies.learn(besides, bearers)
  if (!signatures.length && !coded.rows.length) return { asked, rarity: frequencies.rarity(), people: frequencies.people, candidates: [] }
  const near = await store.factsOf(tx, shortlist(signatures, new Prescorer(asked, frequencies.rarity()), FULL_COMPARISONS))
  const rows = new Map([...near, ...coded.rows])
  const others = [...rows].map(([personId, facts]) => ({ personId, person: prepare(readFacts(facts), groups) }))
  await frequencies.ask(tx, others.map(({ person }) => person))
  const rarity = frequencies.rarity()
  const candidates = others.map(({ personId, person }): Candidate => ({ personId, person, score: scoreBest(asked, person, model, rarity, 'search') }))
  return { asked, rarity, people: frequencies.people, candidates: candidates.sort(better) }
}

interface Ranked extends Candidate {
  /** What another of the best adds to it. */
  gain: number
}

/** The best, each with what another of them adds to it, in their new order. */
function ranked(asked: Prepared, candidates: readonly Candidate[], rarity: Rarity, heard: ReadonlySet<string> | null): Ranked[] {
  const speaking = (heard ? candidates.filter(({ personId }) => heard.has(personId)) : candidates).slice(0, SUPPORTING)
  // laid side by side as they were compared with the one asked: with the dates and telephones that agreed best
  const best = speaking.map(({ person }) => compareBest(asked, person, model, rarity, 'search').b)
  const between = (one: number, other: number) => scoreBest(best[one]!, best[other]!, model, rarity, 'search')
  const gains = supports(speaking.map(({ score }) => score), between, model.support)
  const gainOf = new Map(speaking.map(({ personId }, at) => [personId, gains[at]!]))
  const sum = (one: Ranked) => one.score + one.gain
  return candidates.map((one): Ranked => ({ ...one, gain: gainOf.get(one.personId) ?? 0 })).sort((a, b) => sum(b) - sum(a) || (a.personId < b.personId ? -1 : 1))
}

interface Shown {
  personId: string
  /** Both as they were compared, with the dates and telephones that agreed best. */
  asked: Prepared
  person: Prepared
  comparison: Comparison
  band: MatchBand
  sibling: boolean
}

/** Scores this close fit equally well. */
const AS_GOOD = 30
/** Below "possible" only siblings are shown, and none from here down. */
const LEAST = model.bands.possible - 300

/**
 * Who, in the whole register, may be somebody with these facts: best first, possible siblings marked. It says so of people out of reach too: whoever calls it
 * must not show more of them than that there is one. `tx` needs somebody signed in, or a job.
 */
export async function matchPerson(tx: Tx, facts: MatchFacts, { limit = 20, except = [], weak = false, supporters }: MatchOptions = {}): Promise<MatchCandidate[]> {
  const groups = await groupsFor(tx)
  const given = prepare({ ...facts, nat: threeLetters(facts.nat) }, groups)
  if (!given.names.length && !given.phone && !given.codes.length) return []
  const { asked, people, rarity, candidates } = await compareAll(tx, given, groups)
  const excluded = new Set(except)
  const others = candidates.filter(({ personId }) => !excluded.has(personId))
  const heard = supporters && others.length ? await supporters(others.map(({ personId }) => personId)) : null
  const shown: Shown[] = []
  const counts = { heard: 0, others: 0 }
  for (const one of ranked(asked, others, rarity, heard)) {
    const side = heard?.has(one.personId) ? 'heard' : 'others'
    if (counts[side] >= limit || (!weak && one.score <= LEAST)) continue
    const { a, b, comparison } = compareBest(asked, one.person, model, rarity, 'search')
    // what another registration adds ranks; how sure it may be called is said by the two alone
    const sibling = mayBeSibling(comparison)
    const band = bandOf(comparison, people, model.bands) ?? (weak ? 'possible' : null)
    if (!band && !(sibling && comparison.score > LEAST)) continue
    counts[side]++
    shown.push({ personId: one.personId, asked: a, person: b, comparison: supported(comparison, one.gain), band: sibling || !band ? 'possible' : band, sibling })
  }
  return shown.map(({ personId, asked: as, person, comparison, band, sibling }) => ({
    personId: personId as Id<'person'>, score: comparison.score / 100, band, sibling,
    explanation: explain(comparison, as, person), scoreVersion: model.scoreVersion,
    equallyGood: sibling ? 0 : shown.filter((other) => !other.sibling && other.personId !== personId && Math.abs(other.comparison.score - comparison.score) <= AS_GOOD).length,
  }))
}

/** The scores of pairs of records laid side by side, as `matchPerson` would explain each. */
export async function comparePairs(tx: Tx, pairs: readonly { a: MatchFacts; b: MatchFacts }[]): Promise<number[]> {
  const groups = await groupsFor(tx)
  const ready = pairs.map(({ a, b }) => [prepare({ ...a, nat: threeLetters(a.nat) }, groups), prepare({ ...b, nat: threeLetters(b.nat) }, groups)] as const)
  const { totals, register } = await store.lists(tx, [EVERYBODY], { budget: 0, long: 0, enough: 0 })
  const frequencies = new Frequencies(register)
  frequencies.learn([EVERYBODY], totals)
  await frequencies.ask(tx, ready.flat())
  const rarity = frequencies.rarity()
  return ready.map(([a, b]) => scoreBest(a, b, model, rarity, profileOf(a, b)) / 100)
}

const profileOf = (a: Prepared, b: Prepared): 'names' | 'pair' => {
  const bare = (one: Prepared) => !one.born && !one.nat && !one.sex && !one.father.length && !one.mother.length && !one.place.length && !one.phone
  return bare(a) || bare(b) ? 'names' : 'pair'
}
