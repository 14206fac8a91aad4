import { Readable } from 'node:stream'
import type { Cell, Sheet } from './xlsx.ts'

export const CSV_TYPE = 'text/csv; charset=utf-8'

/**
 * A sheet as Italian Excel opens it with a double click: UTF-8 with BOM, `;`, CRLF. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export const writeCsv = (sheet: Sheet): NodeJS.ReadableStream => Readable.from(lines(sheet))

async function* lines({ columns, rows }: Sheet): AsyncGenerator<string> {
  yield `\uFEFF${line(columns.map((column) => column.header))}`
  for await (const row of rows) yield line(row)
}

const line = (cells: readonly Cell[]): string => `${cells.map(field).join(';')}\r\n`

function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
