// The cheap score: which candidates deserve to be compared in full. A regression on what signatures show, with the weights of `identity:train`.
import type { Rarity } from './align.ts'
import { DATE_KINDS, dateKind } from './dates.ts'
import type { Prepared } from './facts.ts'
import { DATE_GROUPS, groupOf } from './feature-list.ts'
import { hash16 } from './hash.ts'
import { nameWords } from './keys.ts'
import { model } from './model.ts'
import { LIKES, MAY_BE_ONE, PackedLikeness } from './packed-words.ts'
import {
  APART, CHANCE, CROSS, DATE, DATE_MATCHED, DATE_RARE, FATHER, FATHER_NAMED, MATCHED, MOST_SIGNS, MOTHER, NATION, PHONE, PLACE, RARE, SEX, STEPS, SUM, SUMS, WORD,
} from './prescore-signs.ts'
import { FAMILY, nationCode, packed, SIGNATURE_WORDS, unpackedDate } from './signature.ts'
import type { Word } from './words.ts'

/** How many signatures a search reads at most. */
export const BUDGET = 20_000
/** Lists longer than this are read only while fewer than ENOUGH_READ were. */
export const LONG_LIST = 4000
export const ENOUGH_READ = 2000
/** How many of the best are compared in full. */
export const FULL_COMPARISONS = 300

const GROUP_OF_KIND = Uint8Array.from(DATE_KINDS, (kind) => DATE_GROUPS.indexOf(groupOf[kind]))
const [OF_FATHER, OF_MOTHER, OF_PLACE] = [1, 2, 4] as const
const MOST_WORDS = 6
const EITHER = 2

/** Scores signatures against one asked person. */
export class Prescorer {
  /** The signs of the signature read last, and how much there is of each. */
  readonly signs = new Uint8Array(MOST_SIGNS)
  readonly amounts = new Float64Array(MOST_SIGNS)
  #count = 0
  readonly #person: Prepared
  readonly #weights: Float64Array
  readonly #rarities: readonly number[]
  /** Is the asked word a family name (1), another (0), or could it be EITHER? */
  readonly #roles: readonly number[]
  readonly #likeness: PackedLikeness
  readonly #slots = new Int32Array(SIGNATURE_WORDS)
  readonly #family = new Uint8Array(SIGNATURE_WORDS)
  readonly #words = new Uint8Array(STEPS.length)
  readonly #rare = new Float64Array(STEPS.length)
  /** One more than the place of its kind, by the date as it is packed; 0: not met yet. */
  readonly #dates = new Uint8Array(1 << 17)
  readonly #nat: number
  readonly #sex: number
  /** By short hash: whether it is a word of the father's name, the mother's, the place. */
  readonly #hashes = new Uint8Array(1 << 16)
  readonly #known: number
  readonly #phone: number
  /** By short hash: which of the asked words it is a reading of, one bit each. */
  readonly #own = new Map<number, number>()
  /** The father's given name, packed in its readings. */
  readonly #father: readonly number[]

  constructor(person: Prepared, rarity: Rarity, weights: Float64Array = model.shortlist) {
    this.#person = person
    this.#weights = weights
    const words = nameWords(person).slice(0, MOST_WORDS)
    this.#rarities = words.map(rarity)
    this.#roles = words.map(({ role }) => (role === 'family' ? 1 : role === 'given' ? 0 : EITHER))
    this.#likeness = new PackedLikeness(words)
    this.#nat = nationCode(person.nat)
    this.#sex = person.sex === 'M' ? 1 : person.sex === 'F' ? 2 : 0
    const hashed = (list: readonly Word[], bit: number): number => {
      const hashes = list.slice(0, 2).flatMap(({ fine }) => fine.map(hash16))
      for (const hash of hashes) this.#hashes[hash]! |= bit
      return hashes.length ? bit : 0
    }
    this.#known = hashed(person.father, OF_FATHER) | hashed(person.mother, OF_MOTHER) | hashed(person.place, OF_PLACE)
    this.#phone = person.phone ? hash16(person.phone) : 0
    for (const [index, { fine }] of words.entries()) for (const one of fine) this.#own.set(hash16(one), (this.#own.get(hash16(one)) ?? 0) | (1 << index))
    this.#father = person.father[0]?.fine.map(packed) ?? []
  }

  #add(sign: number, amount: number): void {
    this.signs[this.#count] = sign
    this.amounts[this.#count++] = amount
  }

  #date(value: number, invented: boolean): number {
    const key = value * 2 + (invented ? 1 : 0)
    const known = this.#dates[key]!
    if (known) return known - 1
    const kind = DATE_KINDS.indexOf(dateKind(this.#person.born, unpackedDate(value, invented)))
    this.#dates[key] = kind + 1
    return kind
  }

  /** Which of the `count` words of a signature is most like the asked one, and how like: its place in LIKES and itself, in one number. */
  #bestOf(word: number, count: number): number {
    let best = 0
    let which = 0
    for (let index = 0; index < count; index++) {
      const like = this.#likeness.of(this.#slots[index]!, word)
      if (like > best) {
        best = like
        which = index
      }
    }
    return best * SIGNATURE_WORDS + which
  }

  /** What the words of a signature show, with a date of this group. */
  #readWords(view: DataView, at: number, count: number, group: number): void {
    this.#likeness.makeRoom(count)
    for (let index = 0; index < count; index++) {
      const value = view.getUint32(at + 8 + 4 * index)
      this.#slots[index] = this.#likeness.at((value & ~FAMILY) >>> 0)
      this.#family[index] = value >= FAMILY ? 1 : 0
    }
    const [words, rare] = [this.#words.fill(0), this.#rare.fill(0)]
    let [alone, left, taken, cross, crossRare, sum] = [0, 0, 0, 0, 0, 0]
    for (let word = 0; word < this.#rarities.length; word++) {
      const found = this.#bestOf(word, count)
      const which = found % SIGNATURE_WORDS
      const best = (found - which) / SIGNATURE_WORDS
      if (best < MAY_BE_ONE) {
        alone++
        left |= 1 << word
        continue
      }
      const rarity = this.#rarities[word]!
      words[best - MAY_BE_ONE]!++
      rare[best - MAY_BE_ONE]! += rarity
      taken |= 1 << which
      sum += (rarity * (LIKES[best]! - 0.4)) / 0.6
      if (this.#roles[word] !== EITHER && this.#roles[word] !== this.#family[which]) {
        cross++
        crossRare += rarity
      }
    }
    for (let step = 0; step < STEPS.length; step++) if (words[step]) {
      this.#add(WORD + step, words[step]!)
      this.#add(RARE + step, rare[step]!)
    }
    if (cross) {
      this.#add(CROSS, cross)
      this.#add(CROSS + 1, crossRare)
    }
    let [matched, theirs] = [0, 0]
    for (let index = 0; index < count; index++) {
      if (taken & (1 << index)) matched++
      else if (this.#father.length && this.#father.includes((view.getUint32(at + 8 + 4 * index) & ~FAMILY) >>> 0)) theirs++
    }
    // a word that is the father's name on the other side is no word without an answer (a chain of names)
    const father = view.getUint16(at + 24)
    const ours = left && father && (this.#own.get(father) ?? 0) & left ? 1 : 0
    if (ours) this.#add(FATHER_NAMED, 1)
    if (theirs) this.#add(FATHER_NAMED + 1, 1)
    this.#together(matched, alone - ours, count - matched - theirs, sum, group)
  }

  /** What they show together: how many agree, how many of each side nothing answers, and how rare they are, with the date. */
  #together(matched: number, alone: number, free: number, sum: number, group: number): void {
    this.#add(MATCHED + Math.min(3, matched), 1)
    this.#add(DATE_MATCHED + group * 3 + Math.min(2, matched), 1)
    this.#add(DATE_RARE + group, sum)
    const apart = Math.min(alone, free)
    const extra = Math.abs(alone - free)
    if (apart) this.#add(APART + (apart > 1 ? 1 : 0), apart)
    if (extra) this.#add(APART + 2, extra)
    if (extra > 1) this.#add(APART + 3, 1)
    let point = 1
    while (point < SUMS.length - 1 && sum > SUMS[point]!) point++
    const share = Math.min(1, Math.max(0, (sum - SUMS[point - 1]!) / (SUMS[point]! - SUMS[point - 1]!)))
    this.#add(SUM + point - 1, 1 - share)
    this.#add(SUM + point, share)
  }

  #same(sign: number, value: number, bit: number): void {
    if (value && this.#known & bit) this.#add(sign + (this.#hashes[value]! & bit ? 0 : 1), 1)
  }

  /** Reads the signature at `at` into `signs` and `amounts`; how many there are. */
  read(view: DataView, at: number): number {
    this.#count = 0
    const flags = view.getUint8(at + 7)
    const kind = this.#date(view.getUint16(at + 4), (flags & 4) !== 0)
    this.#add(CHANCE, 1)
    this.#add(DATE + kind, 1)
    this.#readWords(view, at, Math.min(flags >> 3, SIGNATURE_WORDS), GROUP_OF_KIND[kind]!)
    const nat = view.getUint8(at + 6)
    if (nat && this.#nat) this.#add(NATION + (nat === this.#nat ? 0 : 1), 1)
    const sex = flags & 3
    if (sex && this.#sex && sex !== this.#sex) this.#add(SEX, 1)
    this.#same(FATHER, view.getUint16(at + 24), OF_FATHER)
    this.#same(MOTHER, view.getUint16(at + 26), OF_MOTHER)
    this.#same(PLACE, view.getUint16(at + 28), OF_PLACE)
    const phone = view.getUint16(at + 30)
    if (phone && this.#phone) this.#add(PHONE + (phone === this.#phone ? 0 : 1), 1)
    return this.#count
  }

  /** The cheap score of the signature at `at`. */
  score(view: DataView, at: number): number {
    const count = this.read(view, at)
    let sum = 0
    for (let index = 0; index < count; index++) sum += this.#weights[this.signs[index]!]! * this.amounts[index]!
    return sum
  }
}
