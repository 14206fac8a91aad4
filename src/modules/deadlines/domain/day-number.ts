import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'

/**
 * Days as integers since 1970-01-01: one hundred thousand terms are counted in a second, which calendar objects cannot do.
 * The Gregorian arithmetic is Howard Hinnant's; a test holds it against Temporal for every day of two centuries.
 */

/** The calendar the engine answers for: further away than this a date is a slip of the pen. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2199

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

/** Day number of a civil date. */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Year, month and day of a day number. */
export function civilOf(day: number): { year: number; month: number; day: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}

/** Day number of a date. */
export const numberOf = (date: PlainDate): number => dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))

/** The date of a day number, `YYYY-MM-DD`. */
export function dateOf(day: number): PlainDate {
  const civil = civilOf(day)
  return `${String(civil.year).padStart(4, '0')}-${two(civil.month)}-${two(civil.day)}` as PlainDate
}

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

export const daysInMonth = (year: number, month: number): number => dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayOf(year, month, 1)

/** The same day-number so many months on (back when negative); the last day of the month where it is missing (art. 2963 c.c.). */
export function addMonths(day: number, months: number): { day: number; clamped: boolean } {
  const from = civilOf(day)
  const index = from.year * 12 + from.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  const last = daysInMonth(year, month)
  return { day: dayOf(year, month, Math.min(from.day, last)), clamped: from.day > last }
}

/** Is it a date that exists, in the years the engine answers for? */
export const inCalendar = (text: string): text is PlainDate =>
  isPlainDate(text) && Number(text.slice(0, 4)) >= FIRST_YEAR && Number(text.slice(0, 4)) <= LAST_YEAR
