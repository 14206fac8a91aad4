// Learns what speaks for two spellings being one word: from spellings of one name, against words that only look alike.
import { alignment, costsByEar, likeness, SIZE, type SoundCosts } from '#modules/people/domain/identity/distance.ts'
import { eachSign, nearestForms, SIGNS, signName } from '#modules/people/domain/identity/word-likeness.ts'
import type { Word } from '#modules/people/domain/identity/words.ts'
import { fit, type Example } from './identity-fit.ts'

export interface Spelling {
  a: Word
  b: Word
  same: boolean
}

/** A sign seen less often than this teaches nothing. */
const SEEN = 5
const RIDGE = 1

/** Weights of the signs, by name, from these pairs of words. */
export function learnWords(spellings: readonly Spelling[], costs: SoundCosts): Record<string, number> {
  const examples = spellings.filter(({ a, b }) => a.text !== b.text && !a.abjad && !b.abjad).map(({ a, b, same }): Example => {
    const values = new Float64Array(SIGNS)
    const [one, other] = a.text < b.text ? [a, b] : [b, a]
    eachSign(one, other, nearestForms(one, other, costs), costs, (at, value) => {
      values[at]! += value
    })
    return { values, same, weight: 1, fold: 0 }
  })
  const seen = new Uint32Array(SIGNS)
  for (const { values } of examples) for (const [at, value] of values.entries()) if (value) seen[at]!++
  const kept = [...seen.keys()].filter((at) => seen[at]! >= SEEN)
  const weights = fit(examples.map((one) => ({ ...one, values: Float64Array.from(kept, (at) => one.values[at]!) })), RIDGE)
  return Object.fromEntries(kept.map((sign, at) => [signName(sign), Math.round(weights[at]! * 1000) / 1000]))
}

const ear = (a: Word, b: Word, costs: SoundCosts): number => nearestForms(a, b, costs).ear

/** Below this, by ear, two words of one child are taken to be two names. */
const ONE_NAME = 0.4

/** Words of two names of one child that stand for each other, best first. */
export function sameWords(a: readonly Word[], b: readonly Word[], costs: SoundCosts): [Word, Word][] {
  const all = a.flatMap((x) => b.map((y) => ({ x, y, like: ear(x, y, costs) }))).filter(({ like }) => like >= ONE_NAME).sort((p, q) => q.like - p.like)
  const taken = new Set<Word>()
  return all.flatMap(({ x, y }): [Word, Word][] => {
    if (taken.has(x) || taken.has(y)) return []
    taken.add(x).add(y)
    return [[x, y]]
  })
}

/** Alike beyond this, two words of different people may well be one name. */
const SURELY_ONE = 0.93
/** So many words are looked through for one that sounds alike. */
const LOOKED_THROUGH = 150

/** Words of others that sound most like each of these, without being the same name as far as anybody can tell. Always the same for the same lists. */
export function lookalikes(words: readonly Word[], pool: readonly Word[], costs: SoundCosts): [Word, Word][] {
  let state = 12_345
  const next = (): Word => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return pool[state % pool.length]!
  }
  return words.flatMap((word): [Word, Word][] => {
    let best: { other: Word; like: number } | null = null
    for (let at = 0; at < LOOKED_THROUGH; at++) {
      const other = next()
      if (other.text === word.text || (word.group !== null && other.group === word.group) || other.fine.some((one) => word.fine.includes(one))) continue
      const like = ear(word, other, costs)
      if (like < SURELY_ONE && (!best || like > best.like)) best = { other, like }
    }
    return best ? [[word, best.other]] : []
  })
}

/** Costs from counts of what was heard for what; where nothing was seen, by ear. */
export function learnCosts(pairs: readonly (readonly [string, string])[]): SoundCosts {
  const [scale, trust] = [0.15, 10]
  const ear = costsByEar()
  let costs = ear
  for (let round = 0; round < 3; round++) {
    const [heard, omitted, seen] = [new Float64Array(SIZE * SIZE), new Float64Array(SIZE), new Float64Array(SIZE)]
    for (const [a, b] of pairs) {
      if (likeness(a, b, costs) < 0.55) continue
      for (const [x, y] of alignment(a, b, costs)) {
        if (x >= 0) seen[x]!++
        if (y >= 0) seen[y]!++
        if (x < 0) omitted[y]!++
        else if (y < 0) omitted[x]!++
        else {
          heard[x * SIZE + y]!++
          if (x !== y) heard[y * SIZE + x]!++
        }
      }
    }
    const next: SoundCosts = { change: new Float64Array(SIZE * SIZE), omit: new Float64Array(SIZE) }
    for (let x = 0; x < SIZE; x++) {
      next.omit[x] = Math.min(1.1, -scale * Math.log((omitted[x]! + trust * Math.exp(-ear.omit[x]! / scale)) / (seen[x]! / 2 + trust)))
      for (let y = 0; y < SIZE; y++) {
        if (x === y) continue
        const both = Math.sqrt((heard[x * SIZE + x]! + trust) * (heard[y * SIZE + y]! + trust))
        next.change[x * SIZE + y] = Math.max(0.01, Math.min(1.3, -scale * Math.log((heard[x * SIZE + y]! + trust * Math.exp(-ear.change[x * SIZE + y]! / scale)) / both)))
      }
    }
    costs = next
  }
  return costs
}
