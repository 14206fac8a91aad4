import type { Grid } from '../domain/grid.ts'

/** Text of a CSV in whatever encoding Excel left it: UTF-8, UTF-16 with its mark, otherwise Windows-1252. */
export function decodeCsv(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The sign that stands most often outside quotes in the first lines. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const found = [';', '\t', ',', '|'].map((sign) => ({ sign, n: head.split(sign).length }))
  return found.toSorted((a, b) => b.n - a.n)[0]!.sign
}

/** Cells of a CSV, quotes and line breaks inside them included. */
export function parseCsv(text: string, limits: { rows: number; cells: number }): Grid {
  const source = text.replace(/^\ufeff/, '').replace(/^sep=(.)\r?\n/i, '')
  const delimiter = delimiterOf(source)
  const grid: Grid = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  let cells = 0
  const endCell = (): void => {
    row.push(cell)
    cell = ''
    if (++cells > limits.cells) throw new RangeError('too-many-cells')
  }
  const endRow = (): void => {
    endCell()
    grid.push(row.map((text) => text.trim() || null))
    row = []
    if (grid.length > limits.rows) throw new RangeError('too-many-rows')
  }
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') cell += source[++at]!
      else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (sign === delimiter) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell || row.length) endRow()
  return grid
}
