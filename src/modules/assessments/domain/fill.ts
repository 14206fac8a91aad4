import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { isEmpty } from './child-voice.ts'
import type { Answer, Answers, Condition, Instrument, Item, Moment, Section, Test } from './instrument.ts'

/** A section as it is filled: `person` of those filled once for each. */
export interface Filled {
  section: string
  person: string | null
  answers: Answers
}

/** What conditions look at besides the answers. */
export interface Circumstances {
  moment: Moment | null
  /** Full years of the child on the day of the assessment; null: not known. */
  age: number | null
  heldOn: PlainDate
}

/** Answers that conditions of one section see: of the sections filled once, and of those of the same person. */
export function scopeOf(filled: readonly Filled[], person: string | null): Answers {
  const scope: Record<string, Answer> = {}
  for (const one of filled) if (one.person === null || one.person === person) Object.assign(scope, one.answers)
  return scope
}

/** The words by which an answer is compared in a condition: options chosen, yes/no/unknown, the state of an indicator. */
const wordsOf = (answer: Answer | undefined): readonly string[] =>
  answer ? [...(answer.choices ?? []), ...[answer.choice, answer.yes, answer.state].filter((one) => one !== undefined)] : []
const numberOf = (answer: Answer | undefined): number | undefined => answer?.level ?? answer?.number
export const isAnswered = (answer: Answer | undefined): answer is Answer => answer !== undefined && !isEmpty(answer)

function testHolds(test: Test, scope: Answers, around: Circumstances): boolean {
  if ('moment' in test) return around.moment === null || test.moment.includes(around.moment)
  if ('age' in test) return around.age === null || (around.age >= (test.age.from ?? 0) && around.age <= (test.age.to ?? 999))
  if ('count' in test) {
    return test.count.filter((key) => isAnswered(scope[key]) && (!test.is || wordsOf(scope[key]).some((word) => test.is!.includes(word)))).length >= test.atLeast
  }
  const answer = scope[test.item]
  if ('answered' in test) return isAnswered(answer) === test.answered
  if ('is' in test) return wordsOf(answer).some((word) => test.is.includes(word))
  if ('isNot' in test) return isAnswered(answer) && !wordsOf(answer).some((word) => test.isNot.includes(word))
  const value = numberOf(answer)
  if (value === undefined) return false
  return 'atLeast' in test ? value >= test.atLeast : value <= test.atMost
}

/** Does a condition hold? One that is absent always does. */
export function holds(condition: Condition | undefined, scope: Answers, around: Circumstances): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((test) => testHolds(test, scope, around))
  if ('any' in condition) return condition.any.some((test) => testHolds(test, scope, around))
  return testHolds(condition, scope, around)
}

/** Items of a section shown now. One that is hidden counts as not answered for what hangs on it. */
export function visibleItems(instrument: Instrument, section: Section, filled: readonly Filled[], person: string | null, around: Circumstances): Item[] {
  const scope = visibleScope(instrument, filled, person, around)
  return holds(section.when, scope, around) ? section.items.filter((item) => holds(item.when, scope, around)) : []
}

/** Answers of items that are shown: those of hidden ones are kept, and count for nothing. */
export function visibleScope(instrument: Instrument, filled: readonly Filled[], person: string | null, around: Circumstances): Answers {
  const whole = scopeOf(filled, person)
  let hidden = new Set<string>()
  // as many rounds as there are items at most: longer only in a cycle, which publishing refuses
  for (let round = 0; round <= Object.keys(whole).length + 1; round++) {
    const scope = Object.fromEntries(Object.entries(whole).filter(([key]) => !hidden.has(key)))
    const now = hiddenIn(instrument, scope, around)
    if (now.size === hidden.size && [...now].every((key) => hidden.has(key))) return scope
    hidden = now
  }
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !hidden.has(key)))
}

function hiddenIn(instrument: Instrument, scope: Answers, around: Circumstances): Set<string> {
  return new Set(instrument.sections.flatMap((section) => {
    const shown = holds(section.when, scope, around)
    return section.items.flatMap((item) => (shown && holds(item.when, scope, around) ? [] : [item.key]))
  }))
}

/** Every place where something is written: sections, those of each person once for each. */
export interface FilledPlace {
  section: Section
  person: string | null
}
export const placesOf = (instrument: Instrument, people: readonly string[]): FilledPlace[] =>
  instrument.sections.flatMap((section): FilledPlace[] => (section.each ? people.map((person) => ({ section, person })) : [{ section, person: null }]))

export const sectionOf = (instrument: Instrument, key: string): Section | undefined => instrument.sections.find((section) => section.key === key)
export const itemsByKey = (instrument: Instrument): Map<string, Item> => new Map(instrument.sections.flatMap(({ items }) => items.map((item) => [item.key, item])))
