// The cheap score: which candidates deserve to be compared in full.
import { dateKind, type DateKind } from './dates.ts'
import { hash16 } from './hash.ts'
import type { Rarity } from './align.ts'
import type { Prepared } from './facts.ts'
import { nameWords } from './keys.ts'
import { FAMILY, nationCode, SIGNATURE_WORDS, unpackedDate } from './signature.ts'
import { coarseSkeleton } from './sounds.ts'
import type { Word } from './words.ts'

/** How many signatures a search reads at most. */
export const BUDGET = 20_000
/** Lists longer than this are read only while fewer than ENOUGH_READ were. */
export const LONG_LIST = 4000
export const ENOUGH_READ = 2000
/** How many of the best are compared in full. */
export const FULL_COMPARISONS = 400

/** What the kinds of dates are worth before the full comparison. */
const DATES: Partial<Record<DateKind, number>> = {
  unknown: 0, sameDay: 5, bothJan1: 2.6, sameYearJan1: 2.2, sameYearAlone: 2.2, swapped: 3.5, dayOff: 3.5, dayDigit: 3, monthOff: 3.2, otherYear1: 4.2, otherYear2: 3.6, otherYear3: 2.5, otherYearDigit: 0, twoSlips: 0, slipOtherYear: 0,
  oneJan1Year1: 0.8, oneJan1Year2: -0.6, oneJan1Year3: -1.8, bothJan1Year1: 1.2, bothJan1Year2: -0.4, bothJan1Year3: -1.2, sameYear: -2, sameMonthOtherYear: -3, nearYear: -3.5, far: -4.5,
}

const LETTERS = '.bpfvmnlrtdsSjkgN'
function unpackedWord(value: number): string {
  let text = ''
  for (let shift = 25; shift >= 0; shift -= 5) {
    const code = (value >>> shift) & 31
    if (!code) break
    text += LETTERS[code]
  }
  return text
}

function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - start - end <= 1
}

/** Likeness of one asked word to a packed skeleton, 0 to 1. */
function likenessTo(word: Word, value: number): number {
  const fine = unpackedWord(value)
  let best = 0
  for (const own of word.fine) {
    const cut = own.slice(0, 6)
    if (cut === fine) return 1
    const long = Math.max(cut.length, fine.length)
    if (oneApart(cut, fine)) best = Math.max(best, long >= 4 ? 0.75 : long === 3 ? 0.6 : long === 2 ? 0.3 : 0)
  }
  const coarse = coarseSkeleton(fine)
  for (const own of word.coarse) {
    const cut = coarseSkeleton(own.slice(0, 6))
    if (cut === coarse) best = Math.max(best, coarse.length >= 3 ? 0.85 : coarse.length === 2 ? 0.75 : 0.5)
    else if (cut.length >= 4 && oneApart(cut, coarse)) best = Math.max(best, 0.6)
  }
  return best
}

/** Scores signatures against one asked person. */
export class Prescorer {
  readonly #words: { word: Word; weight: number; memo: Map<number, number> }[]
  readonly #dates = new Map<number, number>()
  readonly #person: Prepared
  readonly #nat: number
  readonly #sex: number
  readonly #father: Set<number>
  readonly #mother: Set<number>
  readonly #place: Set<number>
  readonly #phone: number

  constructor(person: Prepared, rarity: Rarity) {
    this.#person = person
    this.#words = nameWords(person).slice(0, 6).map((word) => ({ word, weight: 1.6 + 4 * rarity(word), memo: new Map() }))
    this.#nat = nationCode(person.nat)
    this.#sex = person.sex === 'M' ? 1 : person.sex === 'F' ? 2 : 0
    const hashes = (words: readonly Word[]) => new Set(words.slice(0, 2).flatMap(({ fine }) => fine.map(hash16)))
    this.#father = hashes(person.father)
    this.#mother = hashes(person.mother)
    this.#place = hashes(person.place)
    this.#phone = person.phone ? hash16(person.phone) : 0
  }

  #date(value: number, invented: boolean): number {
    const key = value * 2 + (invented ? 1 : 0)
    let found = this.#dates.get(key)
    if (found === undefined) this.#dates.set(key, (found = DATES[dateKind(this.#person.born, unpackedDate(value, invented))] ?? 0))
    return found
  }

  /** The cheap score of the signature at `at`. */
  score(view: DataView, at: number): number {
    const flags = view.getUint8(at + 7)
    let sum = this.#date(view.getUint16(at + 4), (flags & 4) !== 0)
    const count = Math.min(flags >> 3, SIGNATURE_WORDS)
    let unmatched = 0
    let taken = 0
    for (const one of this.#words) {
      let best = 0
      let which = -1
      for (let index = 0; index < count; index++) {
        const value = (view.getUint32(at + 8 + 4 * index) & ~FAMILY) >>> 0
        let like = one.memo.get(value)
        if (like === undefined) one.memo.set(value, (like = likenessTo(one.word, value)))
        if (like > best) [best, which] = [like, index]
      }
      if (best >= 0.5) {
        sum += best * one.weight
        taken |= 1 << which
      } else unmatched++
    }
    let free = 0
    for (let index = 0; index < count; index++) if (!(taken & (1 << index))) free++
    sum -= 2 * Math.min(unmatched, free) + 0.2 * Math.abs(unmatched - free)
    const nat = view.getUint8(at + 6)
    if (nat && this.#nat) sum += nat === this.#nat ? 0.8 : -0.8
    const sex = flags & 3
    if (sex && this.#sex && sex !== this.#sex) sum -= 3
    const father = view.getUint16(at + 24)
    if (father && this.#father.size) sum += this.#father.has(father) ? 2 : -1
    const mother = view.getUint16(at + 26)
    if (mother && this.#mother.size) sum += this.#mother.has(mother) ? 1.8 : -1
    const place = view.getUint16(at + 28)
    if (place && this.#place.size) sum += this.#place.has(place) ? 1.2 : -0.7
    const phone = view.getUint16(at + 30)
    if (phone && this.#phone) sum += phone === this.#phone ? 7 : -0.4
    return sum
  }
}
