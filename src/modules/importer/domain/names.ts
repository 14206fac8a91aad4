import { foldName } from '#kernel/domain/name-keys.ts'
import { isGivenName } from './given-names.ts'

export type NameOrder = 'familyFirst' | 'givenFirst'

export interface SplitName {
  family: string | null
  given: string | null
  /** Which word is what had to be guessed. */
  doubt: boolean
}

/** Words that begin a family name of several ("De Luca", "El Idrissi"). */
const PARTICLES = new Set(['de', 'di', 'da', 'del', 'della', 'dello', 'dei', 'degli', 'dal', 'dalla', 'lo', 'la', 'li', 'el', 'al', 'ben', 'bin', 'ibn', 'ait', 'bou', 'van', 'von', 'der', 'den', 'dos', 'santa', 'san', 'd'])

/** "ROSSI" and "Rossi" alike, as a name is written: capital letters where they belong, in names typed all in capitals or in small letters. */
export function properCase(name: string): string {
  const text = name.replace(/\s+/g, ' ').replace(/[`´’]/g, '’').replace(/'/g, '’').trim()
  if (text !== text.toUpperCase() && text !== text.toLowerCase()) return text
  return text.toLowerCase().replace(/(^|[\s\-’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

const words = (name: string): string[] => name.split(' ').filter(Boolean)
const isGiven = (word: string): boolean => isGivenName(foldName(word))

/** Which order a column of full names is written in: its heading, or the place where frequent given names stand. */
export function detectOrder(names: readonly string[]): { order: NameOrder; sure: boolean } {
  let familyFirst = 0
  let givenFirst = 0
  for (const name of names) {
    const parts = words(name)
    if (parts.length < 2) continue
    const [first, last] = [isGiven(parts[0]!), isGiven(parts.at(-1)!)]
    if (last && !first) familyFirst++
    if (first && !last) givenFirst++
  }
  const decided = familyFirst + givenFirst
  const order = givenFirst > familyFirst ? 'givenFirst' : 'familyFirst'
  return { order, sure: decided >= 3 && Math.max(familyFirst, givenFirst) / decided >= 0.8 }
}

/** Splits a name written in one cell. A comma, or a family name in capitals, settles it; otherwise the order of the column. */
export function splitName(text: string, { order, sure }: { order: NameOrder; sure: boolean }): SplitName {
  const name = text.replace(/\s+/g, ' ').trim()
  const comma = /^([^,]+),\s*([^,]+)$/.exec(name)
  if (comma) return { family: properCase(comma[1]!), given: properCase(comma[2]!), doubt: false }
  const parts = words(name)
  if (parts.length < 2) return { family: name ? properCase(name) : null, given: null, doubt: true }
  const capitals = byCapitals(parts)
  if (capitals) return capitals
  const ordered = order === 'familyFirst' ? parts : parts.toReversed()
  const { taken, doubt } = familyLength(ordered, order)
  const [family, given] = order === 'familyFirst' ? [parts.slice(0, taken), parts.slice(taken)] : [parts.slice(-taken), parts.slice(0, -taken)]
  // the words say the contrary of the column: "Marco Rossi" among "Rossi Marco"
  const contrary = !given.some(isGiven) && family.some(isGiven)
  return { family: properCase(family.join(' ')), given: properCase(given.join(' ')), doubt: doubt || contrary || (!sure && !given.some(isGiven)) }
}

function byCapitals(parts: string[]): SplitName | undefined {
  const loud = parts.map((part) => part.length > 1 && part === part.toUpperCase() && part !== part.toLowerCase())
  if (loud.every(Boolean) || !loud.some(Boolean)) return undefined
  const family = parts.filter((_, index) => loud[index])
  // capitals must stand together
  if (loud.join('').replace(/true/g, 'T').replace(/false/g, 'f').match(/T+/g)?.length !== 1) return undefined
  return { family: properCase(family.join(' ')), given: properCase(parts.filter((_, index) => !loud[index]).join(' ')), doubt: false }
}

/** How many words, from the side of the family name, are the family name. */
function familyLength(ordered: string[], order: NameOrder): { taken: number; doubt: boolean } {
  const last = ordered.length - 1
  if (order === 'familyFirst') {
    let taken = 1
    while (taken < last && PARTICLES.has(foldName(ordered[taken - 1]!))) taken++
    if (ordered.length - taken === 1) return { taken, doubt: false }
    // two family names or two given names: "Rossi Maria Elena", "Garcia Lopez Ana"
    const rest = ordered.slice(taken)
    if (rest.every(isGiven)) return { taken, doubt: false }
    const firstGiven = rest.findIndex(isGiven)
    return firstGiven > 0 ? { taken: taken + firstGiven, doubt: false } : { taken, doubt: true }
  }
  let taken = 1
  while (taken < last && PARTICLES.has(foldName(ordered[taken]!))) taken++
  if (ordered.length - taken === 1) return { taken, doubt: false }
  return { taken, doubt: !ordered.slice(taken).every(isGiven) }
}
