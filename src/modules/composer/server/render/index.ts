import type { PaperContent } from '../../domain/paper.ts'
import type { TemplateCheck } from '../../domain/placeholders.ts'
import { fonts } from './pdf/fonts.ts'
import { unprintableIn } from './pdf/printable.ts'
import type { SignedComparison } from './signed/comparison.ts'
import { thread, ThreadEnded } from './thread.ts'

export type { SignedComparison } from './signed/comparison.ts'

/** Papers are made one after another in a thread that stays warm; files from outside are read each in a thread of its own. */
const making = thread({ seconds: 60, memory: 512, idle: 120 })
const reading = (): ReturnType<typeof thread> => thread({ seconds: 30, memory: 512, idle: 0 })

export interface RenderOptions {
  format: 'pdf' | 'docx'
  /** The body's own DOCX, as it was accepted by `checkTemplate`; without it the shipped one. PDF has its own layout. */
  template?: Buffer | null
  /** PDF: the body's logo, a PNG as `templates` keeps it; `alt` is what is said to who does not see it. */
  logo?: { png: Buffer; alt: string } | null
  /** SHA-256 of the content, hexadecimal, printed at the foot of each page. */
  hash?: string | null
}

/**
 * The paper as a file, made off the request path. The same content and options give the same bytes.
 * @throws Error when it can't be made (a template that was never checked), ThreadEnded at the limits of time and memory
 */
export async function renderPaper(content: PaperContent, { format, template, logo, hash }: RenderOptions): Promise<Buffer> {
  if (format === 'pdf') return Buffer.from(await making.run({ kind: 'pdf', content, hash: hash ?? null, logo: logo ?? null }))
  return Buffer.from(await (template ? reading() : making).run({ kind: 'docx', content, hash: hash ?? null, template: template ?? null }))
}

/** Tries a body's template as it will be used. What is wrong comes back with its place and what exists instead; nothing is thrown for a bad file. */
export async function checkTemplate(bytes: Buffer): Promise<TemplateCheck> {
  try {
    return await reading().run({ kind: 'check', template: bytes })
  } catch (error) {
    if (!(error instanceof ThreadEnded)) throw error
    return { usable: false, placeholders: [], findings: [{ code: 'too_heavy', level: 'error', place: null, found: null, instead: [] }] }
  }
}

export interface CompareOptions {
  /** The frozen PDF itself, when it was kept; otherwise it is made again from the content. */
  frozen?: Buffer
  hash?: string | null
  logo?: { png: Buffer; alt: string } | null
}

/**
 * Is the text of a signed copy (PDF with signatures inside, or .p7m around a PDF or DOCX) that of the frozen content? Says so, with the first words that differ,
 * or that it can't be read; who signed and when are what the file declares, not verified.
 */
export async function compareSigned(bytes: Buffer, content: PaperContent, { frozen, hash, logo }: CompareOptions = {}): Promise<SignedComparison> {
  const ours = frozen ?? (await renderPaper(content, { format: 'pdf', hash, logo }))
  try {
    return await reading().run({ kind: 'compare', signed: bytes, frozen: ours, content, hash: hash ?? null })
  } catch (error) {
    if (!(error instanceof ThreadEnded)) throw error
    return { result: 'unreadable', reason: 'too_heavy', identical: false, differences: [], signatures: [], annotations: 0 }
  }
}

/** The characters of these texts that no font of the product draws: on paper they stand as their number. */
export const unprintable = (text: string): string[] => unprintableIn(text, fonts().covered)
