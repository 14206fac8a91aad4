// Skeletons packed in 30 bits (signature.ts), and how like the words asked for they are: weighed by the ten thousand, so numbers alone, and each only once.
import { LETTERS } from './signature.ts'
import { coarseSkeleton } from './sounds.ts'
import type { Word } from './words.ts'

/** The letters of a packed skeleton. */
function unpackedWord(value: number): string {
  let text = ''
  for (let shift = 25; shift >= 0; shift -= 5) {
    const code = (value >>> shift) & 31
    if (!code) break
    text += LETTERS[code]
  }
  return text
}

/** A skeleton and which letters it has, one bit each. */
interface Skeleton {
  text: string
  letters: number
}
const skeleton = (text: string): Skeleton => ({ text, letters: [...text].reduce((bits, letter) => bits | (1 << LETTERS.indexOf(letter)), 0) })

/** Two texts with more than two letters that the other has not are never one letter apart. */
function mayBeOneApart(a: Skeleton, b: Skeleton): boolean {
  const different = a.letters ^ b.letters
  const butOne = different & (different - 1)
  return (butOne & (butOne - 1)) === 0
}

function oneApart(a: Skeleton, b: Skeleton): boolean {
  if (!mayBeOneApart(a, b)) return false
  const [x, y] = [a.text, b.text]
  if (Math.abs(x.length - y.length) > 1) return false
  let start = 0
  while (start < x.length && start < y.length && x[start] === y[start]) start++
  let end = 0
  while (end < x.length - start && end < y.length - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end++
  return Math.max(x.length, y.length) - start - end <= 1
}

interface Readings {
  fine: Skeleton
  coarse: Skeleton
}
const unpacked = new Map<number, Readings>()
const REMEMBERED = 100_000
function readingsOf(value: number): Readings {
  let found = unpacked.get(value)
  if (!found) {
    if (unpacked.size >= REMEMBERED) unpacked.clear()
    const fine = unpackedWord(value)
    unpacked.set(value, (found = { fine: skeleton(fine), coarse: skeleton(coarseSkeleton(fine)) }))
  }
  return found
}

/** How like two words may be, from 0 to 1; a likeness is kept as its place here. */
export const LIKES = [0, 0.3, 0.5, 0.6, 0.75, 0.85, 1] as const
/** From this place on, two words may well be one. */
export const MAY_BE_ONE = 2
const [NONE, TWO_APART, ONE_COARSE, CLOSE, APART, COARSE, SAME] = [0, 1, 2, 3, 4, 5, 6] as const

interface Asked {
  fine: readonly Skeleton[]
  coarse: readonly Skeleton[]
}

/** One is the whole beginning of the other, which may be two words written as one. */
const beginsWith = (one: string, other: string): boolean => Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one))

function likenessTo({ fine, coarse }: Asked, other: Readings): number {
  let best: number = NONE
  for (const own of fine) {
    if (own.text === other.fine.text) return SAME
    if (beginsWith(own.text, other.fine.text)) best = Math.max(best, CLOSE)
    if (!oneApart(own, other.fine)) continue
    const long = Math.max(own.text.length, other.fine.text.length)
    best = Math.max(best, long >= 4 ? APART : long === 3 ? CLOSE : long === 2 ? TWO_APART : NONE)
  }
  for (const own of coarse) {
    if (own.text === other.coarse.text) best = Math.max(best, own.text.length >= 3 ? COARSE : own.text.length === 2 ? APART : ONE_COARSE)
    else if (own.text.length >= 4 && oneApart(own, other.coarse)) best = Math.max(best, CLOSE)
  }
  return best
}

/** How like each of the words asked for is to packed skeletons; a skeleton met again costs one look. */
export class PackedLikeness {
  readonly #asked: readonly Asked[]
  readonly #wide: number
  #keys = new Int32Array(1 << 12)
  #likes: Uint8Array
  #used = 0

  constructor(words: readonly Word[]) {
    this.#asked = words.map(({ fine, also, coarse }) => ({ fine: [...fine, ...also].map((one) => skeleton(one.slice(0, 6))), coarse: coarse.map((one) => skeleton(coarseSkeleton(one.slice(0, 6)))) }))
    this.#wide = words.length
    this.#likes = new Uint8Array(this.#keys.length * this.#wide)
  }

  /** So many skeletons may be met before those already met move. */
  makeRoom(count: number): void {
    if ((this.#used + count) * 2 >= this.#keys.length) this.#grow()
  }

  /** Where the likenesses to this skeleton (not 0) stand, until room is made. */
  at(value: number): number {
    const mask = this.#keys.length - 1
    let slot = (Math.imul(value, 0x9e3779b1) >>> 8) & mask
    for (;;) {
      const key = this.#keys[slot]
      if (key === value) return slot
      if (key === 0) break
      slot = (slot + 1) & mask
    }
    this.#used++
    this.#keys[slot] = value
    const readings = readingsOf(value)
    for (const [index, asked] of this.#asked.entries()) this.#likes[slot * this.#wide + index] = likenessTo(asked, readings)
    return slot
  }

  /** Likeness, as its place in LIKES, of the asked word `index` to the skeleton found at `slot`. */
  of(slot: number, index: number): number {
    return this.#likes[slot * this.#wide + index]!
  }

  #grow(): void {
    const old = this.#keys
    this.#keys = new Int32Array(old.length * 2)
    this.#likes = new Uint8Array(this.#keys.length * this.#wide)
    this.#used = 0
    for (const value of old) if (value) this.at(value)
  }
}
