import { Temporal } from 'temporal-polyfill'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'

export const views = ['day', 'week', 'month', 'list'] as const
export type CalendarView = (typeof views)[number]

const LIST_DAYS = 28

/** The days that a view around this day shows: the day, its week from Monday, the weeks of its month, four weeks from it. */
export function spanOf(view: CalendarView, day: PlainDate): { from: PlainDate; to: PlainDate } {
  const date = Temporal.PlainDate.from(day)
  const monday = (one: Temporal.PlainDate): PlainDate => one.subtract({ days: one.dayOfWeek - 1 }).toString() as PlainDate
  if (view === 'day') return { from: day, to: day }
  if (view === 'week') return { from: monday(date), to: addDays(monday(date), 6) }
  if (view === 'list') return { from: day, to: addDays(day, LIST_DAYS - 1) }
  const first = date.with({ day: 1 })
  return { from: monday(first), to: addDays(monday(first.add({ months: 1 }).subtract({ days: 1 })), 6) }
}

/** The day on which the next (1) or former (−1) view of this kind stands. */
export function stepped(view: CalendarView, day: PlainDate, by: 1 | -1): PlainDate {
  const date = Temporal.PlainDate.from(day)
  if (view === 'month') return date.add({ months: by }).with({ day: 1 }).toString() as PlainDate
  return addDays(day, by * (view === 'day' ? 1 : view === 'week' ? 7 : LIST_DAYS))
}
