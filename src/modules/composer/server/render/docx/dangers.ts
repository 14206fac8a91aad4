import type { Finding, FindingCode } from '../../../domain/placeholders.ts'
import { unescape } from './xml.ts'

const danger = (code: FindingCode, found: string | null = null): Finding => ({ code, level: 'error', place: null, found: found?.slice(0, 200) ?? null, instead: [] })

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
// fields that fetch something when the document is opened or its fields are renewed
const FETCHING = /\b(INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD|MACROBUTTON|AUTOTEXT)\b/

/** What a template may not hold, whatever it is for: programs, embedded objects, anything fetched from elsewhere, XML that declares something. */
export function dangersOf(files: ReadonlyMap<string, Buffer>): Finding[] {
  const types = files.get('[Content_Types].xml')?.toString('utf8') ?? ''
  const names = [...files.keys()]
  if (/macroEnabled|vnd\.ms-office\.(vbaProject|activeX)/i.test(types) || names.some((name) => /vba|\.bin$.*macro/i.test(name))) return [danger('macros')]
  if (!types.includes(DOCX) || !files.has('word/document.xml') || !files.has('_rels/.rels')) return [danger('not_docx')]
  const findings: Finding[] = []
  const embedded = names.find((name) => /^word\/(embeddings|activeX|ctrlProps)\//i.test(name) || /\.(exe|dll|bin|js|vbs|html?|mht|swf)$/i.test(name) || /^customUI\//i.test(name))
  if (embedded) findings.push(danger('embedded', embedded))
  for (const [name, content] of files) {
    if (!/\.(xml|rels)$/i.test(name)) continue
    const xml = content.toString('utf8')
    if (/<!(DOCTYPE|ENTITY)/i.test(xml) || xml.includes('\u0000')) return [danger('not_docx')]
    if (name.endsWith('.rels')) findings.push(...externalIn(xml))
    else if (name.startsWith('word/')) findings.push(...fetchedBy(xml))
  }
  return findings
}

function externalIn(rels: string): Finding[] {
  const findings: Finding[] = []
  for (const [relation] of rels.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    if (!/TargetMode\s*=\s*["']External["']/i.test(relation)) continue
    const target = unescape(/\bTarget\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? '')
    // an address to write to opens nothing
    if (!(/\/hyperlink["']/.test(relation) && /^mailto:[^?]*$/i.test(target))) findings.push(danger('external', target))
  }
  return findings
}

function fetchedBy(xml: string): Finding[] {
  if (/<w:altChunk\b/.test(xml)) return [danger('embedded', 'altChunk')]
  const instructions = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, text]) => text).join('') + [...xml.matchAll(/w:instr="([^"]*)"/g)].map(([, text]) => ` ${text} `).join('')
  const fetching = FETCHING.exec(instructions.toUpperCase())
  return fetching ? [danger('external', fetching[0])] : []
}
