import type { Block, Run } from './paper.ts'

const plain = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/** The words of a block as one text, in the order in which they are read. */
export function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return plain(block.runs)
    case 'heading':
      return block.text
    case 'list':
      return block.items.map(plain).join('\n')
    case 'table':
      return [block.caption, ...[block.head, ...block.rows].map((row) => row.join(' '))].filter(Boolean).join('\n')
    case 'fact':
      return [block.title, block.text].join('\n')
  }
}

/** Is there anything written? Headings alone are not a text. */
export const isEmpty = (blocks: readonly Block[]): boolean => blocks.every((block) => block.kind === 'heading' || textOf(block).trim() === '')

/** Plain text made of paragraphs becomes blocks: an empty line parts two. Ids go up from `prefix`-1. */
export const blocksOf = (text: string, prefix: string): Block[] =>
  text.split(/\n{2,}/).map((one) => one.trim()).filter(Boolean).map((one, index): Block => ({ kind: 'paragraph', id: `${prefix}-${index + 1}`, runs: [{ text: one }] }))

/** One and the same text compared as it is read: composed letters, ordinary spaces. */
export const settled = (text: string): string => text.normalize('NFC').replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n').trim()
