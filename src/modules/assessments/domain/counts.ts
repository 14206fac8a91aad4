import { type Circumstances, type Filled, holds, isAnswered, itemsByKey, placesOf, visibleItems, visibleScope } from './fill.ts'
import { type Alert, type Answer, type Instrument, type Item, presentStates, type Strength, w, type Words } from './instrument.ts'

export interface Strengths {
  strong: number
  medium: number
  weak: number
  /** Present, and nobody said how strong. */
  unrated: number
}

export interface Tally {
  items: number
  answered: number
  required: number
  requiredMissing: number
  serious: number
  indicators: { present: number; notObserved: number; notAssessable: number; byStrength: Strengths }
  dimensions: (Strengths & { key: string; label: Words; positive: boolean })[]
}

const none = (): Strengths => ({ strong: 0, medium: 0, weak: 0, unrated: 0 })
const strengthOf = (item: Extract<Item, { kind: 'indicator' }>, answer: Answer): Strength | 'unrated' => item.strength ?? answer.strength ?? 'unrated'

/**
 * Is a dimension of trafficking positive (ILO/EC): 2 strong, or 1 strong and 1 medium or weak, or 3 medium, or 2 medium and 1 weak. Own knowledge (`practice.md` A3): shown as a
 * count for a human decision, never as a verdict.
 */
export function isPositive({ strong, medium, weak }: Pick<Strengths, 'strong' | 'medium' | 'weak'>): boolean {
  return strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1)
}

/** Counts what is shown and what was said. Never a score, never a verdict. */
export function tallyOf(instrument: Instrument, filled: readonly Filled[], people: readonly string[], around: Circumstances): Tally {
  const tally: Tally = { items: 0, answered: 0, required: 0, requiredMissing: 0, serious: 0, indicators: { present: 0, notObserved: 0, notAssessable: 0, byStrength: none() }, dimensions: [] }
  const byDimension = new Map((instrument.dimensions ?? []).map(({ key }) => [key, none()]))
  for (const { section, person } of placesOf(instrument, people)) {
    const scope = visibleScope(instrument, filled, person, around)
    const own = filled.find((one) => one.section === section.key && one.person === person)?.answers ?? {}
    for (const item of visibleItems(instrument, section, filled, person, around)) countOne(tally, byDimension, item, own[item.key], Boolean(item.required) || (item.requiredWhen ? holds(item.requiredWhen, scope, around) : false))
  }
  tally.dimensions = (instrument.dimensions ?? []).map(({ key, label }) => ({ key, label, ...byDimension.get(key)!, positive: isPositive(byDimension.get(key)!) }))
  return tally
}

function countOne(tally: Tally, byDimension: Map<string, Strengths>, item: Item, answer: Answer | undefined, required: boolean): void {
  const answered = isAnswered(answer)
  tally.items++
  if (answered) tally.answered++
  if (required) tally.required++
  if (required && !answered) tally.requiredMissing++
  if (answered && seriousOf(item, answer)) tally.serious++
  if (item.kind !== 'indicator' || !answered || !answer.state) return
  if (answer.state === 'not_observed') tally.indicators.notObserved++
  else if (answer.state === 'not_assessable') tally.indicators.notAssessable++
  else {
    const strength = strengthOf(item, answer)
    tally.indicators.present++
    tally.indicators.byStrength[strength]++
    const dimension = item.dimension === undefined ? undefined : byDimension.get(item.dimension)
    if (dimension) dimension[strength]++
  }
}

/** The words of a rating that is a serious need: its level, option or state; null when it is not one. */
export function seriousOf(item: Item, answer: Answer): Words | null {
  switch (item.kind) {
    case 'scale': {
      if (item.seriousFrom === undefined || answer.level === undefined) return null
      const serious = item.worse === 'up' ? answer.level >= item.seriousFrom : answer.level <= item.seriousFrom
      return serious ? (item.levels.find(({ value }) => value === answer.level)?.label ?? null) : null
    }
    case 'choice':
      return item.options.find(({ key, serious }) => serious && key === answer.choice)?.label ?? null
    case 'choices': {
      const grave = item.options.filter(({ key, serious }) => serious && answer.choices?.includes(key))
      return grave.length ? w(grave.map(({ label }) => label.it).join(', '), grave.map(({ label }) => label.en).join(', ')) : null
    }
    case 'yes_no':
      return item.serious !== undefined && answer.yes === item.serious ? (answer.yes === 'yes' ? w('Sì', 'Yes') : w('No', 'No')) : null
    case 'indicator': {
      if (!item.seriousFrom || !answer.state || !presentStates.includes(answer.state)) return null
      const order: readonly (Strength | 'unrated')[] = ['strong', 'medium', 'weak']
      const at = order.indexOf(strengthOf(item, answer))
      return at >= 0 && at <= order.indexOf(item.seriousFrom) ? w('Presente', 'Present') : null
    }
    case 'text': case 'number': case 'date': case 'voices': case 'table': case 'person':
      return null
  }
}

export interface Serious {
  section: string
  person: string | null
  item: Item
  level: Words
  answer: Answer
}

/** Serious needs among what is shown, in the order of the instrument. */
export const seriousNeedsIn = (instrument: Instrument, filled: readonly Filled[], people: readonly string[], around: Circumstances): Serious[] =>
  placesOf(instrument, people).flatMap(({ section, person }) => {
    const own = filled.find((one) => one.section === section.key && one.person === person)?.answers ?? {}
    return visibleItems(instrument, section, filled, person, around).flatMap((item) => {
      const answer = own[item.key]
      const level = answer && seriousOf(item, answer)
      return level ? [{ section: section.key, person, item, level, answer }] : []
    })
  })

/** Alerts that hold, of an instrument about to be completed: in any of the people it is about. */
export function alertsIn(instrument: Instrument, filled: readonly Filled[], people: readonly string[], around: Circumstances): Alert[] {
  const whose = instrument.about === 'people' ? [null, ...people] : [null]
  return (instrument.alerts ?? []).filter(({ when }) => whose.some((person) => holds(when, visibleScope(instrument, filled, person, around), around)))
}

/** The label of an item, or its key when the definition does not know it. */
export const labelOf = (instrument: Instrument, key: string): Words => itemsByKey(instrument).get(key)?.label ?? w(key, key)
