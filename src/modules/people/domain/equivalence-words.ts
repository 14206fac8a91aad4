// Words that count as one name: how they are written down. The contract reads this: nothing of the engine but its letters.
import { toLatin } from './identity/letters.ts'

export const equivalenceKinds = ['language', 'spelling', 'nickname', 'suffix'] as const
export type EquivalenceKind = (typeof equivalenceKinds)[number]

/** Letters of a word, at least and at most. */
export const SHORTEST = 2
const LONGEST = 40

/** A word as it is kept: Latin small letters without marks. Null when it is none: empty, several words, figures or signs, a script that does not write vowels. */
export function equivalenceWord(written: string): string | null {
  const text = written.normalize('NFC').trim()
  if (!/^[\p{L}\p{M}'’ʼ]+$/u.test(text)) return null
  const { text: latin, abjad } = toLatin(text)
  return !abjad && /^[a-zč]+$/.test(latin) && latin.length >= SHORTEST && latin.length <= LONGEST ? latin : null
}
