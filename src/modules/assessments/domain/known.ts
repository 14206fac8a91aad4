import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { isAnswered, type Filled } from './fill.ts'
import { misfit } from './fits.ts'
import type { Answer, Instrument, Item, Section } from './instrument.ts'

/** A fact of the file as a form can take it up: already in words. */
export interface KnownFact {
  fact: 'language' | 'identifier' | 'relative' | 'school' | 'health_service'
  text: string
  /** Kind of number (code), what the relative is (in words), from when to when (in words). */
  detail: string | null
  /** Of the family, not a guardian or somebody met on the way. */
  kin?: boolean
  /** A health service asked for and not begun. */
  waiting?: boolean
  /** Psychological: kept only behind the same wall. */
  clinical?: boolean
}

export const knownFrom = ['registry', 'school', 'services', 'earlier'] as const
/** The registry of the file, its school enrolments, the health services it follows, the last signed assessment. */
export type KnownFrom = (typeof knownFrom)[number]

/** What is known of an item already, offered to who fills and never taken over by itself. */
export interface Known {
  section: string
  person: string | null
  item: string
  from: KnownFrom
  answer: Answer
}

const rows = (of: readonly KnownFact[], column: string, words: (fact: KnownFact) => string): Answer | null => (of.length ? { rows: of.map((fact) => ({ [column]: words(fact) })) } : null)
const kin = (facts: readonly KnownFact[]) => facts.filter((one) => one.fact === 'relative' && one.kin)
const withRelation = ({ text, detail }: KnownFact): string => (detail ? `${text} (${detail.toLocaleLowerCase('it')})` : text)
const number = (type: string) => (facts: readonly KnownFact[]): Answer | null => {
  const found = facts.find((one) => one.fact === 'identifier' && one.detail === type)
  return found ? { text: found.text } : null
}

/** Items that ask again what the registry says, by their keys, which local copies keep: relatives, languages, numbers. */
const mirrors: Readonly<Record<string, (facts: readonly KnownFact[]) => Answer | null>> = {
  componenti: (facts) => rows(kin(facts), 'chi', withRelation),
  parenti: (facts) => rows(kin(facts), 'chi', withRelation),
  familiari: (facts) => rows(kin(facts), 'chi', withRelation),
  lingue: (facts) => rows(facts.filter(({ fact }) => fact === 'language'), 'lingua', ({ text }) => text),
  sim: number('SIM'), cui: number('CUI'),
}

const schools = (facts: readonly KnownFact[]) => facts.filter(({ fact }) => fact === 'school')
const lines = (of: readonly KnownFact[]): Answer | null => (of.length ? { text: of.map(({ text, detail }) => `${[text, detail].filter(Boolean).join(', ')}.`).join(' ') } : null)
const health = (facts: readonly KnownFact[]) => facts.filter(({ fact }) => fact === 'health_service')
const healthServices = (facts: readonly KnownFact[]): Answer | null => lines(health(facts))
/** Psychological support that was asked for or is under way. */
const support = (facts: readonly KnownFact[]): Answer | null => {
  const found = health(facts).filter(({ clinical }) => clinical)
  return found.length ? { choice: found.some(({ waiting }) => !waiting) ? 'in_carico' : 'inviato' } : null
}

interface Mirror {
  from: 'school' | 'services'
  /** Offered in sections of this part of the file alone: what is kept there is read by who reads the source. */
  reach: Section['reach']
  take: (facts: readonly KnownFact[]) => Answer | null
}

/** Items that ask again what school and health services say. */
const partMirrors: Readonly<Record<string, Mirror>> = {
  percorso: { from: 'school', reach: 'education', take: (facts) => (schools(facts).length ? { rows: schools(facts).map(({ text, detail }) => ({ scuola: text, ...(detail ? { periodo: detail } : {}) })) } : null) },
  scuola: { from: 'school', reach: 'education', take: (facts) => lines(schools(facts)) },
  for_risorse: { from: 'school', reach: 'education', take: (facts) => lines(schools(facts)) },
  salute: { from: 'services', reach: 'health', take: healthServices },
  sal_risorse: { from: 'services', reach: 'health', take: healthServices },
  invio: { from: 'services', reach: 'health', take: support },
}

function ofPart(section: Section, item: Item, facts: readonly KnownFact[]): { from: KnownFrom; answer: Answer }[] {
  const mirror = partMirrors[item.key]
  const answer = mirror && section.reach === mirror.reach ? mirror.take(section.clinical ? facts : facts.filter(({ clinical }) => !clinical)) : null
  return answer ? [{ from: mirror!.from, answer }] : []
}

/** A table may ask more than the registry knows: a row begun with what is known is completed by who fills. */
const fitsTable = (item: Item, answer: Answer): boolean => item.kind === 'table' && (answer.rows ?? []).every((row) => Object.keys(row).every((key) => item.columns.some((column) => column.key === key && column.kind === 'text')))

/**
 * Kinds whose earlier answer may be kept. A level, an indicator and what voices say belong to their day: asked anew, and laid side by side by the comparison.
 * A child's own words are never carried over.
 */
const lasting: ReadonlySet<Item['kind']> = new Set<Item['kind']>(['text', 'choice', 'choices', 'number', 'date', 'yes_no', 'table', 'person'])
const lasts = (item: Item): boolean => lasting.has(item.kind) && item.voice !== 'child' && item.voice !== 'asked'

function ofItem(section: Section, person: string | null, item: Item, facts: readonly KnownFact[], earlier: readonly Filled[], today: PlainDate): Known[] {
  const place = { section: section.key, person, item: item.key }
  const mirrored = person === null ? mirrors[item.key]?.(facts) : null
  const offered: { from: KnownFrom; answer: Answer }[] = [...(mirrored ? [{ from: 'registry' as const, answer: mirrored }] : []), ...(person === null ? ofPart(section, item, facts) : [])]
  const registry = offered.filter(({ answer }) => (item.kind === 'table' ? fitsTable(item, answer) : misfit(item, answer, today) === null)).map((one) => ({ ...place, ...one }))
  const before = lasts(item) ? earlier.find((one) => one.person === person && isAnswered(one.answers[item.key]))?.answers[item.key] : undefined
  return before && misfit(item, before, today) === null ? [...registry, { ...place, from: 'earlier' as const, answer: before }] : registry
}

/** What is known already of an instrument's items: from the registry, and from the last signed assessment with it. What is of the form only (who was there) is asked anew. */
export function knownOf(instrument: Instrument, people: readonly string[], facts: readonly KnownFact[], earlier: readonly Filled[], isOfForm: (item: Item) => boolean, today: PlainDate): Known[] {
  return instrument.sections.flatMap((section) => (section.each ? people : [null]).flatMap((person) =>
    section.items.filter((item) => !isOfForm(item) || item.key in mirrors).flatMap((item) => ofItem(section, person, item, facts, isOfForm(item) ? [] : earlier, today))))
}
