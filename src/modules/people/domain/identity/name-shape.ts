// How two names agree as wholes. Weighed only where nothing but names is compared: beside dates and parents it says nothing more (cross-validated).
import type { Alignment, Ear } from './align.ts'
import type { NameWord } from './facts.ts'
import { ODDS, ODDS_AT, SHAPE, SHAPE_WIDTH, SHAPES, spread, type Shape } from './feature-list.ts'
import { bestAmong } from './name-evidence.ts'
import { EVEN, STEP } from './word-likeness.ts'

const shapeOf = (matched: number, conflicts: number, extra: number): Shape => {
  if (!matched) return 'none'
  if (matched === 1) return conflicts === 0 ? 'oneWord' : conflicts === 1 ? 'oneWordOneApart' : 'oneWordMoreApart'
  if (conflicts) return conflicts === 1 ? 'oneApart' : 'moreApart'
  return extra ? 'more' : 'whole'
}

/** A rarity of 1 in log-odds: one in a hundred thousand. */
const NATS = 5 * Math.LN10
/** Of words less alike than this the rarity says nothing; it counts in full a quarter further on. */
const HARDLY = 0.6

/** Adds the signs of the shape of two names: how rare what is left over is, how like, and what the matched words weigh together. */
export function shape({ matches, leftOver, rightOver }: Alignment, { hearing, rarity }: Ear, values: Float64Array): void {
  const conflicts = Math.min(leftOver.length, rightOver.length)
  const base = SHAPE + SHAPES.indexOf(shapeOf(matches.length, conflicts, Math.abs(leftOver.length - rightOver.length))) * SHAPE_WIDTH
  const rarest = (words: readonly NameWord[]): number => words.reduce((most, word) => Math.max(most, rarity(word)), 0)
  const [mine, theirs] = [rarest(leftOver), rarest(rightOver)]
  values[base] = 1
  values[base + 1] = Math.min(mine, theirs)
  values[base + 2] = Math.max(mine, theirs)
  values[base + 3] = conflicts ? bestAmong(leftOver, rightOver, hearing).like : 0
  const odds = matches.reduce((sum, match) => sum + Math.min(1, (match.like - EVEN) * STEP) + match.rarity * NATS * Math.min(1, Math.max(0, (match.like - HARDLY) * 4)), 0)
  spread(ODDS, values, base + ODDS_AT, odds, 1)
}
