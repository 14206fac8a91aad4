import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { isAnswered, type Filled } from './fill.ts'
import { misfit } from './fits.ts'
import type { Answer, Instrument, Item, Section } from './instrument.ts'

/** A fact of the registry as a form can take it up: already in words. */
export interface KnownFact {
  fact: 'language' | 'identifier' | 'relative'
  text: string
  /** Kind of number (code), or what the relative is (in words). */
  detail: string | null
  /** Of the family, not a guardian or somebody met on the way. */
  kin?: boolean
}

/** What is known of an item already, offered to who fills and never taken over by itself. */
export interface Known {
  section: string
  person: string | null
  item: string
  from: 'registry' | 'earlier'
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
  const registry = mirrored && (item.kind === 'table' ? fitsTable(item, mirrored) : misfit(item, mirrored, today) === null) ? [{ ...place, from: 'registry' as const, answer: mirrored }] : []
  const before = lasts(item) ? earlier.find((one) => one.person === person && isAnswered(one.answers[item.key]))?.answers[item.key] : undefined
  return before && misfit(item, before, today) === null ? [...registry, { ...place, from: 'earlier' as const, answer: before }] : registry
}

/** What is known already of an instrument's items: from the registry, and from the last signed assessment with it. What is of the form only (who was there) is asked anew. */
export function knownOf(instrument: Instrument, people: readonly string[], facts: readonly KnownFact[], earlier: readonly Filled[], isOfForm: (item: Item) => boolean, today: PlainDate): Known[] {
  return instrument.sections.flatMap((section) => (section.each ? people : [null]).flatMap((person) =>
    section.items.filter((item) => !isOfForm(item) || item.key in mirrors).flatMap((item) => ofItem(section, person, item, facts, isOfForm(item) ? [] : earlier, today))))
}
