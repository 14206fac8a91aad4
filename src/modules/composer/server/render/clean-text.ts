// What can't stand in a PDF/A or in XML, and what would turn the order of the letters against the reader.
// oxlint-disable-next-line no-control-regex -- these are the characters that XML and PDF refuse
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufff9-\uffff\ufdd0-\ufdef]/g
// direction overrides can make a name or a number read backwards; marks and isolates stay
const OVERRIDES = /[\u202a-\u202e]/g

/** A text as it is printed: NFC, `\n` the only line break, no control characters, lone halves of characters shown as a question mark. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(/\ufffd/g, '?').replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n').replace(UNPRINTABLE, '').replace(OVERRIDES, '').replace(/\t/g, ' ').normalize('NFC')

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const LETTER = /\p{L}/u

/** The direction of a paragraph: that of its first letter. */
export function directionOf(text: string): 'rtl' | 'ltr' {
  const first = LETTER.exec(text)?.[0]
  return first !== undefined && RTL.test(first) ? 'rtl' : 'ltr'
}
