// The cheap score: which candidates deserve to be compared in full.
import { dateKind, type DateKind } from './dates.ts'
import { hash16 } from './hash.ts'
import type { Rarity } from './align.ts'
import type { Prepared } from './facts.ts'
import { nameWords } from './keys.ts'
import { PackedLikeness } from './packed-words.ts'
import { FAMILY, nationCode, SIGNATURE_WORDS, unpackedDate } from './signature.ts'
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

const [FATHER, MOTHER, PLACE] = [1, 2, 4] as const

/** Scores signatures against one asked person. */
export class Prescorer {
  readonly #person: Prepared
  readonly #weights: readonly number[]
  readonly #likeness: PackedLikeness
  readonly #slots = new Int32Array(SIGNATURE_WORDS)
  /** Place of each date's worth, by the date as it is packed; 0: not met yet. */
  readonly #dates = new Uint8Array(1 << 17)
  readonly #worths: number[] = [0]
  readonly #nat: number
  readonly #sex: number
  /** By short hash: whether it is a word of the father's name, the mother's, the place. */
  readonly #hashes = new Uint8Array(1 << 16)
  readonly #known: number
  readonly #phone: number

  constructor(person: Prepared, rarity: Rarity) {
    this.#person = person
    const words = nameWords(person).slice(0, 6)
    this.#weights = words.map((word) => 1.6 + 4 * rarity(word))
    this.#likeness = new PackedLikeness(words)
    this.#nat = nationCode(person.nat)
    this.#sex = person.sex === 'M' ? 1 : person.sex === 'F' ? 2 : 0
    const hashed = (list: readonly Word[], bit: number): number => {
      const hashes = list.slice(0, 2).flatMap(({ fine }) => fine.map(hash16))
      for (const hash of hashes) this.#hashes[hash]! |= bit
      return hashes.length ? bit : 0
    }
    this.#known = hashed(person.father, FATHER) | hashed(person.mother, MOTHER) | hashed(person.place, PLACE)
    this.#phone = person.phone ? hash16(person.phone) : 0
  }

  #date(value: number, invented: boolean): number {
    const key = value * 2 + (invented ? 1 : 0)
    const known = this.#dates[key]!
    if (known) return this.#worths[known]!
    const worth = DATES[dateKind(this.#person.born, unpackedDate(value, invented))] ?? 0
    const at = this.#worths.indexOf(worth, 1)
    this.#dates[key] = at > 0 ? at : this.#worths.push(worth) - 1
    return worth
  }

  /** What the words of a signature add. */
  #words(view: DataView, at: number, count: number, sum: number): number {
    const [slots, likeness, weights] = [this.#slots, this.#likeness, this.#weights]
    likeness.makeRoom(count)
    for (let index = 0; index < count; index++) slots[index] = likeness.at((view.getUint32(at + 8 + 4 * index) & ~FAMILY) >>> 0)
    let unmatched = 0
    let taken = 0
    for (let word = 0; word < weights.length; word++) {
      let best = 0
      let which = -1
      for (let index = 0; index < count; index++) {
        const like = likeness.of(slots[index]!, word)
        if (like > best) {
          best = like
          which = index
        }
      }
      if (best >= 0.5) {
        sum += best * weights[word]!
        taken |= 1 << which
      } else unmatched++
    }
    let free = 0
    for (let index = 0; index < count; index++) if (!(taken & (1 << index))) free++
    return sum - (2 * Math.min(unmatched, free) + 0.2 * Math.abs(unmatched - free))
  }

  /** The cheap score of the signature at `at`. */
  score(view: DataView, at: number): number {
    const flags = view.getUint8(at + 7)
    let sum = this.#words(view, at, Math.min(flags >> 3, SIGNATURE_WORDS), this.#date(view.getUint16(at + 4), (flags & 4) !== 0))
    const nat = view.getUint8(at + 6)
    if (nat && this.#nat) sum += nat === this.#nat ? 0.8 : -0.8
    const sex = flags & 3
    if (sex && this.#sex && sex !== this.#sex) sum -= 3
    const father = view.getUint16(at + 24)
    if (father && this.#known & FATHER) sum += this.#hashes[father]! & FATHER ? 2 : -1
    const mother = view.getUint16(at + 26)
    if (mother && this.#known & MOTHER) sum += this.#hashes[mother]! & MOTHER ? 1.8 : -1
    const place = view.getUint16(at + 28)
    if (place && this.#known & PLACE) sum += this.#hashes[place]! & PLACE ? 1.2 : -0.7
    const phone = view.getUint16(at + 30)
    if (phone && this.#phone) sum += phone === this.#phone ? 7 : -0.4
    return sum
  }
}
