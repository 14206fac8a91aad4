import { foldName, nameKeys, nameSimilarity, tolerantKeys } from '#kernel/domain/name-keys.ts'

/** What a typed text asks for: keys of its words, and numbers that must be found exactly. */
export interface Asked {
  first: string[]
  others: string[] | null
  numbers: string[]
}

const unique = (list: string[]): string[] => [...new Set(list)]
/** Telephones are written with or without prefix: their last eight digits say enough. */
export const phoneKey = (text: string): string => text.replace(/\D/g, '').slice(-8)
export const numberKey = (text: string): string => text.toUpperCase().replace(/[^A-Z\d]/g, '')

/** Beginnings of a word, so that it is found while it is being typed. */
const beginnings = (word: string): string[] => unique([`^${word.slice(0, 2)}`, `^${word.slice(0, 3)}`])

/** Keys under which a person with these names is found. */
export function entryKeys(names: readonly string[]): { tokens: string[]; keys: string[] } {
  const tokens = unique(names.flatMap((name) => foldName(name).split(' ')).filter(Boolean))
  return { tokens, keys: unique([...names.flatMap(nameKeys), ...tokens.flatMap(beginnings)]) }
}

/** Reads a search text. Null: too short to ask anything. */
export function readQuery(text: string): Asked | null {
  const words = foldName(text).split(' ').filter((word) => word.length > 1)
  const letters = words.filter((word) => /\p{L}/u.test(word))
  const compact = numberKey(text)
  const digits = text.replace(/\D/g, '')
  const numbers = unique([...(compact.length >= 4 && /\d/.test(compact) ? [compact] : []), ...(digits.length >= 6 ? [digits.slice(-8)] : [])])
  if (!letters.length && !numbers.length) return null
  const asked = letters.map((word) => [...tolerantKeys(word), `^${word.slice(0, 3)}`])
  return { first: asked[0] ?? [], others: asked.length > 1 ? unique(asked.slice(1).flat()) : null, numbers }
}

/** How well these words answer the text, 0 to 1: whole names tolerantly, and the word still being typed by its beginning. */
export function scoreOf(text: string, words: string): number {
  const asked = foldName(text).split(' ').filter(Boolean)
  const own = foldName(words).split(' ').filter(Boolean)
  if (!asked.length || !own.length) return 0
  // each asked word against the best own word: a longer name is not less right because it has more parts
  const marks = asked.map((word) => Math.max(...own.map((mine) => (mine.startsWith(word) ? 0.97 + (mine === word ? 0.03 : 0) : nameSimilarity(word, mine)))))
  return marks.reduce((sum, mark) => sum + mark, 0) / marks.length
}

/** Below this a candidate is noise. */
export const ENOUGH = 0.7
