// How likely two spellings are of one name word: what an alignment of their sounds shows, weighed by a regression on spellings of one name.
import { alignment, likeness, SIZE, type SoundCosts } from './distance.ts'
import { isVowel, SYMBOLS } from './sounds.ts'
import type { Word } from './words.ts'

const VOWEL = [...SYMBOLS].map(isVowel)
const CONTEXTS = [
  'chance', 'ear', 'consonants', 'vowels', 'oneConsonant', 'twoConsonants', 'sameSounds', 'sameSkeleton', 'nearSkeleton', 'sameStart', 'sameEnd', 'letters', 'longer', 'prefix', 'transposed',
  'vowelFirst', 'vowelLast', 'consonantFirst', 'consonantLast', 'leftOutFirstVowel', 'leftOutFirstConsonant', 'leftOutLastConsonant',
] as const
const CONTEXT = Object.fromEntries(CONTEXTS.map((name, at) => [name, at])) as Record<(typeof CONTEXTS)[number], number>
const LAST_VOWEL = CONTEXTS.length
const LEFT_OUT = LAST_VOWEL + SIZE
const HEARD = LEFT_OUT + SIZE
/** How many signs there are: contexts, sounds left out at the end and anywhere, pairs of sounds heard for each other. */
export const SIGNS = HEARD + SIZE * SIZE

/** The name of each sign, as the file of weights calls it. */
export const signName = (at: number): string => {
  if (at < LAST_VOWEL) return CONTEXTS[at]!
  if (at < LEFT_OUT) return `last.${SYMBOLS[at - LAST_VOWEL]!}`
  if (at < HEARD) return `out.${SYMBOLS[at - LEFT_OUT]!}`
  return `${SYMBOLS[Math.floor((at - HEARD) / SIZE)]!}~${SYMBOLS[(at - HEARD) % SIZE]!}`
}

const LETTERS = 40
const lines = [new Uint8Array(LETTERS + 1), new Uint8Array(LETTERS + 1), new Uint8Array(LETTERS + 1)]

/** How many letters need not be changed, added, dropped or swapped, as a share of the longer word. */
function lettersAlike(one: string, other: string): number {
  const [a, b] = [one.slice(0, LETTERS), other.slice(0, LETTERS)]
  let [before, last, row] = lines as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row[j] = best
    }
    ;[before, last, row] = [last, row, before]
  }
  return 1 - last[b.length]! / Math.max(a.length, b.length)
}

const sorted = (text: string): string => [...text].sort().join('')

interface Heard {
  x: string
  y: string
  ear: number
}

/** The readings of two words that sound most alike. What is surely below `least` may be told as 0. */
export function nearestForms(a: Word, b: Word, costs: SoundCosts, least = 0): Heard {
  const found: Heard = { x: a.forms[0]!, y: b.forms[0]!, ear: -1 }
  for (const x of a.forms) for (const y of b.forms) {
    const ear = likeness(x, y, costs, a.abjad || b.abjad, Math.max(least, found.ear))
    if (ear > found.ear) {
      found.x = x
      found.y = y
      found.ear = ear
    }
  }
  return found
}

/** Calls `sign` with what speaks for or against two words being one; `a` and `b` in their one order. */
export function eachSign(a: Word, b: Word, { x, y, ear }: Heard, costs: SoundCosts, sign: (at: number, value: number) => void): void {
  const steps = alignment(x, y, costs)
  let consonants = 0
  let vowels = 0
  for (const [at, [one, other]] of steps.entries()) {
    const [first, last] = [at === 0, at === steps.length - 1]
    if (one >= 0 && other >= 0) {
      if (one === other) {
        if (VOWEL[one]) vowels++
        else consonants++
        continue
      }
      sign(HEARD + Math.min(one, other) * SIZE + Math.max(one, other), 1)
      if (VOWEL[one] && VOWEL[other]) {
        if (first) sign(CONTEXT.vowelFirst, 1)
        if (last) sign(CONTEXT.vowelLast, 1)
      } else if (!VOWEL[one] && !VOWEL[other]) {
        if (first) sign(CONTEXT.consonantFirst, 1)
        if (last) sign(CONTEXT.consonantLast, 1)
      }
      continue
    }
    const out = one >= 0 ? one : other
    sign(LEFT_OUT + out, 1)
    if (first) sign(VOWEL[out] ? CONTEXT.leftOutFirstVowel : CONTEXT.leftOutFirstConsonant, 1)
    if (last) sign(VOWEL[out] ? LAST_VOWEL + out : CONTEXT.leftOutLastConsonant, 1)
  }
  sign(CONTEXT.chance, 1)
  sign(CONTEXT.ear, ear)
  if (consonants) sign(CONTEXT.consonants, consonants)
  if (vowels) sign(CONTEXT.vowels, vowels)
  if (consonants <= 1) sign(CONTEXT.oneConsonant, 1)
  if (consonants === 2) sign(CONTEXT.twoConsonants, 1)
  if (x === y) sign(CONTEXT.sameSounds, 1)
  if (a.fine.some((one) => b.fine.includes(one))) sign(CONTEXT.sameSkeleton, 1)
  if (a.coarse.some((one) => b.coarse.includes(one))) sign(CONTEXT.nearSkeleton, 1)
  if (a.text[0] === b.text[0]) sign(CONTEXT.sameStart, 1)
  if (a.text.at(-1) === b.text.at(-1)) sign(CONTEXT.sameEnd, 1)
  sign(CONTEXT.letters, lettersAlike(a.text, b.text))
  sign(CONTEXT.longer, Math.abs(a.text.length - b.text.length))
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text]
  if (short.length > 2 && long.startsWith(short)) sign(CONTEXT.prefix, 1)
  if (x !== y && sorted(x) === sorted(y)) sign(CONTEXT.transposed, 1)
}

/** Log-odds that two words are one → likeness from 0 to 0.99: even odds are EVEN; the ends are where nothing more is learned. */
export const EVEN = 0.75
/** So much that true spellings of one name, −3 to 6 in log-odds, spread from 0.62 to the end. */
export const STEP = 24
export const likenessOf = (odds: number): number => Math.max(0, Math.min(0.99, EVEN + odds / STEP))

/** Weights of the signs, by place; zero where nothing was learned. */
export type WordWeights = Float64Array
export const wordWeights = (named: Readonly<Record<string, number>>): WordWeights => Float64Array.from({ length: SIGNS }, (_, at) => named[signName(at)] ?? 0)

/** What words are heard with. */
export interface Hearing {
  costs: SoundCosts
  words: WordWeights
}

/** Below this, by ear alone, two words are not one whatever else they share. */
const HOPELESS = 0.4
/** Below this nobody asks how little alike two words are: it is all 0 (KIN_POINTS, where likeness is asked for from the lowest point on). */
const NOTHING = 0.3

/** Likeness of two words that are not written alike. Without short vowels the ear alone judges: the weights were learned where vowels are written. */
export function heard(a: Word, b: Word, { costs, words }: Hearing): number {
  if (a.text > b.text) return heard(b, a, { costs, words })
  const forms = nearestForms(a, b, costs, NOTHING)
  if (forms.ear < HOPELESS || a.abjad || b.abjad) return Math.min(0.99, forms.ear)
  let odds = 0
  eachSign(a, b, forms, costs, (at, value) => {
    odds += words[at]! * value
  })
  return likenessOf(odds)
}
