import { Temporal } from 'temporal-polyfill'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'

/** `month`: on the same weekday of its month (the second Tuesday); of a fifth one, the last. */
export const rhythms = ['week', 'fortnight', 'month'] as const
export type Rhythm = (typeof rhythms)[number]

export interface Repeat {
  every: Rhythm
  /** How many in all … */
  count: number | null
  /** … or the last day on which one may fall. */
  until: PlainDate | null
  /** Days left out. */
  except: readonly PlainDate[]
}

/** More than these are never planned at once: two years of weeks. */
export const MOST_OCCURRENCES = 104

const last = 5

function nthWeekday(first: PlainDate, months: number): PlainDate {
  const day = Temporal.PlainDate.from(first)
  const nth = Math.ceil(day.day / 7)
  const month = day.with({ day: 1 }).add({ months })
  const offset = (day.dayOfWeek - month.dayOfWeek + 7) % 7
  const wanted = month.add({ days: offset + (nth - 1) * 7 })
  return (wanted.month === month.month || nth < last ? wanted : wanted.subtract({ days: 7 })).toString() as PlainDate
}

const nth = (first: PlainDate, every: Rhythm, n: number): PlainDate => (every === 'month' ? nthWeekday(first, n) : addDays(first, n * (every === 'week' ? 7 : 14)))

/** The first day of this rhythm, counted from `first`, that comes after another day. */
export function nextDay(first: PlainDate, every: Rhythm, after: PlainDate): PlainDate {
  for (let n = 1; ; n++) {
    const day = nth(first, every, n)
    if (day > after) return day
  }
}

/** The days of a repeated appointment, the first included, in order; those left out count among `count`. At most `MOST_OCCURRENCES`. */
export function daysOf(first: PlainDate, { every, count, until, except }: Repeat): PlainDate[] {
  const days: PlainDate[] = []
  for (let n = 0; n < (count ?? MOST_OCCURRENCES) && n < MOST_OCCURRENCES; n++) {
    const day = nth(first, every, n)
    if (until && day > until) break
    if (!except.includes(day)) days.push(day)
  }
  return days
}
