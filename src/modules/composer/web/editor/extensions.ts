import { Extension, mergeAttributes, Node, type Editor } from '@tiptap/core'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { Node as PmNode } from '@tiptap/pm/model'
import StarterKit from '@tiptap/starter-kit'
import { newId } from '#kernel/domain/ids.ts'
import { tableExtensions } from './tables.ts'

const blockTypes = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'fact', 'dataTable']

/** Every block at the top has a mark of its own, to which remarks and findings point; a fact knows whether its words were changed. */
const BlockIds = Extension.create({
  name: 'blockIds',
  addGlobalAttributes() {
    return [{ types: blockTypes, attributes: { blockId: { default: null, keepOnSplit: false, parseHTML: () => null, renderHTML: ({ blockId }) => (blockId ? { 'data-block': String(blockId) } : {}) } } }]
  },
  addProseMirrorPlugins() {
    return [new Plugin({
      key: new PluginKey('blockIds'),
      appendTransaction(transactions, _before, { doc, tr }) {
        if (!transactions.some(({ docChanged }) => docChanged)) return null
        return markBlocks(doc, tr) ? tr.setMeta('addToHistory', false) : null
      },
    })]
  },
})

function markBlocks(doc: PmNode, tr: Transaction): boolean {
  const seen = new Set<string>()
  let changed = false
  let offset = 0
  for (const node of doc.children) {
    const at = offset
    offset += node.nodeSize
    const id = node.attrs.blockId as string | null
    const fresh = !id || seen.has(id)
    const own = fresh ? newId() : id
    seen.add(own)
    const edited = node.type.name === 'fact' && node.attrs.original !== null ? factText(node).trim() !== String(node.attrs.original).trim() : (node.attrs.edited as boolean | undefined)
    if (!fresh && edited === node.attrs.edited) continue
    tr.setNodeMarkup(at, undefined, { ...node.attrs, blockId: own, ...(node.type.name === 'fact' ? { edited } : {}) })
    changed = true
  }
  return changed
}

const factText = (node: PmNode): string => node.textBetween(0, node.content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''))

const held = (name: string) => ({ default: null, rendered: false, parseHTML: () => null, keepOnSplit: name === 'never' })

/** A fact taken from the file: its head and source cannot be written over, its words only as an edit that shows. */
const Fact = Node.create<{ edited: string; saysWho: (who: string) => string }>({
  name: 'fact',
  group: 'block',
  content: '(text | hardBreak)*',
  marks: '',
  defining: true,
  isolating: true,
  addOptions: () => ({ edited: '', saysWho: (who) => who }),
  addAttributes() {
    return Object.fromEntries(['on', 'title', 'saidBy', 'source', 'sourceWords', 'edited', 'original'].map((name) => [name, held(name)]))
  },
  renderHTML({ node, HTMLAttributes }) {
    const { title, saidBy, sourceWords, edited } = node.attrs as { title: string; saidBy: string | null; sourceWords: string; edited: boolean }
    const foot = [saidBy && this.options.saysWho(saidBy), sourceWords, edited && this.options.edited].filter(Boolean).join(' · ')
    return ['div', mergeAttributes(HTMLAttributes, { class: 'ac-fact', ...(edited ? { 'data-edited': 'true' } : {}) }),
      ['div', { class: 'ac-fact-title', contenteditable: 'false' }, title], ['p', { class: 'ac-fact-text' }, 0], ['div', { class: 'ac-meta', contenteditable: 'false' }, foot]]
  },
  addKeyboardShortcuts() {
    return {
      // a fact is not cut in two: at its end one goes on below, inside it one breaks the line
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        if ($from.parent.type.name !== 'fact') return false
        return empty && $from.parentOffset === $from.parent.content.size ? leaveFact(editor) : editor.commands.setHardBreak()
      },
    }
  },
})

function leaveFact(editor: Editor): boolean {
  const after = editor.state.selection.$from.after()
  return editor.chain().insertContentAt(after, { type: 'paragraph' }).setTextSelection(after + 1).run()
}

/** What may be written in a section: exactly the blocks that the server keeps. */
export const extensionsOf = (say: { edited: string; saysWho: (who: string) => string }) => [
  StarterKit.configure({ heading: { levels: [4, 5] }, code: false, codeBlock: false, horizontalRule: false, link: false, strike: false, underline: false, dropcursor: false }),
  BlockIds, Fact.configure(say), ...tableExtensions,
  Extension.create({ name: 'saidBy', addGlobalAttributes: () => [{ types: ['blockquote'], attributes: { saidBy: { default: null, rendered: false, parseHTML: () => null } } }] }),
]

/** Moves the block in which the cursor stands before or behind its neighbour. */
export function moveBlock(editor: Editor, way: -1 | 1): boolean {
  const { state, view } = editor
  const index = state.selection.$from.index(0)
  const to = index + way
  if (to < 0 || to >= state.doc.childCount) return false
  const [first, second] = [Math.min(index, to), Math.max(index, to)]
  let start = 0
  for (let at = 0; at < first; at++) start += state.doc.child(at).nodeSize
  const [one, other] = [state.doc.child(first), state.doc.child(second)]
  const inside = state.selection.from - (index === first ? start : start + one.nodeSize)
  const transaction = state.tr.replaceWith(start, start + one.nodeSize + other.nodeSize, [other, one])
  view.dispatch(transaction)
  const moved = index === first ? start + other.nodeSize : start
  editor.chain().focus().setTextSelection(moved + inside).run()
  return true
}
