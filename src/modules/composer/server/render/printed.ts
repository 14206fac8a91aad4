import type { Block, FactBlock, Method, PaperContent, PaperPart, PrintedKind, Run } from '../../domain/paper.ts'
import { inParts, partTitles, withoutParts } from '../../domain/paper.ts'
import { dayInWords, longDay } from './days.ts'
import { cleanText } from './clean-text.ts'

/** One element of what is printed, in its order; PDF, DOCX and the comparison with the signed copy all read this, so that they say the same. */
export type Flow =
  | { kind: 'part'; part: PaperPart | 'question' | 'annexes'; text: string }
  | { kind: 'section'; text: string }
  | { kind: 'heading'; level: 3 | 4; text: string }
  | { kind: 'authors'; text: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; items: Run[][] }
  | { kind: 'quote'; runs: Run[]; saidBy: string | null }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }
  | { kind: 'fact'; head: string; note: number; runs: Run[]; saidBy: string | null; edited: boolean }
  | { kind: 'notes'; title: string; items: { n: number; text: string }[] }

/** Everything that stands on paper, as text: nothing of it is computed again by a format. */
export interface Printed {
  kind: PrintedKind
  title: string
  letterhead: string[]
  /** On a wide sheet: lists of many columns. */
  wide: boolean
  draft: boolean
  /** "12/2026, versione 1"; null in a preview. */
  number: string | null
  /** Repeated at the foot of every page, beside the number of the page. */
  foot: string
  day: string
  placeAndDay: string
  addressee: string[]
  /** Label and value, in the order in which they are printed: subject, references, child, period. */
  facts: { label: string; value: string }[]
  flow: Flow[]
  annexes: string[]
  signatures: { name: string; role: string }[]
  approved: string | null
  hash: string | null
  supersedes: string
}

const clean = (text: string | null | undefined): string => cleanText(text ?? '').trim()
const present = (...texts: (string | null | undefined)[]): string[] => texts.map(clean).filter(Boolean)
const cleanRuns = (runs: readonly Run[]): Run[] => runs.map((run) => ({ ...run, text: cleanText(run.text) })).filter((run) => run.text !== '')
const hasWords = (runs: readonly Run[]): boolean => runs.some((run) => run.text.trim() !== '')

/** Sources get a number at their first use; two facts from the same place share it. */
function numbering(): { of(fact: FactBlock): number; all(): { n: number; text: string }[] } {
  const known = new Map<string, { n: number; text: string }>()
  return {
    of(fact) {
      const text = clean(fact.sourceWords)
      const key = `${fact.source.kind}\n${fact.source.id}\n${text}`
      const source = known.get(key) ?? { n: known.size + 1, text }
      known.set(key, source)
      return source.n
    },
    all: () => [...known.values()],
  }
}

function flowOf(block: Block, sourceOf: (fact: FactBlock) => number): Flow[] {
  switch (block.kind) {
    case 'heading': return clean(block.text) ? [{ kind: 'heading', level: block.level === 1 ? 3 : 4, text: clean(block.text) }] : []
    case 'paragraph': return hasWords(block.runs) ? [{ kind: 'paragraph', runs: cleanRuns(block.runs) }] : []
    case 'list': {
      const items = block.items.filter(hasWords).map(cleanRuns)
      return items.length ? [{ kind: 'list', ordered: block.ordered, items }] : []
    }
    case 'quote': return hasWords(block.runs) ? [{ kind: 'quote', runs: cleanRuns(block.runs), saidBy: clean(block.saidBy) || null }] : []
    case 'table': return [tableOf(block)].filter(({ head, rows }) => head.length > 0 && rows.length > 0)
    case 'fact': return [{
      kind: 'fact', head: present(longDay(block.on), block.title).join(' – '), note: sourceOf(block), runs: cleanRuns([{ text: block.text }]), saidBy: clean(block.saidBy) || null, edited: block.edited,
    }]
  }
}

/** A heading of the second level before any of the first would be a step that who listens looks for in vain. */
function steady(flow: Flow[]): Flow[] {
  let first = false
  return flow.map((one) => {
    if (one.kind !== 'heading') return one
    first ||= one.level === 3
    return first ? one : { ...one, level: 3 }
  })
}

/** Every row has as many cells as the widest: a reader of tables counts on it. */
function tableOf(block: Extract<Block, { kind: 'table' }>): Extract<Flow, { kind: 'table' }> {
  const width = Math.max(block.head.length, ...block.rows.map((row) => row.length))
  const whole = (row: readonly string[]): string[] => Array.from({ length: width }, (_, at) => clean(row[at]))
  return { kind: 'table', caption: clean(block.caption), head: width ? whole(block.head) : [], rows: block.rows.map(whole) }
}

const methodsFlow = (methods: readonly Method[]): Flow[] =>
  methods.length === 0
    ? []
    : [
        { kind: 'section', text: 'Metodi e strumenti' },
        { kind: 'list', ordered: false, items: methods.map(({ name, words }) => cleanRuns([{ text: clean(name), bold: true }, { text: clean(words) ? ` – ${clean(words)}` : '' }])) },
      ]

const words = (text: string, italic?: true): Flow => ({ kind: 'paragraph', runs: [italic ? { text, italic } : { text }] })

function questionFlow({ question }: PaperContent): Flow[] {
  if (!question) return []
  const flow: Flow[] = [{ kind: 'part', part: 'question', text: 'Quesito' }]
  if (clean(question.measure)) flow.push({ kind: 'paragraph', runs: [{ text: clean(question.measure), bold: true }] })
  if (clean(question.text)) flow.push({ kind: 'quote', runs: cleanRuns([{ text: question.text }]), saidBy: null })
  if (question.by) flow.push(words(`Termine per il deposito: ${longDay(question.by)}.`))
  return flow
}

function bodyFlow(content: PaperContent): Flow[] {
  const numbers = numbering()
  const flow: Flow[] = questionFlow(content)
  const whole = withoutParts.has(content.kind)
  for (const { part, sections } of inParts(content.sections)) {
    if (!whole) flow.push({ kind: 'part', part, text: partTitles[part] })
    if (part === 'evaluation') flow.push(...methodsFlow(content.methods))
    for (const section of sections) {
      // where there are no parts a section stands in their place
      flow.push(whole ? { kind: 'part', part, text: clean(section.title) || partTitles[part] } : { kind: 'section', text: clean(section.title) || partTitles[part] })
      const written = steady(section.blocks.flatMap((block) => flowOf(block, numbers.of)))
      // a part kept empty says so: whoever reads must not wonder whether a page is missing
      flow.push(...(written.length ? written : [words('Nulla da riferire in questa sezione.', true)]))
      if (section.authors.length) flow.push({ kind: 'authors', text: `A cura di: ${present(...section.authors).join('; ')}` })
    }
  }
  // methods are never lost, even where nobody wrote an evaluation
  if (content.methods.length && !content.sections.some(({ part }) => part === 'evaluation')) flow.push(...methodsFlow(content.methods))
  const items = numbers.all()
  if (items.length) flow.push({ kind: 'notes', title: 'Fonti dei fatti riportati', items })
  return flow
}

/**
 * What is printed of a frozen content.
 * @param hash SHA-256 of the content, hexadecimal, printed at the foot so that paper and record can be matched; null in a preview
 */
export function printed(content: PaperContent, hash: string | null): Printed {
  const { body, addressee, child, period } = content
  const number = content.number ? clean(content.number.words) : null
  return {
    kind: content.kind,
    title: clean(content.title) || 'Relazione',
    wide: content.kind === 'hosted_list',
    letterhead: present(body.name, body.unit, body.address, body.contacts),
    draft: content.number === null,
    number,
    foot: present(number ? `N. ${number}` : 'BOZZA, da non inviare', hash ? `impronta ${hash.slice(0, 16)}` : null).join(' · '),
    day: dayInWords(content.on),
    placeAndDay: present(content.place, dayInWords(content.on)).join(', '),
    addressee: present(addressee.name, addressee.office, addressee.attention ? `alla c.a. di ${addressee.attention}` : null, addressee.address, addressee.pec ? `PEC ${addressee.pec}` : null),
    facts: [
      { label: 'Oggetto', value: clean(content.subject) },
      ...content.references.map(({ label, value }) => ({ label: clean(label), value: clean(value) })),
      { label: 'Persona di minore età', value: present(child.name, child.bornOn ? `data di nascita ${dayInWords(child.bornOn)}` : null, child.words).join(', ') },
      { label: 'Periodo considerato', value: period ? `dal ${dayInWords(period.from)} al ${dayInWords(period.to)}` : '' },
      { label: 'Versione', value: clean(content.supersedes) },
    ].filter(({ label, value }) => label && value),
    flow: bodyFlow(content),
    annexes: present(...content.annexes),
    signatures: content.signatures.map(({ name, role }) => ({ name: clean(name), role: clean(role) })),
    approved: content.approvedBy ? `Visto: ${present(content.approvedBy.name, content.approvedBy.role).join(', ')}` : null,
    hash,
    supersedes: clean(content.supersedes),
  }
}
