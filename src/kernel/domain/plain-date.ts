import { Temporal } from 'temporal-polyfill'

declare const brand: unique symbol
/** A calendar date without time or zone, written `YYYY-MM-DD`. Never a `Date`. */
export type PlainDate = string & { readonly [brand]: 'date' }

/** The one civil zone of the product. */
export const ROME = 'Europe/Rome'

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Is this text a date that exists, in the form `YYYY-MM-DD`? By arithmetic: every date of every answer passes here. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-\d{2}$/.test(text)) return false
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  return day >= 1 && day <= daysOf[month - 1]! + (month === 2 && isLeap(Number(text.slice(0, 4))) ? 1 : 0)
}

/** Takes a text that must be a date; throws `RangeError` otherwise. */
export function asPlainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a date: ${text}`)
  return text
}

/** The date in Rome at this instant (milliseconds since 1970). */
export function dateInRome(now: number): PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ROME).toPlainDate().toString() as PlainDate
}

/** The date so many days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as PlainDate
}

/** The instant (ISO 8601, UTC) at which this day begins in Rome. */
export function startOfDayInRome(date: PlainDate): string {
  return Temporal.PlainDate.from(date).toZonedDateTime(ROME).toInstant().toString()
}

export interface Age {
  years: number
  months: number
}

/**
 * Completed years and months between birth and a day. Born on 29 February: the birthday of a common year is 28 February
 * (art. 2963 c.c. logic, `law.md` 2.1).
 */
export function ageOn(birth: PlainDate, day: PlainDate): Age {
  const { years, months } = Temporal.PlainDate.from(birth).until(Temporal.PlainDate.from(day), { largestUnit: 'years' })
  return { years: Math.max(0, years), months: Math.max(0, months) }
}
