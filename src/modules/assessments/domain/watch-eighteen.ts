import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { monthsBeforeEighteen } from './eighteen.ts'
import { visibleScope, type Circumstances, type Filled } from './fill.ts'
import type { Instrument } from './instrument.ts'

/** A day on which what is not ready must be looked at again. `months` before the birthday; null: the last day on which one is still a minor. */
export interface DayBefore {
  on: PlainDate
  months: number | null
}

/** Answers by which an item needs nothing more. */
const settled: ReadonlySet<string | undefined> = new Set(['acquisito', 'non_applicabile'])

/**
 * The days before the 18th birthday on which what a checklist found not ready should be: one for each date of its items, however many items have it, and the
 * last day before the birthday. Days past are left out; none is law (`caveat` of the instrument).
 */
export function daysToWatch(instrument: Instrument, filled: readonly Filled[], around: Circumstances, birth: PlainDate, today: PlainDate): DayBefore[] {
  if (!instrument.beforeEighteen) return []
  const scope = visibleScope(instrument, filled, null, around)
  const open = Object.entries(instrument.beforeEighteen).filter(([item]) => !settled.has(scope[item]?.choice))
  const months = [...new Set(open.flatMap(([, dates]) => (dates.length ? [Math.min(...dates)] : [])))].toSorted((a, b) => b - a)
  const last = addDays(monthsBeforeEighteen(birth, 0), -1)
  return [...months.map((many): DayBefore => ({ on: monthsBeforeEighteen(birth, many), months: many })).filter(({ on }) => on < last), { on: last, months: null }].filter(({ on }) => on >= today)
}
