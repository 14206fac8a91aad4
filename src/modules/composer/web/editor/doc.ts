import type { JSONContent } from '@tiptap/core'
import type { WrittenBlock } from '../../contract.ts'

type Run = { text: string; bold?: boolean | undefined; italic?: boolean | undefined }

/** Headings of the text stand below those of the page. */
const LEVEL = { 1: 4, 2: 5 } as const

const inline = (runs: readonly Run[]): JSONContent[] =>
  runs.flatMap(({ text, bold, italic }) => {
    const marks = [...(bold ? [{ type: 'bold' }] : []), ...(italic ? [{ type: 'italic' }] : [])]
    return text.split('\n').flatMap((line, index): JSONContent[] => [...(index ? [{ type: 'hardBreak' }] : []), ...(line ? [{ type: 'text', text: line, ...(marks.length ? { marks } : {}) }] : [])])
  })

function runsOf(content: readonly JSONContent[] = []): Run[] {
  const runs: Run[] = []
  for (const node of content) {
    const text = node.type === 'hardBreak' ? '\n' : (node.text ?? '')
    if (!text) continue
    const has = (mark: string) => node.marks?.some(({ type }) => type === mark) ?? false
    const last = runs.at(-1)
    const one: Run = { text, ...(has('bold') ? { bold: true } : {}), ...(has('italic') ? { italic: true } : {}) }
    // a break belongs to what stands before it, and equal neighbours are one piece
    if (last && (node.type === 'hardBreak' || (Boolean(last.bold) === Boolean(one.bold) && Boolean(last.italic) === Boolean(one.italic)))) last.text += text
    else runs.push(one)
  }
  return runs
}

const joined = (nodes: readonly JSONContent[] = []): Run[] => nodes.flatMap((node, index) => [...(index ? [{ text: '\n' }] : []), ...runsOf(node.content)])
const plain = (content: readonly JSONContent[] = []): string => runsOf(content).map(({ text }) => text).join('')

/** The head and the rows, each as wide as the widest: an editor of tables counts on it. */
function rowsOf({ head, rows }: Extract<WrittenBlock, { kind: 'table' }>): JSONContent[] {
  const width = Math.max(1, head.length, ...rows.map((row) => row.length))
  const line = (cells: readonly string[], type: 'tableHeader' | 'tableCell'): JSONContent =>
    ({ type: 'tableRow', content: Array.from({ length: width }, (_, at) => ({ type, content: inline([{ text: cells[at] ?? '' }]) })) })
  return [line(head, 'tableHeader'), ...rows.map((row) => line(row, 'tableCell'))]
}

/** Blocks as the editor holds them. */
export const docOf = (blocks: readonly WrittenBlock[]): JSONContent => ({ type: 'doc', content: blocks.length ? blocks.map(nodeOf) : [{ type: 'paragraph' }] })

export function nodeOf(block: WrittenBlock): JSONContent {
  const attrs = { blockId: block.id }
  switch (block.kind) {
    case 'paragraph':
      return { type: 'paragraph', attrs, content: inline(block.runs) }
    case 'heading':
      return { type: 'heading', attrs: { ...attrs, level: LEVEL[block.level] }, content: block.text ? [{ type: 'text', text: block.text }] : [] }
    case 'list':
      return { type: block.ordered ? 'orderedList' : 'bulletList', attrs, content: block.items.map((runs) => ({ type: 'listItem', content: [{ type: 'paragraph', content: inline(runs) }] })) }
    case 'quote':
      return { type: 'blockquote', attrs: { ...attrs, saidBy: block.saidBy }, content: [{ type: 'paragraph', content: inline(block.runs) }] }
    case 'table':
      return { type: 'dataTable', attrs: { ...attrs, caption: block.caption }, content: rowsOf(block) }
    case 'fact': {
      const { on, title, saidBy, source, sourceWords, edited, text } = block
      return { type: 'fact', attrs: { ...attrs, on, title, saidBy, source, sourceWords, edited, original: edited ? null : text }, content: inline([{ text }]) }
    }
  }
}

/** What the editor holds, as blocks; empty paragraphs at the end are left out. */
export function blocksOf(doc: JSONContent): WrittenBlock[] {
  const blocks = (doc.content ?? []).flatMap((node) => blockOf(node) ?? [])
  while (blocks.length && blocks.at(-1)!.kind === 'paragraph' && !(blocks.at(-1) as { runs: Run[] }).runs.length) blocks.pop()
  return blocks
}

function blockOf(node: JSONContent): WrittenBlock | null {
  const attrs = node.attrs ?? {}
  const id = String(attrs.blockId ?? '')
  switch (node.type) {
    case 'paragraph':
      return { kind: 'paragraph', id, runs: runsOf(node.content) }
    case 'heading':
      return { kind: 'heading', id, level: attrs.level === LEVEL[2] ? 2 : 1, text: plain(node.content) }
    case 'bulletList':
    case 'orderedList':
      return { kind: 'list', id, ordered: node.type === 'orderedList', items: (node.content ?? []).map((item) => joined(item.content)) }
    case 'blockquote':
      return { kind: 'quote', id, runs: joined(node.content), saidBy: (attrs.saidBy as string | null) ?? null }
    case 'dataTable': {
      const [head = [], ...rows] = (node.content ?? []).map((row) => (row.content ?? []).map((one) => plain(one.content)))
      return { kind: 'table', id, caption: String(attrs.caption ?? ''), head, rows }
    }
    case 'fact': {
      const text = plain(node.content)
      return {
        kind: 'fact', id, on: attrs.on, title: attrs.title, saidBy: attrs.saidBy ?? null, source: attrs.source, sourceWords: attrs.sourceWords, text: text || ' ',
        edited: attrs.original === null || attrs.original === undefined ? Boolean(attrs.edited) : text.trim() !== String(attrs.original).trim(),
      } as WrittenBlock
    }
    default:
      return null
  }
}
