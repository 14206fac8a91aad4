import { isAnswered, placesOf } from './fill.ts'
import type { Filled } from './fill.ts'
import type { Answer, Instrument, Item, Section, Words } from './instrument.ts'

/** One of the assessments that stand side by side. */
export interface Side {
  instrument: Instrument
  filled: readonly Filled[]
  people: readonly string[]
}

export interface ComparedItem {
  item: Item
  answers: (Answer | null)[]
  /** The item was in that version. */
  asked: boolean[]
  relabelled: boolean
  change: 'better' | 'worse' | 'same' | null
}
export interface ComparedSection {
  section: Section
  person: string | null
  items: ComparedItem[]
}

/**
 * Assessments of one instrument side by side, oldest first, also of different versions: items are the same when their key is. Words and order are those of the newest
 * version; what only older ones asked comes at the end of its section. Only what somebody answered is compared.
 */
export function compare(sides: readonly Side[]): ComparedSection[] {
  const newest = sides.reduce((best, side) => (side.instrument.version > best.instrument.version ? side : best))
  const people = [...new Set(sides.flatMap(({ people: one }) => one))]
  const order = [newest, ...sides.filter((side) => side !== newest).toReversed()]
  const seen = new Set<string>()
  const sections = new Map<string, { section: Section; items: Item[] }>()
  for (const { instrument } of order) {
    for (const section of instrument.sections) {
      const own = sections.get(section.key) ?? { section, items: [] }
      sections.set(section.key, own)
      for (const item of section.items) if (!seen.has(item.key)) own.items.push(item)
    }
    for (const section of instrument.sections) for (const item of section.items) seen.add(item.key)
  }
  const shape: Instrument = { ...newest.instrument, sections: [...sections.values()].map(({ section, items }) => ({ ...section, items })) }
  return placesOf(shape, people).map(({ section, person }) => ({ section, person, items: section.items.flatMap((item) => comparedItem(sides, item, person)) })).filter(({ items }) => items.length)
}

function comparedItem(sides: readonly Side[], item: Item, person: string | null): ComparedItem[] {
  const asked = sides.map(({ instrument }) => itemOf(instrument, item.key))
  const answers = sides.map(({ filled }) => filled.find((one) => one.person === person && isAnswered(one.answers[item.key]))?.answers[item.key] ?? null)
  if (answers.every((answer) => answer === null)) return []
  const same = (a: Words, b: Words): boolean => a.it === b.it && a.en === b.en
  return [{ item, answers, asked: asked.map(Boolean), relabelled: asked.some((one) => one !== undefined && !same(one.label, item.label)), change: changeOf(item, answers) }]
}

const itemOf = (instrument: Instrument, key: string): Item | undefined => instrument.sections.flatMap(({ items }) => items).find((item) => item.key === key)

/** From the first rated to the last: towards better or worse by the scale's own order; null when fewer than two are rated. */
export function changeOf(item: Item, answers: readonly (Answer | null)[]): ComparedItem['change'] {
  if (item.kind !== 'scale') return null
  const levels = answers.flatMap((answer) => (answer?.level === undefined ? [] : [answer.level]))
  if (levels.length < 2) return null
  const by = (levels.at(-1)! - levels[0]!) * (item.worse === 'up' ? -1 : 1)
  return by > 0 ? 'better' : by < 0 ? 'worse' : 'same'
}
