// The score of two records: a sum of log-odds whose every part can be told in words. Symmetric, and exact: lines add up to the score to the hundredth.
import type { MatchFact } from './match-line.ts'
import type { Ear, Rarity } from './align.ts'
import { codeEvidence, type CodeEvidence } from './codes.ts'
import { FEATURES, findings, type Findings } from './features.ts'
import type { Prepared } from './facts.ts'
import { shape } from './name-shape.ts'
import type { Support } from './support.ts'
import type { Hearing } from './word-likeness.ts'

/** The numbers of `weights.json`, made ready. `search`: one record against the register; `pair`: two records somebody laid side by side; `names`: two names and nothing else. */
export interface Model {
  scoreVersion: string
  hearing: Hearing
  weights: Readonly<Record<Profile, Float64Array>>
  /** Of the cheap score. */
  shortlist: Float64Array
  bands: Bands
  support: Support
}
export type Profile = 'search' | 'pair' | 'names'

/** From which score on, in hundredths. */
export interface Bands {
  /** Names and date alone. */
  veryLikely: number
  /** Names that surely agree and are rare, or a parent or telephone that agrees. */
  veryLikelySurely: number
  /** A parent or telephone that agrees, and a day of birth. */
  veryLikelyWitnessed: number
  likely: number
  possible: number
}

export interface Comparison {
  /** Hundredths of log-odds. */
  score: number
  /** Hundredths by fact; only facts that say something. They add up to the score. */
  parts: ReadonlyMap<MatchFact, number>
  found: Findings
  /** What codes and documents say: beside the findings, for its weights are not learned. */
  codes: CodeEvidence
  /** The two were compared in the other order: what `found` calls a is the second. */
  flipped: boolean
}

const factOf = FEATURES.map(({ fact }) => fact)
const facts = [...new Set(factOf)]
const placeOf = Uint8Array.from(factOf, (fact) => facts.indexOf(fact))
const sums = new Float64Array(facts.length)

const inOrder = (a: Prepared, b: Prepared): [Prepared, Prepared] => (a.order > b.order ? [b, a] : [a, b])

/** The findings of two records in their one order, with what this profile weighs of them in `values`. */
export function foundIn(a: Prepared, b: Prepared, ear: Ear, profile: Profile, values: Float64Array = new Float64Array(FEATURES.length)): Findings {
  const found = findings(...inOrder(a, b), ear, values)
  if (profile === 'names') shape(found.alignment, ear, values)
  return found
}

/** What each fact weighs, into `sums`. */
function weigh(values: Float64Array, weights: Float64Array): void {
  sums.fill(0)
  for (let at = 0; at < values.length; at++) if (values[at]) sums[placeOf[at]!]! += values[at]! * weights[at]!
}

const codesOf = (a: Prepared, b: Prepared): CodeEvidence => {
  const [one, other] = inOrder(a, b)
  return codeEvidence(one.codes, other.codes)
}

const hundredths = (sum: number): number => Math.round(sum * 100)

/** Compares two records. */
export function compare(a: Prepared, b: Prepared, model: Model, rarity: Rarity, profile: Profile): Comparison {
  const findings = foundIn(a, b, { hearing: model.hearing, rarity }, profile)
  weigh(findings.values, model.weights[profile])
  const parts = new Map<MatchFact, number>()
  let score = 0
  for (const [at, fact] of facts.entries()) {
    const part = hundredths(sums[at]!)
    if (!part) continue
    parts.set(fact, part)
    score += part
  }
  const codes = codesOf(a, b)
  if (codes.weight) parts.set('code', codes.weight)
  return { score: score + codes.weight, parts, found: findings, codes, flipped: a.order > b.order }
}

const scratch = new Float64Array(FEATURES.length)

/** The score of a comparison and nothing else: for the hundreds of which few are shown. */
export function scoreOf(a: Prepared, b: Prepared, model: Model, rarity: Rarity, profile: Profile): number {
  scratch.fill(0)
  foundIn(a, b, { hearing: model.hearing, rarity }, profile, scratch)
  weigh(scratch, model.weights[profile])
  let score = codesOf(a, b).weight
  for (const sum of sums) score += hundredths(sum)
  return score
}

/** A comparison with what another registration adds to it, as a line of its own. */
export function supported(comparison: Comparison, gain: number): Comparison {
  return gain ? { ...comparison, score: comparison.score + gain, parts: new Map([...comparison.parts, ['support', gain]]) } : comparison
}
