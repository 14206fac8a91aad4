import { invalid } from '../contract/problem.ts'

/** Packs the position of the last row of a page; unreadable on purpose, so that nobody builds one by hand. */
export const packCursor = (position: Record<string, string | number | null>): string => Buffer.from(JSON.stringify(position)).toString('base64url')

/** Opens a cursor; null without one. A broken one is refused next to its field. */
export function openCursor<T extends Record<string, string | number | null>>(cursor: string | undefined, keys: readonly (keyof T & string)[]): T | null {
  if (!cursor) return null
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as T
    if (keys.every((key) => key in position)) return position
  } catch {
    // falls through to the refusal
  }
  throw invalid('cursor', { it: 'La posizione nella lista non è più valida: ricarica la lista', en: 'The position in the list is no longer valid: load the list again' })
}

/** Takes one row more than the page, and tells whether there is a next page. */
export function pageOf<Row>(rows: Row[], limit: number, position: (last: Row) => Record<string, string | number | null>): { rows: Row[]; next: string | null } {
  if (rows.length <= limit) return { rows, next: null }
  const shown = rows.slice(0, limit)
  return { rows: shown, next: packCursor(position(shown.at(-1)!)) }
}
