import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { monthsBeforeEighteen } from './eighteen.ts'
import { visibleScope, type Circumstances, type Filled } from './fill.ts'
import type { Instrument } from './instrument.ts'

/** A day on which what is not ready must be looked at again. `months` before the birthday; null: the last day on which one is still a minor. */
export interface DayBefore {
  on: PlainDate
  months: number | null
  /** The rule of practice by which it is a term of the file. */
  ruleId: PracticeRule
}

/** The dates of practice (`law.md` PRO-02): the plan, the review, the last day; a service may have its own months for the first two. */
export type PracticeRule = 'PRO-02b' | 'PRO-02c' | 'PRO-02d'
const practice: Readonly<Record<number, PracticeRule>> = { 6: 'PRO-02b', 3: 'PRO-02c' }

/** Answers by which an item needs nothing more. */
const settled: ReadonlySet<string | undefined> = new Set(['acquisito', 'non_applicabile'])

/**
 * The days before the 18th birthday on which what a checklist found not ready should be: one for each date of its items, however many items have it, and the
 * last day before the birthday. Days past are left out; none is law (`caveat` of the instrument). `own`: the months that the service gave itself.
 */
export function daysToWatch(instrument: Instrument, filled: readonly Filled[], around: Circumstances, birth: PlainDate, today: PlainDate, own: (rule: PracticeRule) => number | undefined = () => undefined): DayBefore[] {
  if (!instrument.beforeEighteen) return []
  const scope = visibleScope(instrument, filled, null, around)
  const open = Object.entries(instrument.beforeEighteen).filter(([item]) => !settled.has(scope[item]?.choice))
  const months = [...new Set(open.flatMap(([, dates]) => (dates.length ? [Math.min(...dates)] : [])))].toSorted((a, b) => b - a)
  const last = addDays(monthsBeforeEighteen(birth, 0), -1)
  const before = months.map((many): DayBefore => {
    const ruleId = practice[many] ?? 'PRO-02c'
    const chosen = practice[many] ? (own(ruleId) ?? many) : many
    return { on: monthsBeforeEighteen(birth, chosen), months: chosen, ruleId }
  })
  return [...before.filter(({ on }) => on < last), { on: last, months: null, ruleId: 'PRO-02d' as const }].filter(({ on }) => on >= today)
}
