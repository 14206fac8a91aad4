// What the names of two records have in common and what they do not.
import { align, wordLikeness, type Alignment, type Ear, type Match } from './align.ts'
import type { Name, NameWord, Prepared } from './facts.ts'
import { COVER, MATCH, POINTS, spread, SUFFIX, WEAKEST } from './feature-list.ts'
import { endsDifferently } from './slavic.ts'
import type { Hearing } from './word-likeness.ts'
import type { Word } from './words.ts'

/** The two words most alike among these. */
export const bestAmong = (words: readonly Word[], others: readonly Word[], hearing: Hearing): { like: number; word: Word | null } => {
  let like = 0
  let word: Word | null = null
  for (const x of words) for (const y of others) {
    const found = wordLikeness(x, y, hearing)
    if (found > like) [like, word] = [found, x]
  }
  return { like, word }
}

interface NameFindings {
  alignment: Alignment
  evidence: number
  a: Name
  b: Name
}

/** Every name of one against every name of the other: the pair that says most. */
export function bestNames(a: Prepared, b: Prepared, ear: Ear): NameFindings {
  let best: NameFindings | null = null
  for (const x of a.names) for (const y of b.names) {
    const alignment = align(x, y, ear.hearing, ear.rarity)
    const evidence = alignment.matches.reduce((sum, { like, rarity }) => sum + (like - 0.4) * (0.3 + rarity), 0) - 0.12 * Math.min(alignment.leftOver.length, alignment.rightOver.length)
    if (!best || evidence > best.evidence) best = { alignment, evidence, a: x, b: y }
  }
  return best ?? { alignment: { matches: [], leftOver: [], rightOver: [], crossed: 0 }, evidence: 0, a: [], b: [] }
}

export const firstOf = (name: Name): NameWord | undefined => name.find(({ role }) => role !== 'family')

/** Words that a parent's name on the other side explains (a chain of names, a patronymic). */
export function unexplained(words: readonly NameWord[], other: Prepared, ear: Ear): { words: NameWord[]; explained: number } {
  const left = words.filter((word) => {
    const kinWords = [...other.father, ...other.mother]
    if (kinWords.some((one) => wordLikeness(word, one, ear.hearing) >= 0.75)) return false
    if (word.patronymic && word.role !== 'family') return false
    return true
  })
  return { words: left, explained: words.length - left.length }
}

/** What the matched words say. */
export function ofMatches(matches: readonly Match[], a: Prepared, b: Prepared, ear: Ear, values: Float64Array): { seen: Record<Match['kind'], number>; suffix: boolean } {
  const seen = { given: 0, family: 0, cross: 0 }
  let suffix = false
  for (const match of [...matches].sort((p, q) => q.like * (0.3 + q.rarity) - p.like * (0.3 + p.rarity))) {
    const slots = MATCH[match.kind]
    const ends = endsDifferently(match, a, b)
    if (ends) suffix = true
    if (match.equivalent) values[slots.apart + 2] = 1
    else if (match.like === 1) values[slots.apart + 3] = 1
    else if (!match.a.fine.some((one) => match.b.fine.includes(one))) {
      values[slots.apart]! += 1
      values[slots.apart + 1]! += 1 - Math.max(ear.rarity(match.a), ear.rarity(match.b))
      if (match.a.coarse[0]?.[0] !== match.b.coarse[0]?.[0]) values[slots.apart + 4]! += 1
    }
    if (seen[match.kind]++) {
      values[slots.second]! += (match.like - 0.5) * 2
      values[slots.second + 1]! += match.rarity * (match.like - 0.5) * 2
    } else {
      spread(POINTS, values, slots.like, match.like, 1)
      spread(POINTS, values, slots.rare, match.like, match.rarity)
    }
  }
  if (suffix) values[SUFFIX] = 1
  return { seen, suffix }
}

/** How far the two names cover each other, and how well the word that agrees least agrees. */
export function coverage(a: Name, b: Name, matches: readonly Match[], values: Float64Array): void {
  if (!a.length || !b.length) return
  if (matches.length) spread(POINTS, values, WEAKEST, Math.min(...matches.map(({ like }) => like)), 1)
  const [least, most] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  values[COVER] = Math.min(1, matches.length / least)
  values[COVER + 1] = Math.min(1, matches.length / most)
  if (least === 2 && most === 2) values[COVER + 2] = 1
  if (least > 2) values[COVER + 3] = 1
}
