import { inParts, type PaperContent } from './paper.ts'
import { textOf } from './text.ts'

/** The content with its keys in one order and its texts in one form (NFC): the same paper has the same hash, whoever made the object. */
export function canonical(content: PaperContent): string {
  const ordered = (value: unknown): unknown => {
    if (typeof value === 'string') return value.normalize('NFC')
    if (Array.isArray(value)) return value.map(ordered)
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]))
    }
    return value
  }
  return JSON.stringify(ordered(content))
}

/** "12/2026, versione 2". */
export const numberWords = (n: number, year: number, version: number): string => `${n}/${year}, versione ${version}`

/** All the words of a paper in the order in which they are read: what a signed copy is compared with. */
export const wordsOf = (content: PaperContent): string =>
  inParts(content.sections).flatMap(({ sections }) => sections.flatMap(({ title, blocks }) => [title, ...blocks.map(textOf)])).join('\n')
