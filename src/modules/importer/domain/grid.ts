/** A cell as read from a file: dates stay apart from text. JSON keeps it. */
export type Cell = string | number | boolean | null | { date: string }

/** Rows of a sheet, as they stand; row 1 of the file is index 0. */
export type Grid = Cell[][]

/** What a cell shows, on one line. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.date.slice(0, 10).split('-').reverse().join('/')
  return String(cell).replace(/\s+/g, ' ').trim()
}

export const isBlank = (row: readonly Cell[]): boolean => row.every((cell) => cellText(cell) === '')
