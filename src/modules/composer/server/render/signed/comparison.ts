import { paragraphsOf } from '../docx/xml.ts'
import { readZip } from '../docx/zip.ts'
import type { Printed } from '../printed.ts'
import { looksLikeCms, unwrap, type DeclaredSignature } from './cms.ts'
import { differences, wordsOf, type Difference, type Word } from './differences.ts'
import { coreOf, mustsOf, repeatedLines } from './expected.ts'
import { readPdf } from './pdf-text.ts'

export interface SignedComparison {
  result: 'same' | 'different' | 'unreadable'
  /** Why it can't be read: `not_signed_file` (neither PDF nor .p7m), `detached` (signature without its file), `no_text` (a scan), `damaged`, `too_heavy`. */
  reason: 'not_signed_file' | 'detached' | 'no_text' | 'damaged' | 'too_heavy' | null
  /** The bytes themselves are those of the frozen PDF, with signatures added around or after. */
  identical: boolean
  differences: Difference[]
  /** As declared in the file, not verified; empty when it bears no signature. */
  signatures: DeclaredSignature[]
  /** Remarks, stamps or texts laid over the pages of a PDF: they are no text, and may hide some. */
  annotations: number
}

const unreadable = (reason: SignedComparison['reason'], signatures: DeclaredSignature[] = []): SignedComparison =>
  ({ result: 'unreadable', reason, identical: false, differences: [], signatures, annotations: 0 })

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-')

/** Compares a signed copy with the frozen PDF and with what was printed in it; a file that can't be read is an answer, not an error. */
export async function compareCopies(signed: Buffer, frozen: Buffer, paper: Printed): Promise<SignedComparison> {
  let content = signed
  let signatures: DeclaredSignature[] = []
  if (looksLikeCms(signed)) {
    try {
      ({ content, signatures } = unwrap(signed))
    } catch (error) {
      return unreadable(error instanceof Error && error.message.includes('stands apart') ? 'detached' : 'damaged')
    }
  }
  try {
    if (isPdf(content)) return await comparePdf(content, frozen, paper, signatures)
    if (content.subarray(0, 2).toString('latin1') === 'PK') return compareDocx(content, paper, signatures)
  } catch {
    return unreadable('damaged', signatures)
  }
  return unreadable('not_signed_file', signatures)
}

async function comparePdf(content: Buffer, frozen: Buffer, paper: Printed, outer: DeclaredSignature[]): Promise<SignedComparison> {
  if (content.equals(frozen)) return { result: 'same', reason: null, identical: true, differences: [], signatures: outer, annotations: 0 }
  const [found, ours] = [await readPdf(content), await readPdf(frozen)]
  const signatures = [...outer, ...found.signatures]
  if (found.pages.every((text) => text.trim() === '')) return unreadable('no_text', signatures)
  // signatures inside a PDF are added after its bytes, which stay as they were; still, an addition may redraw a page, so that the words are read as well
  const identical = content.subarray(0, frozen.length).equals(frozen)
  const whole = differences(wordsOf(ours.pages), wordsOf(found.pages))
  const apart = whole.length === 0 || madeByUs(content) ? whole : elsewhere(found.pages, paper)
  return { result: apart.length ? 'different' : 'same', reason: null, identical: identical && apart.length === 0, differences: apart, signatures, annotations: found.annotations }
}

const madeByUs = (pdf: Buffer): boolean => pdf.includes('/Creator (Typst')

function compareDocx(content: Buffer, paper: Printed, signatures: DeclaredSignature[]): SignedComparison {
  const files = readZip(content)
  const paragraphs = paragraphsOf(files.get('word/document.xml')?.toString('utf8') ?? '')
  const text = paragraphs.map((one) => one.text).join('\n')
  if (text.trim() === '') return unreadable('no_text', signatures)
  const apart = elsewhere([text], paper)
  return { result: apart.length ? 'different' : 'same', reason: null, identical: false, differences: apart, signatures, annotations: 0 }
}

/**
 * A copy laid out elsewhere (the DOCX, or the PDF made from it, on the body's letterhead): its text must be there whole and in order; what stands before and after it,
 * at the heads and feet of pages and in the numbers of lists is the template's. What identifies the paper must be found too, wherever it stands.
 */
function elsewhere(pages: readonly string[], paper: Printed): Difference[] {
  const found = wordsOf(repeatedLines(pages))
  const expected = wordsOf([coreOf(paper)])
  const apart = differences(expected, found, Infinity).filter((one) => one.frozen !== '' || !(isFrame(one, expected, found) || one.signed.split(' ').every((word) => /^(\d{1,3}[.)]|[-o])$/.test(word))))
  return [...missingMusts(pages, paper), ...apart].slice(0, 10)
}

/** Only words before the first or after the last one of the text. */
function isFrame(one: Difference, expected: readonly Word[], found: readonly Word[]): boolean {
  const last = expected.slice(-6).map(({ text }) => text).join(' ')
  return one.before === '' || one.before === last || found.length === 0
}

function missingMusts(pages: readonly string[], paper: Printed): Difference[] {
  const all = ` ${wordsOf(pages).map(({ text }) => text).join(' ')} `
  return mustsOf(paper).map((text) => wordsOf([text]).map((word) => word.text).join(' ')).filter((text) => text && !all.includes(text)).map((text) => ({ page: 1, before: '', frozen: text.slice(0, 200), signed: '' }))
}
