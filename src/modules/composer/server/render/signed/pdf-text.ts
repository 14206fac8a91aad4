import { getDocumentProxy } from 'unpdf'
import { openCms, type DeclaredSignature } from './cms.ts'

export interface PdfRead {
  /** The words of each page in the order in which they are written, without what repeats at its head and foot. */
  pages: string[]
  signatures: DeclaredSignature[]
  /** Remarks, stamps and texts laid over the pages, which are no part of the text. */
  annotations: number
}

interface Item {
  str?: string
  hasEOL?: boolean
  type?: string
  tag?: string | null
}

/** The text of a PDF, its signatures as declared and what was laid over it. @throws Error when it can't be read (damaged, protected) */
export async function readPdf(bytes: Buffer): Promise<PdfRead> {
  const document = await getDocumentProxy(Uint8Array.from(bytes), { useSystemFonts: false, verbosity: 0 })
  const pages: string[] = []
  let annotations = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    pages.push(outsideArtifacts(items as Item[]))
    const laid = (await page.getAnnotations()) as { subtype?: string; fieldType?: string }[]
    annotations += laid.filter(({ subtype, fieldType }) => subtype !== 'Link' && subtype !== 'Popup' && !(subtype === 'Widget' && (fieldType === 'Sig' || !fieldType))).length
    page.cleanup()
  }
  await document.loadingTask.destroy()
  return { pages, signatures: signaturesIn(bytes), annotations }
}

/** Heads, feet and ornaments are marked as such in a tagged PDF: they are no text of the paper. */
function outsideArtifacts(items: readonly Item[]): string {
  const open: boolean[] = []
  let text = ''
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.tag === 'Artifact')
    else if (item.type === 'endMarkedContent') open.pop()
    else if (!open.includes(true)) text += `${item.str ?? ''}${item.hasEOL ? '\n' : ''}`
  }
  return text
}

/** Each dictionary of a signature holds a CMS envelope written in hexadecimal over the bytes it covers. */
function signaturesIn(bytes: Buffer): DeclaredSignature[] {
  const text = bytes.toString('latin1')
  const found: DeclaredSignature[] = []
  for (const { index } of text.matchAll(/\/ByteRange\s*\[/g)) {
    const around = text.slice(Math.max(0, index - 200_000), index + 400_000)
    const here = Math.min(index, 200_000)
    const start = Math.max(around.lastIndexOf(' obj', here), 0)
    const end = around.indexOf('endobj', here)
    const dictionary = around.slice(start, end < 0 ? undefined : end)
    const contents = /\/Contents\s*<([0-9A-Fa-f\s]+)>/.exec(dictionary)?.[1]
    if (!contents) continue
    found.push(read(Buffer.from(contents.replaceAll(/\s/g, ''), 'hex'), dictionary))
  }
  return found
}

function read(cms: Buffer, dictionary: string): DeclaredSignature {
  const at = timeOf(/\/M\s*\(([^)]*)\)/.exec(dictionary)?.[1] ?? '')
  try {
    const one = openCms(cms).signatures[0]
    if (one) return { ...one, at: one.at ?? at }
  } catch {
    // a signature that can't be opened is still a signature: its dictionary may say who and when
  }
  const name = /\/Name\s*\(([^)\\]*)\)/.exec(dictionary)?.[1]
  return { name: name?.trim().slice(0, 200) || null, at, issuer: null }
}

/** A PDF date, "D:20261120143000+01'00'", as an instant. */
function timeOf(text: string): string | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)'?)?/.exec(text)
  if (!found) return null
  const [, year, month, day, hour, minute, second, sign, hours, minutes] = found
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign ? `${sign}${hours}:${minutes}` : 'Z'}`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
