import type { Run } from '../../../domain/paper.ts'
import type { Flow, Printed } from '../printed.ts'

const plain = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')
const saidBy = (name: string | null): string[] => (name ? [`Riferito da: ${name}`] : [])

function linesOf(flow: Flow): string[] {
  switch (flow.kind) {
    case 'part': case 'section': case 'heading': case 'authors': return [flow.text]
    case 'paragraph': return [plain(flow.runs)]
    case 'list': return flow.items.map(plain)
    case 'quote': return [plain(flow.runs), ...saidBy(flow.saidBy)]
    case 'table': return [flow.caption, ...flow.head, ...flow.rows.flat()]
    case 'fact': return [`${flow.head} [${flow.note}]`, plain(flow.runs), ...saidBy(flow.saidBy), ...(flow.edited ? ['Testo adattato da chi scrive.'] : [])]
    case 'notes': return [flow.title, ...flow.items.map(({ n, text }) => `[${n}] ${text}`)]
  }
}

/** The text of a paper in the order of reading, without letterhead, addressee and signatures, which each body's template sets where it wants. */
export const coreOf = (paper: Printed): string => paper.flow.flatMap(linesOf).join('\n')

/** What identifies a paper and must be found in every copy of it, wherever it stands. */
export const mustsOf = (paper: Printed): string[] => [paper.title, ...(paper.number ? [paper.number.split(',')[0]!] : []), ...paper.signatures.map(({ name }) => name)]

const shape = (line: string): string => line.trim().replace(/\d+/g, '#')

/** The pages without the lines that stand on most of them: heads and feet, whatever the number of the page. */
export function repeatedLines(pages: readonly string[]): string[] {
  if (pages.length < 2) return [...pages]
  const seen = new Map<string, number>()
  for (const page of pages) for (const line of new Set(page.split('\n').map(shape))) seen.set(line, (seen.get(line) ?? 0) + 1)
  const frame = (line: string): boolean => shape(line) !== '' && seen.get(shape(line))! > Math.max(1, pages.length / 2)
  return pages.map((page) => {
    const lines = page.split('\n')
    return lines.filter((line, at) => !(frame(line) && (at < 4 || at >= lines.length - 4))).join('\n')
  })
}
