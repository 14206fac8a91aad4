import { expect, test } from 'vitest'
import type { WrittenBlock } from '../../contract.ts'
import { blocksOf, docOf } from './doc.ts'

const fact: WrittenBlock = {
  kind: 'fact', id: 'fact-1', on: '2026-03-03' as never, title: 'Visita', text: 'Prima riga.\nSeconda.', saidBy: null, source: { kind: 'diary', id: 'abc', version: 1 }, sourceWords: 'Fonte: diario, 3/3/2026', edited: false,
}
const all: WrittenBlock[] = [
  { kind: 'heading', id: 'head-1', level: 1, text: 'La scuola' },
  { kind: 'heading', id: 'head-2', level: 2, text: 'Il primo mese' },
  { kind: 'paragraph', id: 'para-1', runs: [{ text: 'Va ' }, { text: 'bene', bold: true }, { text: ' e ', italic: true }, { text: 'benissimo\nda marzo' }] },
  { kind: 'list', id: 'list-1', ordered: false, items: [[{ text: 'uno' }], [{ text: 'due', bold: true }]] },
  { kind: 'list', id: 'list-2', ordered: true, items: [[{ text: 'primo' }]] },
  { kind: 'quote', id: 'quote-1', runs: [{ text: 'Voglio restare' }], saidBy: 'Amina' },
  { kind: 'table', id: 'table-1', caption: 'Presenze', head: ['mese', 'giorni'], rows: [['marzo', '20']] },
  fact,
]

test('what is written comes back as it was, whatever its kind', () => expect(blocksOf(docOf(all))).toEqual(all))

test('a fact whose words were changed is marked, and stays marked when it is opened again', () => {
  const doc = docOf([fact])
  doc.content![0]!.content = [{ type: 'text', text: 'Altro.' }]
  expect(blocksOf(doc)[0]).toMatchObject({ text: 'Altro.', edited: true })
  expect(blocksOf(docOf([{ ...fact, edited: true }]))[0]).toMatchObject({ edited: true })
})

test('empty paragraphs at the end are not kept, those between are', () => {
  const empty: WrittenBlock = { kind: 'paragraph', id: 'para-9', runs: [] }
  expect(blocksOf(docOf([empty, all[2]!, { ...empty, id: 'para-8' }]))).toEqual([empty, all[2]])
  expect(blocksOf(docOf([]))).toEqual([])
})

test('a table without a head, or with rows of other lengths, is as wide as the widest and keeps every cell', () => {
  const table = { kind: 'table', id: 'table-2', caption: '', head: [], rows: [['a', 'b\nc'], ['d']] } as WrittenBlock
  expect(blocksOf(docOf([table]))).toEqual([{ ...table, head: ['', ''], rows: [['a', 'b\nc'], ['d', '']] }])
})

test('what is no block of a paper is dropped', () => expect(blocksOf({ type: 'doc', content: [{ type: 'image', attrs: { src: 'x' } }] })).toEqual([]))
