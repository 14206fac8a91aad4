import type { Coverage } from './coverage.ts'

// joiners, marks of direction, variation selectors: they shape the letters beside them and have no drawing of their own
const SILENT = /\p{Default_Ignorable_Code_Point}/u
// an archive wants every character to mean something to everybody: those of private use do not
const PRIVATE = /\p{Co}/u

/** Can this character be printed with these fonts? */
const canPrint = (character: string, covered: Coverage): boolean =>
  character === '\n' || (!PRIVATE.test(character) && covered(character.codePointAt(0)!))

const asNumber = (character: string): string => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`

/** A text in which what no font draws stands as its number ("[U+738B]"): seen, never dropped silently. Marks without a drawing are left out. */
export function printableText(text: string, covered: Coverage): string {
  let result = ''
  for (const character of text) {
    if (canPrint(character, covered)) result += character
    else if (!SILENT.test(character)) result += asNumber(character)
  }
  return result
}

/** The same for every text inside a value. */
export function printable<T>(value: T, covered: Coverage): T {
  if (typeof value === 'string') return printableText(value, covered) as T
  if (Array.isArray(value)) return value.map((one) => printable(one, covered)) as T
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printable(one, covered)])) as T
  return value
}

/** The characters of a text that would be printed as numbers, each once. */
export const unprintableIn = (text: string, covered: Coverage): string[] =>
  [...new Set(text)].filter((character) => !canPrint(character, covered) && !SILENT.test(character))
