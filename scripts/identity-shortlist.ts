// Learns the cheap score: which of the eight thousand that a search finds deserve to be compared in full. From the development set's searches, always the same.
import type { Rarity } from '#modules/people/domain/identity/align.ts'
import type { Prepared } from '#modules/people/domain/identity/facts.ts'
import { prescoreWeights } from '#modules/people/domain/identity/model.ts'
import { PRESCORE_SIGNS } from '#modules/people/domain/identity/prescore-signs.ts'
import { FULL_COMPARISONS, Prescorer } from '#modules/people/domain/identity/prescore.ts'
import { SIGNATURE_BYTES } from '#modules/people/domain/identity/signature.ts'
import { fitSparse, Sparse } from './identity-fit.ts'

export interface ListedSearch {
  person: Prepared
  fold: number
  known: boolean
  alias: boolean
  /** Places in the register of those who are right, and how many there are in all. */
  targets: ReadonlySet<number>
}

interface From {
  searches: readonly ListedSearch[]
  /** Places in the register of all that a search finds. */
  found: (person: Prepared) => Iterable<number>
  signatures: DataView
  rarity: Rarity
}

/** Of the others one in so many is learned from at first; then so many of the best, and one in so many of the rest, which weighs as this many. */
const [FIRST_ONE_IN, NEAR, ONE_IN, WEIGHS] = [40, 300, 125, 30]
const RIDGE = 2

const scoresOf = (places: readonly number[], scorer: Prescorer, signatures: DataView): Float64Array => Float64Array.from(places, (at) => scorer.score(signatures, at * SIGNATURE_BYTES))

/** What searches find, to learn from: all the right ones, the others that these weights put near them, and some of the rest. */
function examples({ searches, found, signatures, rarity }: From, weights: Float64Array | null): Sparse {
  const into = new Sparse(PRESCORE_SIGNS.length)
  let state = 7
  const oneIn = (count: number): boolean => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state < 0x7fffffff / count
  }
  for (const { person, fold, targets, alias } of searches) {
    if (alias || (!targets.size && !oneIn(3))) continue
    const places = [...found(person)]
    const scorer = new Prescorer(person, rarity, weights ?? prescoreWeights({}))
    const scores = weights && scoresOf(places, scorer, signatures)
    const bar = scores ? scores.toSorted().at(-NEAR) ?? -Infinity : Infinity
    for (const [index, at] of places.entries()) {
      const same = targets.has(at)
      const near = scores !== null && scores[index]! >= bar
      if (!same && !near && !oneIn(weights ? ONE_IN : FIRST_ONE_IN)) continue
      const count = scorer.read(signatures, at * SIGNATURE_BYTES)
      into.add(scorer.signs, scorer.amounts, count, same, same || near || !weights ? 1 : WEIGHS, fold)
    }
  }
  return into
}

/** How many known children, and how many of all their registrations, are among those compared in full. */
function reached({ searches, found, signatures, rarity }: From, weightsOf: (search: ListedSearch) => Float64Array): string {
  let [known, any, all, right] = [0, 0, 0, 0]
  for (const search of searches) {
    if (!search.known) continue
    const places = [...found(search.person)]
    const scores = scoresOf(places, new Prescorer(search.person, rarity, weightsOf(search)), signatures)
    const bar = scores.toSorted().at(-FULL_COMPARISONS) ?? -Infinity
    const count = places.filter((at, index) => search.targets.has(at) && scores[index]! >= bar).length
    known++
    all += search.targets.size
    right += count
    if (count) any++
  }
  return `${(any / known).toFixed(4)} of the children, ${(right / all).toFixed(4)} of their registrations`
}

/** Weights of the cheap score, rounded as the file holds them. */
export function learnShortlist(from: From, say: (words: string) => void): Float64Array {
  const first = fitSparse(examples(from, null), RIDGE)
  const near = examples(from, first)
  const unseen = [0, 1, 2, 3, 4].map((fold) => fitSparse(near, RIDGE, fold))
  say(`cross-validated short list of ${FULL_COMPARISONS}: ${reached(from, ({ fold }) => unseen[fold]!)}`)
  return fitSparse(near, RIDGE).map((weight) => Math.round(weight * 1000) / 1000)
}
