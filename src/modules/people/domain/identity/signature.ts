// A person in 32 bytes: enough to weigh ten thousand candidates without touching their rows.
//
//   0 number (uint32) · 4 date (uint16: year − 1950 in 7 bits, month 4, day 5; 0 unknown) · 6 nationality (uint8) · 7 sex (2 bits), invented date (1), number of words (3)
//   8 four words (uint32: six consonants of 5 bits, top bit: family name) · 24 father, 26 mother (uint16 hashes) · 28 place (uint16 hash) · 30 phone (uint16 hash)
import type { Born } from './dates.ts'
import { hash16, hash53 } from './hash.ts'
import type { Prepared } from './facts.ts'
import type { Word } from './words.ts'

export const SIGNATURE_BYTES = 32
export const SIGNATURE_VERSION = 2
export const SIGNATURE_WORDS = 4

/** The letters of skeletons; their places are their codes. */
export const LETTERS = '.bpfvmnlrtdsSjkgNyh'

/** A fine skeleton in 30 bits. */
export function packed(fine: string): number {
  let value = 0
  for (let at = 0; at < 6; at++) value = value * 32 + (at < fine.length ? Math.max(0, LETTERS.indexOf(fine[at]!)) : 0)
  return value
}

export const FAMILY = 0x80000000

export const packedDate = (born: Born | null): number => (born ? ((Math.max(0, Math.min(127, born.year - 1950)) << 9) | (born.month << 5) | born.day) : 0)
export const nationCode = (nat: string): number => (nat ? (hash53(nat) % 255) + 1 : 0)
const wordHash = (words: readonly Word[]): number => (words[0]?.fine[0] ? hash16(words[0].fine[0]) : 0)

/** Words of the first name, then those of the others that are new. */
function signed(person: Prepared): { value: number }[] {
  const found = new Map<number, { value: number }>()
  for (const name of person.names) for (const word of name) {
    const value = packed(word.fine[0] ?? '')
    if (value && !found.has(value)) found.set(value, { value: word.role === 'family' ? (value | FAMILY) >>> 0 : value })
  }
  return [...found.values()].slice(0, SIGNATURE_WORDS)
}

/** Writes somebody's signature. `no` is the number of his entry. */
export function writeSignature(person: Prepared, no: number, into: DataView, at: number): void {
  into.setUint32(at, no)
  into.setUint16(at + 4, packedDate(person.born))
  into.setUint8(at + 6, nationCode(person.nat))
  const words = signed(person)
  into.setUint8(at + 7, (person.sex === 'M' ? 1 : person.sex === 'F' ? 2 : 0) | (person.born?.invented ? 4 : 0) | (words.length << 3))
  for (let index = 0; index < SIGNATURE_WORDS; index++) into.setUint32(at + 8 + 4 * index, words[index]?.value ?? 0)
  into.setUint16(at + 24, wordHash(person.father))
  into.setUint16(at + 26, wordHash(person.mother))
  into.setUint16(at + 28, wordHash(person.place))
  into.setUint16(at + 30, person.phone ? hash16(person.phone) : 0)
}

export const signatureOf = (person: Prepared, no: number): Uint8Array => {
  const bytes = new Uint8Array(SIGNATURE_BYTES)
  writeSignature(person, no, new DataView(bytes.buffer), 0)
  return bytes
}

/** The date of a signature, unpacked. */
export function unpackedDate(value: number, invented: boolean): Born | null {
  if (!value) return null
  return { year: 1950 + (value >> 9), month: (value >> 5) & 15, day: value & 31, invented }
}
