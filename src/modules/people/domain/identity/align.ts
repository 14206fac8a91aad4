// Which word of one name stands for which of the other, whatever the field or the order it was written in.
import type { Name, NameWord } from './facts.ts'
import { wordKey } from './hash.ts'
import { forgetLikenesses, rememberedLikeness, rememberLikeness } from './likeness-memory.ts'
import { heard, type Hearing } from './word-likeness.ts'
import type { Word } from './words.ts'

export interface Match {
  a: NameWord
  b: NameWord
  /** 0 to 1. */
  like: number
  /** Their given name, their family name, or given against family. */
  kind: 'given' | 'family' | 'cross'
  equivalent: boolean
  rarity: number
}

export interface Alignment {
  matches: Match[]
  /** Words that nothing on the other side stands for. */
  leftOver: NameWord[]
  rightOver: NameWord[]
  /** Pairs of matched words whose order differs. */
  crossed: number
}

export const ENOUGH = 0.6
/** Likeness of two words that a reviewed group ties together. */
const REVIEWED = 0.97

let heardWith: Hearing | null = null

/** Likeness of two words by their sounds, or by the reviewed groups; remembered, because the candidates of a search share their words. */
export function wordLikeness(a: Word, b: Word, hearing: Hearing): number {
  if (!a.id || !b.id) return a.text === b.text ? 1 : likenessOf(a, b, hearing)
  if (a.id === b.id) return 1
  if (hearing !== heardWith) {
    forgetLikenesses()
    heardWith = hearing
  }
  const [low, high] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
  const known = rememberedLikeness(low, high)
  if (known >= 0) return known
  const like = a.text === b.text ? 1 : likenessOf(a, b, hearing)
  rememberLikeness(low, high, like)
  return like
}

// the same spelling is more than the same sound: `heard` stops at 0.99
const likenessOf = (a: Word, b: Word, hearing: Hearing): number => (a.group !== null && a.group === b.group ? REVIEWED : heard(a, b, hearing))

const kindOf = (a: NameWord, b: NameWord): Match['kind'] => {
  if (a.role === b.role) return a.role === 'family' ? 'family' : 'given'
  if (a.role === 'either') return b.role === 'family' ? 'family' : 'given'
  if (b.role === 'either') return a.role === 'family' ? 'family' : 'given'
  return 'cross'
}

/** How rare a word is in the register, from 0 (everybody's) to 1 (nobody else's). */
export type Rarity = (word: Word) => number

/** With what two records are compared. */
export interface Ear {
  hearing: Hearing
  rarity: Rarity
}

interface Possible {
  /** The words each side takes: one, or two neighbours written as one on the other side. */
  a: readonly number[]
  b: readonly number[]
  x: NameWord
  y: NameWord
  like: number
  rarity: number
  worth: number
}

/** Two neighbours read as one word. */
function together(name: Name, at: number): NameWord {
  const [first, second] = [name[at]!, name[at + 1]!]
  const whole = (of: 'fine' | 'coarse') => [(first[of][0] ?? '') + (second[of][0] ?? '')]
  const fine = whole('fine')
  return { ...first, id: 0, key: wordKey(fine[0]!), text: first.text + second.text, forms: [first.forms[0]! + second.forms[0]!], fine, coarse: whole('coarse'), group: null, patronymic: null, role: first.role === second.role ? first.role : 'either' }
}

const JOINED_ENOUGH = 0.78

/** Zein Abidin and ZenAbedin: a word against two neighbours. */
function joined(whole: Name, parts: Name, hearing: Hearing, rarity: Rarity, flipped: boolean): Possible[] {
  const found: Possible[] = []
  for (let i = 0; i < whole.length; i++) {
    const word = whole[i]!
    const length = word.forms[0]!.length
    if (length < 5) continue
    for (let j = 0; j + 1 < parts.length; j++) {
      if (Math.abs(parts[j]!.forms[0]!.length + parts[j + 1]!.forms[0]!.length - length) > 3) continue
      const both = together(parts, j)
      const like = Math.min(0.98, wordLikeness(word, both, hearing))
      if (like < JOINED_ENOUGH) continue
      const rare = rarity(word)
      const [a, b, x, y] = flipped ? [[j, j + 1], [i], both, word] : [[i], [j, j + 1], word, both]
      found.push({ a, b, x, y, like, rarity: rare, worth: like * (1.3 + 0.3 * rare) })
    }
  }
  return found
}

function possible(a: Name, b: Name, hearing: Hearing, rarity: Rarity): Possible[] {
  const found: Possible[] = []
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const [x, y] = [a[i]!, b[j]!]
      const like = wordLikeness(x, y, hearing)
      if (like < ENOUGH) continue
      const rare = Math.min(rarity(x), rarity(y))
      found.push({ a: [i], b: [j], x, y, like, rarity: rare, worth: like * (1 + 0.3 * rare) + (kindOf(x, y) === 'cross' ? 0 : 0.03) - 0.001 * Math.abs(i - j) })
    }
  }
  if (b.length > 1) found.push(...joined(a, b, hearing, rarity, false))
  if (a.length > 1) found.push(...joined(b, a, hearing, rarity, true))
  return found.sort((p, q) => q.worth - p.worth)
}

/** Aligns the words of two names, best pairs first. */
export function align(a: Name, b: Name, hearing: Hearing, rarity: Rarity): Alignment {
  let takenA = 0
  let takenB = 0
  const pairs: Possible[] = []
  for (const one of possible(a, b, hearing, rarity)) {
    const [maskA, maskB] = [one.a.reduce((sum, at) => sum | (1 << at), 0), one.b.reduce((sum, at) => sum | (1 << at), 0)]
    if (takenA & maskA || takenB & maskB) continue
    takenA |= maskA
    takenB |= maskB
    pairs.push(one)
  }
  const matches = pairs.map(({ x, y, like, rarity: rare }): Match => ({
    a: x, b: y, like, kind: kindOf(x, y), equivalent: x.group !== null && x.group === y.group && x.text !== y.text, rarity: rare,
  }))
  let crossed = 0
  for (const p of pairs) for (const q of pairs) if (p.a[0]! < q.a[0]! && p.b[0]! > q.b[0]!) crossed++
  return { matches, leftOver: a.filter((_, at) => !(takenA & (1 << at))), rightOver: b.filter((_, at) => !(takenB & (1 << at))), crossed }
}
