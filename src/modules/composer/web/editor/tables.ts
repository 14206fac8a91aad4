import { mergeAttributes, Node, type Editor } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, selectedRect, tableEditing } from '@tiptap/pm/tables'

/** As many as the server keeps. */
export const MOST_COLUMNS = 12
const MOST_ROWS = 400

const cell = (name: string, tag: 'td' | 'th', tableRole: string) => Node.create({
  name,
  content: '(text | hardBreak)*',
  // what a table says is kept as plain text
  marks: '',
  isolating: true,
  addAttributes: () => ({ colspan: { default: 1, rendered: false, parseHTML: () => 1 }, rowspan: { default: 1, rendered: false, parseHTML: () => 1 }, colwidth: { default: null, rendered: false, parseHTML: () => null } }),
  parseHTML: () => [{ tag }],
  renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes, tag === 'th' ? { scope: 'col' } : {}), 0],
  extendNodeSchema: (extension) => (extension.name === name ? { tableRole } : {}),
})

const Row = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
  extendNodeSchema: (extension) => (extension.name === 'tableRow' ? { tableRole: 'row' } : {}),
})

/** A table, written by hand or given by a module of the file. Its first row is always its head: who listens to the paper needs one. */
const DataTable = Node.create({
  name: 'dataTable',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  addAttributes: () => ({ caption: { default: '', rendered: false, parseHTML: (element: HTMLElement) => element.querySelector('caption')?.textContent.trim() ?? '' } }),
  parseHTML: () => [{ tag: 'table', contentElement: (dom) => dom as HTMLElement }, { tag: 'caption', ignore: true }, { tag: 'colgroup', ignore: true }],
  renderHTML: ({ node, HTMLAttributes }) => ['table', mergeAttributes(HTMLAttributes, { class: 'ac-paper-table' }), ['caption', { contenteditable: 'false' }, String(node.attrs.caption)], ['tbody', 0]],
  extendNodeSchema: (extension) => (extension.name === 'dataTable' ? { tableRole: 'table' } : {}),
  addProseMirrorPlugins: () => [tableEditing(), new Plugin({
    key: new PluginKey('tableHeads'),
    appendTransaction: (transactions, _before, { doc, tr }) => (transactions.some(({ docChanged }) => docChanged) && markHeads(doc, tr) ? tr.setMeta('addToHistory', false) : null),
  })],
  addKeyboardShortcuts() {
    const { editor } = this
    return {
      Tab: () => isInTable(editor.state) && (editor.commands.command(({ state, dispatch }) => goToNextCell(1)(state, dispatch)) || (addRow(editor, 1) && editor.commands.command(({ state, dispatch }) => goToNextCell(1)(state, dispatch)))),
      'Shift-Tab': () => isInTable(editor.state) && editor.commands.command(({ state, dispatch }) => goToNextCell(-1)(state, dispatch)),
      Enter: () => isInTable(editor.state) && editor.commands.setHardBreak(),
      // the way out for who has only the keyboard: Tab goes round inside
      Escape: () => isInTable(editor.state) && leave(editor),
    }
  },
})

/** The cells of the first row of each table head its columns, those below do not: whatever was added, taken away or pasted. */
function markHeads(doc: PmNode, tr: Transaction): boolean {
  const { tableHeader, tableCell } = doc.type.schema.nodes
  let changed = false
  let at = 0
  for (const block of doc.children) {
    let inside = at + 1
    for (const row of block.type.name === 'dataTable' ? block.children : []) {
      const wanted = inside === at + 1 ? tableHeader : tableCell
      let cellAt = inside + 1
      for (const one of row.children) {
        if (one.type !== wanted) {
          tr.setNodeMarkup(cellAt, wanted, one.attrs)
          changed = true
        }
        cellAt += one.nodeSize
      }
      inside += row.nodeSize
    }
    at += block.nodeSize
  }
  return changed
}

function leave(editor: Editor): boolean {
  const after = editor.state.selection.$from.after(1)
  const { doc } = editor.state
  if (after >= doc.content.size) return editor.chain().insertContentAt(after, { type: 'paragraph' }).setTextSelection(after + 1).run()
  return editor.commands.command(({ tr, dispatch }) => {
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView())
    return true
  })
}

/** What may be written in a table, and how one goes through it. */
export const tableExtensions = [DataTable, Row, cell('tableHeader', 'th', 'header_cell'), cell('tableCell', 'td', 'cell')]

const blank = (type: 'tableHeader' | 'tableCell', columns: number) => ({ type: 'tableRow', content: Array.from({ length: columns }, () => ({ type })) })

/** Below the block in which the cursor stands; the cursor goes into its first cell. */
export function insertTable(editor: Editor, columns = 3): boolean {
  const at = editor.state.selection.$from.after(1)
  return editor.chain().focus().insertContentAt(at, { type: 'dataTable', content: [blank('tableHeader', columns), blank('tableCell', columns), blank('tableCell', columns)] }).setTextSelection(at + 3).run()
}

const size = (editor: Editor) => (isInTable(editor.state) ? selectedRect(editor.state).map : null)

/** A row or a column beside the cell in which the cursor stands; false at the limits of what is kept. */
export function addRow(editor: Editor, way: -1 | 1): boolean {
  const map = size(editor)
  if (!map || map.height > MOST_ROWS) return false
  // nothing stands above the head
  const before = way === -1 && selectedRect(editor.state).top > 0
  return editor.chain().focus().command(({ state, dispatch }) => (before ? addRowBefore : addRowAfter)(state, dispatch)).run()
}
export function addColumn(editor: Editor, way: -1 | 1): boolean {
  const map = size(editor)
  if (!map || map.width >= MOST_COLUMNS) return false
  return editor.chain().focus().command(({ state, dispatch }) => (way === -1 ? addColumnBefore : addColumnAfter)(state, dispatch)).run()
}

/** Takes away the row or the column of the cursor; a table left with its head alone, or with no column, goes as a whole. */
export function removeRow(editor: Editor): boolean {
  const map = size(editor)
  return map !== null && editor.chain().focus().command(({ state, dispatch }) => (map.height <= 2 ? deleteTable : deleteRow)(state, dispatch)).run()
}
export function removeColumn(editor: Editor): boolean {
  const map = size(editor)
  return map !== null && editor.chain().focus().command(({ state, dispatch }) => (map.width <= 1 ? deleteTable : deleteColumn)(state, dispatch)).run()
}
export const removeTable = (editor: Editor): boolean => editor.chain().focus().command(({ state, dispatch }) => deleteTable(state, dispatch)).run()

/** How many columns the table of the cursor has; 0 outside. */
export const widthOf = (editor: Editor): number => size(editor)?.width ?? 0

/** What the table in which the cursor stands is called; null outside. */
export const captionOf = (editor: Editor): string | null => (editor.isActive('dataTable') ? String(editor.getAttributes('dataTable').caption) : null)
export const setCaption = (editor: Editor, caption: string): boolean => editor.commands.updateAttributes('dataTable', { caption })
