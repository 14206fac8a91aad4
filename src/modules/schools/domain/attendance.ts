import { Temporal } from 'temporal-polyfill'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'

/**
 * More than this many days of absence within three months, without a justified reason, open the procedure of art. 114 c. 4 d.lgs. 297/1994
 * (rule SCU-03): fifteen do not, sixteen do.
 */
export const LIMIT = 15
const MONTHS = 3

/** The share of the personal yearly hours whose unjustified loss is "elusione" (art. 114; rule SCU-08): at least a quarter. */
const SHARE = 4

const later = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other)
const plusMonths = (day: PlainDate, months: number): PlainDate => Temporal.PlainDate.from(day).add({ months }).toString() as PlainDate

/**
 * Last day of the three months that begin on this day. A month whose day-number is missing ends on its last day (art. 2963 c.c.); where the
 * two readings of a month's end differ (the day itself counted in or excluded) the later one is taken, so that nobody is reported late.
 */
export const windowEnd = (start: PlainDate): PlainDate => later(addDays(plusMonths(start, MONTHS), -1), plusMonths(addDays(start, -1), MONTHS))

/** First day of the widest three months that end on this day. */
export function windowStart(end: PlainDate): PlainDate {
  let start = addDays(end, -95)
  while (windowEnd(start) < end) start = addDays(start, 1)
  return start
}

export interface Crossing {
  /** The day of the sixteenth absence. */
  on: PlainDate
  /** The three months in which they fall. */
  from: PlainDate
  to: PlainDate
  /** The very days, in order. */
  days: readonly PlainDate[]
}

/**
 * When the limit was first passed at or after `since`. Takes the whole days of unjustified absence, in any order, each at most once. A window
 * may begin before `since`; the day that passes the limit may not.
 */
export function firstCrossing(unjustified: readonly PlainDate[], since: PlainDate): Crossing | null {
  const days = [...new Set(unjustified)].sort()
  for (let last = LIMIT; last < days.length; last++) {
    const [first, on] = [days[last - LIMIT]!, days[last]!]
    if (on >= since && on <= windowEnd(first)) return { on, from: first, to: windowEnd(first), days: days.slice(last - LIMIT, last + 1) }
  }
  return null
}

/** Unjustified days within the three months that end on this day. */
export function countInWindow(unjustified: readonly PlainDate[], end: PlainDate): { from: PlainDate; count: number } {
  const from = windowStart(end)
  return { from, count: new Set(unjustified.filter((day) => day >= from && day <= end)).size }
}

/** Hours lost on a day; null when nobody said how many a day has. */
export interface LostHours {
  day: PlainDate
  hours: number | null
}

export interface HoursStanding {
  missed: number
  /** Days whose hours nobody said: they are not in the sum. */
  unknownDays: number
  yearly: number | null
  quarter: number | null
  /** The day on which a quarter was reached; null when it was not, or the yearly hours are unknown. */
  reachedOn: PlainDate | null
}

/** Unjustified hours of a school year against a quarter of the child's personal yearly hours: a quarter exactly is enough. */
export function hoursStanding(lost: readonly LostHours[], yearly: number | null): HoursStanding {
  const quarter = yearly === null ? null : yearly / SHARE
  let [missed, reachedOn]: [number, PlainDate | null] = [0, null]
  for (const { day, hours } of lost.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    missed += hours ?? 0
    if (quarter !== null && reachedOn === null && missed >= quarter) reachedOn = day
  }
  return { missed, unknownDays: lost.filter(({ hours }) => hours === null).length, yearly, quarter, reachedOn }
}
