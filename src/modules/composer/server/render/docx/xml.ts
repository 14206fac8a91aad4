const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text as XML holds it. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one]!)

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

/** A text out of XML: only the five names and numbers; nothing else is ever declared here. */
export const unescape = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex: string | undefined, number: string | undefined, name: string | undefined) =>
    hex ? character(Number.parseInt(hex, 16)) : number ? character(Number(number)) : (named[name!.toLowerCase()] ?? whole))

export interface Paragraph {
  text: string
  /** Is there anything beside the words: a picture, a field? */
  only: boolean
}

// tags with their attributes, where a quoted value may hold ">"
const TOKEN = /<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+/g

/** The paragraphs of a part of a DOCX in the order of their beginnings, text boxes included; each with the words that are its own. */
export function paragraphsOf(xml: string): Paragraph[] {
  const all: Paragraph[] = []
  const open: Paragraph[] = []
  let inText = false
  for (const [token, closing, name, , empty] of xml.matchAll(TOKEN)) {
    const current = open.at(-1)
    if (name === undefined) {
      if (inText && current) current.text += unescape(token)
    } else if (name === 'w:p') {
      if (closing) open.pop()
      else if (!empty) all.push(open[open.push({ text: '', only: true }) - 1]!)
    } else if (name === 'w:t') inText = !closing && !empty
    else if (current && !closing && (name === 'w:drawing' || name === 'w:pict' || name === 'w:instrText' || name === 'w:fldSimple')) current.only = false
    else if (current && !closing && (name === 'w:br' || name === 'w:tab' || name === 'w:cr')) current.text += ' '
  }
  return all
}
