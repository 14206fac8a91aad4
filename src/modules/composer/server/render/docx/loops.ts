import { unescape } from './xml.ts'

interface Piece {
  from: number
  to: number
  /** The only thing it says, when that is the mark of a loop. */
  mark: string | null
}

const LEAF = /<w:p(?=[\s>])(?:(?!<w:p[\s>/]|<\/w:p>)[^])*<\/w:p>/g

const paragraphs = (xml: string): Piece[] =>
  [...xml.matchAll(LEAF)].map((found) => {
    const text = [...found[0].matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => unescape(words!)).join('').trim()
    return { from: found.index, to: found.index + found[0].length, mark: /^\{\{\s*[#/][\w ]*\}\}$/.test(text) ? text.replaceAll(/[{}\s]/g, '') : null }
  })

const mark = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

/**
 * People write the opening and the closing of a loop each on a line of its own; printed, those lines would stay as blank ones. They are taken into the first and the
 * last paragraph between them, which are then repeated whole. Loops written in another way (in one line, in a row of a table) stay as they are.
 */
export function tightLoops(xml: string): string {
  const all = paragraphs(xml)
  const cuts: { from: number; to: number; put: string }[] = []
  for (const [at, open] of all.entries()) {
    if (!open.mark?.startsWith('#')) continue
    const end = all.findIndex((other, later) => later > at && other.mark?.startsWith('/'))
    const [first, last, close] = [all[at + 1], all[end - 1], all[end]]
    if (!first || !last || !close || end < at + 2 || first.from !== open.to || last.to !== close.from) continue
    const head = /^<w:p[^>]*>(?:<w:pPr>[^]*?<\/w:pPr>|<w:pPr\/>)?/.exec(xml.slice(first.from, first.to))![0].length
    cuts.push({ from: open.from, to: open.to, put: '' }, { from: first.from + head, to: first.from + head, put: mark(`{{${open.mark} [loopOver: "paragraph"]}}`) })
    cuts.push({ from: last.to - '</w:p>'.length, to: last.to - '</w:p>'.length, put: mark(`{{${close.mark}}}`) }, { from: close.from, to: close.to, put: '' })
  }
  return cuts.toSorted((a, b) => b.from - a.from || b.to - a.to).reduce((text, { from, to, put }) => text.slice(0, from) + put + text.slice(to), xml)
}
