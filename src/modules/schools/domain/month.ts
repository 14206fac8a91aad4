import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '#kernel/domain/plain-date.ts'

/** First day of the month written `YYYY-MM`; of the month of `today` when nothing or nonsense is written. */
export function monthOf(text: string | null, today: PlainDate): PlainDate {
  return (text && /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : `${today.slice(0, 7)}-01`) as PlainDate
}

/** First and last day of a month given by its first day. */
export function monthRange(first: PlainDate): { from: PlainDate; to: PlainDate } {
  const date = Temporal.PlainDate.from(first)
  return { from: first, to: date.with({ day: date.daysInMonth }).toString() as PlainDate }
}

/** The first day of the month so many months later. */
export const otherMonth = (first: PlainDate, months: number): PlainDate => Temporal.PlainDate.from(first).add({ months }).toString() as PlainDate

/** The days of a month in weeks from Monday; null where the week has days of other months. */
export function weeksOf(first: PlainDate): (PlainDate | null)[][] {
  const date = Temporal.PlainDate.from(first)
  const cells: (PlainDate | null)[] = [
    ...Array.from({ length: date.dayOfWeek - 1 }, () => null),
    ...Array.from({ length: date.daysInMonth }, (_, index) => date.add({ days: index }).toString() as PlainDate),
  ]
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
