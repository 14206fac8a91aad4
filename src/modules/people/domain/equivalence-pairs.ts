// Which words are one already, and which of them confirmed links suggest.
import { SHORTEST } from './equivalence-words.ts'
import { compare } from './identity/score.ts'
import { prepare, type Facts, type NameWord } from './identity/facts.ts'
import { model } from './identity/model.ts'
import { soundsOf } from './identity/sounds.ts'
import type { Groups } from './identity/words.ts'

/** Fewer different children than this behind a pair of words and it might tell who one of them is. */
export const CHILDREN_BEHIND = 3
/** And they must not all be one body's. */
export const BODIES_BEHIND = 2

/** Do these words sound the same, so that nobody has to say that they are one? */
export const soundAlike = (words: readonly string[]): boolean => new Set(words.map(soundsOf)).size === 1

/** Are all these words in one group already? */
export function alreadyOne(words: readonly string[], groups: Groups): boolean {
  const found = new Set(words.map((word) => groups(soundsOf(word))))
  return found.size === 1 && !found.has(null)
}

/** Two words, in the order of letters. */
export interface WordPair {
  one: string
  other: string
}

const plain = ({ abjad, patronymic, text, role }: NameWord): boolean => !abjad && (role === 'family' || !patronymic) && text.length >= SHORTEST && /^[a-zč]+$/.test(text)
const MIDDLING = 0.5

/**
 * Words of two registrations of one child that the engine could not explain: one on each side, of given names or of family names, when all the rest of the name agrees.
 * `groups`: the equivalences as they stand.
 */
export function unexplainedPairs(a: Facts, b: Facts, groups: Groups): WordPair[] {
  const { found } = compare(prepare(a, groups), prepare(b, groups), model, () => MIDDLING, 'pair')
  const { leftOver, rightOver, matches } = found.alignment
  if (!matches.length || leftOver.length !== rightOver.length || leftOver.length > 2) return []
  const pairs = leftOver.flatMap((left) => {
    const facing = rightOver.filter((right) => right.role === left.role)
    return facing.length === 1 && leftOver.filter(({ role }) => role === left.role).length === 1 ? [[left, facing[0]!] as const] : []
  })
  return pairs.filter(([left, right]) => plain(left) && plain(right) && left.text !== right.text)
    .map(([left, right]) => (left.text < right.text ? { one: left.text, other: right.text } : { one: right.text, other: left.text }))
}

/** A pair of words with what bears it out. */
export interface CountedPair extends WordPair {
  children: number
  bodies: number
}

/** One confirmed link, as far as words go. */
export interface ConfirmedLink {
  low: string
  high: string
  body: string
  pairs: readonly WordPair[]
}

/** Which registrations are of one child, through all the links. */
function childOf(links: readonly ConfirmedLink[]): (registration: string) => string {
  const above = new Map<string, string>()
  const top = (one: string): string => {
    let at = one
    while (above.has(at)) at = above.get(at)!
    return at
  }
  for (const { low, high } of links) if (top(low) !== top(high)) above.set(top(low), top(high))
  return top
}

/** The pairs that enough different children of different bodies bear out; the others are forgotten here. */
export function borneOut(links: readonly ConfirmedLink[]): CountedPair[] {
  const child = childOf(links)
  const seen = new Map<string, WordPair & { children: Set<string>; bodies: Set<string> }>()
  for (const { low, body, pairs } of links) for (const pair of pairs) {
    const key = `${pair.one} ${pair.other}`
    const known = seen.get(key) ?? { ...pair, children: new Set(), bodies: new Set() }
    known.children.add(child(low))
    known.bodies.add(body)
    seen.set(key, known)
  }
  return [...seen.values()].filter(({ children, bodies }) => children.size >= CHILDREN_BEHIND && bodies.size >= BODIES_BEHIND)
    .map(({ one, other, children, bodies }) => ({ one, other, children: children.size, bodies: bodies.size }))
}
