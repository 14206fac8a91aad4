import { isPlainDate, addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { Temporal } from 'temporal-polyfill'

export type Span = 'week' | 'month'

/** The Monday on or before a day. */
export const mondayOf = (day: PlainDate): PlainDate => addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek)

/** The day an address speaks of, or today when it speaks of none. */
export const dayOf = (text: string, today: PlainDate): PlainDate => (isPlainDate(text) ? text : today)

/** Whole weeks from Monday: the one of the day, or all those of its month (never more than six). */
export function weeksAround(day: PlainDate, span: Span): PlainDate[][] {
  const first = mondayOf(span === 'week' ? day : (`${day.slice(0, 7)}-01` as PlainDate))
  const month = Temporal.PlainDate.from(day)
  const last = span === 'week' ? addDays(first, 6) : (month.with({ day: month.daysInMonth }).toString() as PlainDate)
  const weeks: PlainDate[][] = []
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)))
  return weeks
}

/** The day so many weeks or months away, for "back" and "forward"; the 31st becomes the last of a shorter month. */
export const moved = (day: PlainDate, span: Span, by: 1 | -1): PlainDate =>
  span === 'week' ? addDays(day, 7 * by) : (Temporal.PlainDate.from(day).add({ months: by }).toString() as PlainDate)
