import type { PaperPart, Run } from '../../../domain/paper.ts'
import { directionOf } from '../clean-text.ts'
import { columnWeights } from '../columns.ts'
import type { Flow } from '../printed.ts'
import type { StyleIds } from './styles.ts'
import { escape } from './xml.ts'

const RIGHT_TO_LEFT = /([\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}][\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{M}\p{Join_Control} ]*)/u

/** A run of words; those of a right-to-left script are marked, so that Word shapes and reads them as such. */
function run({ text, bold, italic }: Run, more = ''): string {
  return text.split(RIGHT_TO_LEFT).filter(Boolean).map((piece) => {
    const turned = directionOf(piece) === 'rtl' && RIGHT_TO_LEFT.test(piece)
    const marks = `${bold ? '<w:b/><w:bCs/>' : ''}${italic ? '<w:i/><w:iCs/>' : ''}${more}${turned ? '<w:rtl/><w:lang w:bidi="ar-SA"/>' : ''}`
    const words = piece.split('\n').map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`).join('<w:br/>')
    return `<w:r>${marks ? `<w:rPr>${marks}</w:rPr>` : ''}${words}</w:r>`
  }).join('')
}

const plain = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

function paragraph(runs: readonly Run[] | string, style: string | null, more = ''): string {
  const inside = typeof runs === 'string' ? runs : runs.map((one) => run(one)).join('')
  const bidi = typeof runs !== 'string' && directionOf(plain(runs)) === 'rtl' ? '<w:bidi/>' : ''
  const marks = `${style ? `<w:pStyle w:val="${style}"/>` : ''}${more}${bidi}`
  return `<w:p>${marks ? `<w:pPr>${marks}</w:pPr>` : ''}${inside}</w:p>`
}

/** Numbers of lists and bookmarks, unique in the file. */
export interface Counters {
  /** One number for each ordered list, so that each begins at 1. */
  ordered: number
  bookmark: number
}
export const BULLETS = 9001
export const FIRST_ORDERED = 9010

function listXml(flow: Extract<Flow, { kind: 'list' }>, ids: StyleIds, counters: Counters): string {
  const number = flow.ordered ? FIRST_ORDERED + counters.ordered++ : BULLETS
  return flow.items.map((item) => paragraph(item, ids.list, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>`)).join('')
}

/** In twentieths of a point, over the width of the page between its margins. */
function widthsOf(table: Extract<Flow, { kind: 'table' }>): number[] {
  const weights = columnWeights(table)
  const whole = weights.reduce((sum, one) => sum + one, 0)
  return weights.map((one) => Math.floor((9000 * one) / whole))
}

function tableXml(flow: Extract<Flow, { kind: 'table' }>, ids: StyleIds): string {
  const row = (cells: readonly string[], head: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((text) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph([{ text, bold: head }], ids.cell)}</w:tc>`).join('')}</w:tr>`
  const edge = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="666666"/>`
  const described = flow.caption ? `<w:tblCaption w:val="${escape(flow.caption)}"/>` : ''
  return `${flow.caption ? paragraph([{ text: flow.caption }], ids.caption, '<w:keepNext/>') : ''}<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>`
    + `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>${described}</w:tblPr>`
    + `<w:tblGrid>${widthsOf(flow).map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${row(flow.head, true)}${flow.rows.map((cells) => row(cells, false)).join('')}</w:tbl>${paragraph([], ids.small)}`
}

// the style draws the bar at the left, where a passage read from the right ends
const BAR_AT_RIGHT = '<w:pBdr><w:left w:val="nil"/><w:right w:val="single" w:sz="12" w:space="8" w:color="5A768A"/></w:pBdr>'

const small = (text: string, ids: StyleIds): string => paragraph([{ text }], ids.small)

function element(flow: Flow, ids: StyleIds, counters: Counters): string {
  switch (flow.kind) {
    case 'part': return paragraph([{ text: flow.text }], ids.heading1)
    case 'section': return paragraph([{ text: flow.text }], ids.heading2)
    case 'heading': return paragraph([{ text: flow.text }], flow.level === 3 ? ids.heading3 : ids.heading4)
    case 'authors': return small(flow.text, ids)
    case 'paragraph': return paragraph(flow.runs, ids.text)
    case 'list': return listXml(flow, ids, counters)
    case 'quote': return paragraph(flow.runs, ids.quote, directionOf(plain(flow.runs)) === 'rtl' ? BAR_AT_RIGHT : '') + (flow.saidBy ? small(`Riferito da: ${flow.saidBy}`, ids) : '')
    case 'table': return tableXml(flow, ids)
    case 'fact': return [
      paragraph(`${run({ text: flow.head, bold: true })}${run({ text: ' ' })}<w:hyperlink w:anchor="fonte_${flow.note}" w:history="1">${run({ text: `[${flow.note}]` }, '<w:sz w:val="17"/><w:szCs w:val="17"/>')}</w:hyperlink>`, ids.text, '<w:keepNext/>'),
      flow.runs.length ? paragraph(flow.runs, ids.text) : '',
      flow.saidBy ? small(`Riferito da: ${flow.saidBy}`, ids) : '',
      flow.edited ? small('Testo adattato da chi scrive.', ids) : '',
    ].join('')
    case 'notes': return paragraph([{ text: flow.title }], ids.heading1) + notesXml(flow, ids, counters)
  }
}

const notesXml = (flow: Extract<Flow, { kind: 'notes' }>, ids: StyleIds, counters: Counters): string =>
  flow.items.map(({ n, text }) => {
    const id = 9000 + counters.bookmark++
    return paragraph(`<w:bookmarkStart w:id="${id}" w:name="fonte_${n}"/>${run({ text: `[${n}] ${text}` })}<w:bookmarkEnd w:id="${id}"/>`, ids.small)
  }).join('')

/** The whole text as paragraphs of Word. */
export const bodyXml = (flow: readonly Flow[], ids: StyleIds, counters: Counters): string => flow.map((one) => element(one, ids, counters)).join('')

/** One part of the text, without its title; what is empty says so. */
export function partXml(flow: readonly Flow[], part: PaperPart | 'question' | 'notes', ids: StyleIds, counters: Counters): string {
  if (part === 'notes') {
    const notes = flow.find((one) => one.kind === 'notes')
    return notes ? notesXml(notes, ids, counters) : paragraph([{ text: 'Nessuna fonte citata.' }], ids.small)
  }
  const start = flow.findIndex((one) => one.kind === 'part' && one.part === part)
  if (start < 0) return paragraph([{ text: 'Nulla da riferire.', italic: true }], ids.text)
  const length = flow.slice(start + 1).findIndex((one) => one.kind === 'part' || one.kind === 'notes')
  return bodyXml(flow.slice(start + 1, length < 0 ? undefined : start + 1 + length), ids, counters)
}
