import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import type { WrittenBlock } from '../../contract.ts'
import { blocksOf, docOf } from './doc.ts'
import { extensionsOf } from './extensions.ts'
import { pastedTables } from './pasted.ts'
import { addColumn, addRow, captionOf, insertTable, removeColumn, removeRow, setCaption } from './tables.ts'

const table: WrittenBlock = { kind: 'table', id: 'table-1', caption: 'Presenze', head: ['mese', 'giorni'], rows: [['marzo', '20'], ['aprile', '18']] }
let editor: Editor
const open = (blocks: WrittenBlock[]) => (editor = new Editor({ element: document.createElement('div'), extensions: extensionsOf({ edited: 'modificato', saysWho: (who) => who }), content: docOf(blocks) }))
const kept = () => blocksOf(editor.getJSON()).filter((one) => one.kind === 'table').map(({ caption, head, rows }) => ({ caption, head, rows }))
/** The cursor at the end of the cell that says this. */
const into = (words: string) => {
  let at = 0
  editor.state.doc.descendants((node, pos) => {
    if (node.isText && node.text === words) at = pos + node.nodeSize
  })
  editor.commands.setTextSelection(at)
}
afterEach(() => editor?.destroy())

describe('a table in a paper', () => {
  it('is opened and kept as it was, and is named', () => {
    open([table])
    expect(captionOf(editor)).toBe('Presenze')
    setCaption(editor, 'Presenze a scuola')
    expect(kept()).toEqual([{ caption: 'Presenze a scuola', head: table.head, rows: table.rows }])
  })
  it('gets rows and columns where the cursor stands, and never one above its head', () => {
    open([table])
    into('marzo')
    addRow(editor, -1)
    expect(kept()[0]).toMatchObject({ head: ['mese', 'giorni'], rows: [['', ''], ['marzo', '20'], ['aprile', '18']] })
    into('mese')
    addRow(editor, -1)
    addColumn(editor, 1)
    expect(kept()[0]).toMatchObject({ head: ['mese', '', 'giorni'], rows: [['', '', ''], ['', '', ''], ['marzo', '', '20'], ['aprile', '', '18']] })
  })
  it('without its first row is headed by the next; down to its head alone it goes', () => {
    open([table])
    into('mese')
    removeRow(editor)
    expect(kept()[0]).toMatchObject({ head: ['marzo', '20'], rows: [['aprile', '18']] })
    expect(editor.getHTML()).toContain('<th scope="col">marzo</th>')
    removeColumn(editor)
    removeRow(editor)
    expect(kept()).toEqual([])
  })
  it('takes no more columns than are kept', () => {
    open([table])
    into('mese')
    for (let more = 0; more < 15; more++) addColumn(editor, 1)
    expect(kept()[0]!.head).toHaveLength(12)
  })
  it('is put below the paragraph of the cursor', () => {
    open([{ kind: 'paragraph', id: 'para-1', runs: [{ text: 'Prima.' }] }, { kind: 'paragraph', id: 'para-2', runs: [{ text: 'Dopo.' }] }])
    into('Prima.')
    insertTable(editor, 2)
    expect(blocksOf(editor.getJSON()).map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph'])
    expect(kept()[0]).toEqual({ caption: '', head: ['', ''], rows: [['', ''], ['', '']] })
  })
})

describe('a table pasted', () => {
  const paste = (html: string) => {
    open([])
    editor.commands.setContent(pastedTables(html))
    return kept()
  }
  it('from Word keeps its cells, each paragraph of a cell as a line of it', () => {
    expect(paste('<p>Ecco:</p><table class=MsoTableGrid><tr><td><p><b>Scuola</b></p></td><td><p>Giorni</p></td></tr><tr><td><p>Media</p><p>Manzoni</p></td><td>18</td></tr></table>'))
      .toEqual([{ caption: '', head: ['Scuola', 'Giorni'], rows: [['Media\nManzoni', '18']] }])
  })
  it('with merged cells keeps every cell in its column', () => {
    expect(paste('<table><caption>Titolo</caption><tr><th colspan="2">A</th><th>B</th></tr><tr><td rowspan="2">c</td><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr></table>'))
      .toEqual([{ caption: 'Titolo', head: ['A', '', 'B'], rows: [['c', 'd', 'e'], ['', 'f', 'g']] }])
  })
  it('wider than what is kept becomes a line for each row: nothing of it is lost', () => {
    const cells = Array.from({ length: 14 }, (_, at) => `<td>c${at}</td>`).join('')
    expect(paste(`<table><tr>${cells}</tr></table>`)).toEqual([])
    expect(editor.getText()).toContain('c0 – c1')
    expect(editor.getText()).toContain('c13')
  })
})
