import { MOST_COLUMNS } from './tables.ts'

const blocks = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR'])

/** The words of a cell, with a line for each of its paragraphs. */
function wordsOf(node: Node): string {
  let text = ''
  for (const child of node.childNodes) {
    if (child.nodeType === 3) text += (child.textContent ?? '').replaceAll(/\s+/g, ' ')
    else if (child.nodeName === 'BR') text += '\n'
    else if (!['STYLE', 'SCRIPT'].includes(child.nodeName)) text += blocks.has(child.nodeName) ? `\n${wordsOf(child)}\n` : wordsOf(child)
  }
  return text
}
const linesOf = (cell: Node): string[] => wordsOf(cell).split('\n').map((line) => line.trim()).filter(Boolean)

/** Rows of cells, each in its column: what one cell covers of the others stays empty. */
function gridOf(table: HTMLTableElement): string[][][] {
  const grid: string[][][] = []
  for (const [y, row] of [...table.rows].entries()) {
    grid[y] ??= []
    for (const one of row.cells) {
      let x = 0
      while (grid[y][x] !== undefined) x++
      for (let down = 0; down < Math.min(one.rowSpan || 1, table.rows.length - y); down++) for (let along = 0; along < (one.colSpan || 1); along++) (grid[y + down] ??= [])[x + along] = down || along ? [] : linesOf(one)
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? []))
}

/** A table as the editor reads it: plain cells, nothing merged. One too wide to be kept becomes a line for each row. */
function plainTable(table: HTMLTableElement, page: Document): HTMLElement {
  const grid = gridOf(table)
  if ((grid[0]?.length ?? 0) > MOST_COLUMNS) {
    const lines = page.createElement('div')
    for (const row of grid) lines.append(Object.assign(page.createElement('p'), { textContent: row.map((cell) => cell.join(' ')).filter(Boolean).join(' – ') }))
    return lines
  }
  const plain = page.createElement('table')
  const caption = table.caption && linesOf(table.caption).join(' ')
  if (caption) plain.createCaption().textContent = caption
  for (const row of grid) {
    const line = plain.insertRow()
    for (const cell of row) line.insertCell().append(...cell.flatMap((text, index) => (index ? [page.createElement('br'), text] : [text])))
  }
  return plain
}

/** What is pasted from a word processor or a page, with its tables cell by cell: paragraphs inside a cell become its lines. */
export function pastedTables(html: string): string {
  if (!/<table/i.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  // the outermost only: a table inside a cell is words of that cell
  for (const table of page.querySelectorAll('table')) if (!table.parentElement?.closest('table')) table.replaceWith(plainTable(table, page))
  return page.body.innerHTML
}
