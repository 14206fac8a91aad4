import { nearest, partPlaceholders, placeholderOf, placeholders, type Finding, type FindingPlace, type TemplateCheck } from '../../../domain/placeholders.ts'
import { printed } from '../printed.ts'
import { sampleContent } from '../sample-content.ts'
import { dangersOf } from './dangers.ts'
import { fillFiles } from './fill.ts'
import { paragraphsOf } from './xml.ts'
import { readZip, ZipRefused } from './zip.ts'

/** The largest template that is taken: a letterhead with pictures, not an album. */
export const MAX_TEMPLATE = 5_000_000

const error = (code: Finding['code'], place: FindingPlace | null = null, found: string | null = null, instead: string[] = []): Finding =>
  ({ code, level: 'error', place, found, instead })
const note = (code: Finding['code'], instead: string[] = []): Finding => ({ code, level: 'note', place: null, found: null, instead })
const refused = (finding: Finding): TemplateCheck => ({ usable: false, placeholders: [], findings: [finding] })

/** Everything that is wrong with a template, at once, each with its place; then it is filled with an invented paper, as it will be used. */
export async function checkDocx(bytes: Buffer): Promise<TemplateCheck> {
  if (bytes.length > MAX_TEMPLATE) return refused(error('too_large'))
  let files: Map<string, Buffer>
  try {
    files = readZip(bytes)
  } catch (reason) {
    if (!(reason instanceof ZipRefused)) throw reason
    return refused(error(reason.reason === 'too_large' ? 'too_large' : 'not_docx'))
  }
  const check = inspect(files)
  if (!check.usable) return check
  try {
    const sample = sampleContent()
    await fillFiles(files, printed(sample, null), sample.on)
    return check
  } catch (reason) {
    return { ...check, usable: false, findings: [...check.findings, error('not_filled', null, reason instanceof Error ? reason.message.slice(0, 200) : null)] }
  }
}

/** What is wrong with the files of a template, without filling it. */
export function inspect(files: ReadonlyMap<string, Buffer>): TemplateCheck {
  const dangers = dangersOf(files)
  if (dangers.some(({ code }) => code === 'not_docx')) return { usable: false, placeholders: [], findings: dangers }
  const used = new Set<string>()
  const findings = [...dangers]
  for (const [name, content] of files) {
    const part = /^word\/(document|header|footer|footnotes|endnotes)\d*\.xml$/.exec(name)?.[1]
    if (part) findings.push(...readPart(part === 'document' ? 'body' : part === 'header' || part === 'footer' ? part : 'notes', content.toString('utf8'), used))
  }
  findings.push(...completeness(used))
  return { usable: findings.every(({ level }) => level === 'note'), placeholders: [...used], findings: findings.slice(0, 100) }
}

const TAG = /\{\{([^{}]*)\}\}/g

function readPart(part: FindingPlace['part'], xml: string, used: Set<string>): Finding[] {
  const findings: Finding[] = []
  const open: { name: string; place: FindingPlace; written: string }[] = []
  let number = 0
  for (const paragraph of paragraphsOf(xml)) {
    if (!paragraph.text.trim()) continue
    const place: FindingPlace = { part, paragraph: ++number, text: paragraph.text.trim().slice(0, 80) }
    // what is left when whole tags are taken out must hold no half of one
    const rest = paragraph.text.replace(TAG, '')
    if (/\{\{|\}\}/.test(rest)) findings.push(error('broken', place, /\{\{[^{}]{0,30}|[^{}]{0,30}\}\}/.exec(rest)?.[0] ?? null))
    for (const [written, inner] of paragraph.text.matchAll(TAG)) findings.push(...readTag({ written, inner: inner!.trim(), place, alone: paragraph.only && rest.trim() === '' && [...paragraph.text.matchAll(TAG)].length === 1 }, open, used))
  }
  return [...findings, ...open.map(({ place, written, name }) => error('unclosed_loop', place, written, [`/${name}`]))]
}

interface Tag {
  written: string
  inner: string
  place: FindingPlace
  alone: boolean
}

function readTag({ written, inner, place, alone }: Tag, open: { name: string; place: FindingPlace; written: string }[], used: Set<string>): Finding[] {
  const loops = Object.entries(placeholders).filter(([, { kind }]) => kind === 'loop').map(([name]) => name)
  if (place.part === 'notes') return [error('in_header', place, written)]
  if (inner.startsWith('/')) {
    const last = open.pop()
    if (!last) return [error('unopened_loop', place, written)]
    return inner === '/' || inner.slice(1).trim() === last.name ? [] : [error('unclosed_loop', last.place, last.written, [`/${last.name}`])]
  }
  const name = inner.startsWith('#') ? inner.slice(1).trim() : inner
  const outer = open.at(-1)
  const inside = outer && placeholderOf(outer.name)?.inside
  if (inner.startsWith('#')) {
    open.push({ name, place, written })
    used.add(name)
    if (placeholderOf(name)?.kind === 'loop' && !outer) return []
    return [placeholderOf(name) && !outer ? error('not_a_loop', place, written, [name]) : error('unknown', place, written, nearest(name, loops).map((one) => `#${one}`))]
  }
  if (inside && Object.hasOwn(inside, name)) return []
  const known = placeholderOf(name)
  used.add(name)
  if (!known) {
    const home = loops.find((loop) => Object.hasOwn(placeholderOf(loop)!.inside!, name))
    if (home && !outer) return [error('outside_loop', place, written, [`#${home}`])]
    return [error('unknown', place, written, nearest(name, [...Object.keys(inside ?? {}), ...Object.keys(placeholders)]))]
  }
  if (known.kind === 'loop') return [error('loop_expected', place, written, [`#${name}`, `/${name}`])]
  if (known.kind === 'block' && place.part !== 'body') return [error('in_header', place, written)]
  if (known.kind === 'block' && !alone) return [error('not_alone', place, written)]
  return []
}

function completeness(used: ReadonlySet<string>): Finding[] {
  const missing = partPlaceholders.filter((name) => !used.has(name))
  const findings: Finding[] = []
  if (!used.has('corpo') && missing.length > 0) findings.push(error('text_missing', null, null, missing.length === partPlaceholders.length ? ['corpo'] : ['corpo', ...missing]))
  if (used.has('corpo') && missing.length < partPlaceholders.length) findings.push(error('text_twice', null, null, ['corpo', ...partPlaceholders.filter((name) => used.has(name))]))
  if (!used.has('numero')) findings.push(note('number_missing', ['numero']))
  if (!used.has('firme')) findings.push(note('signatures_missing', ['#firme']))
  if (!used.has('allegati') && !used.has('elenco_allegati')) findings.push(note('annexes_missing', ['elenco_allegati', '#allegati']))
  return findings
}
