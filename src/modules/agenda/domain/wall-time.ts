import { Temporal } from 'temporal-polyfill'
import { ROME, type PlainDate } from '#kernel/domain/plain-date.ts'

/** A stretch of time as people say it in Rome: the day, the hour (`HH:MM`), how many minutes. */
export interface Wall {
  on: PlainDate
  from: string
  minutes: number
}

/** From when to when, instants (ISO 8601, UTC). */
export interface Interval {
  startsAt: string
  endsAt: string
}

/**
 * The instant (ISO 8601, UTC) at which Rome's clock shows this hour of this day. Of the hour that comes twice in October the first; of the one that is
 * skipped in March, as much later as it was skipped.
 */
export const instantOf = (on: PlainDate, from: string): string =>
  Temporal.PlainDateTime.from(`${on}T${from}`).toZonedDateTime(ROME, { disambiguation: 'compatible' }).toInstant().toString({ fractionalSecondDigits: 3 })

/** When a stretch begins and ends: its minutes are minutes that pass, whatever the clock does. */
export function intervalOf({ on, from, minutes }: Wall): Interval {
  const startsAt = instantOf(on, from)
  return { startsAt, endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() }
}

// Swedes write `2026-11-22 14:35`; made once: thousands of meetings are shown by it
const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: ROME, dateStyle: 'short', timeStyle: 'short' })

/** What Rome's calendar and clock show at an instant. */
export function wallAt(instant: string | number): { on: PlainDate; from: string } {
  const [on, from] = shown.format(typeof instant === 'number' ? instant : Date.parse(instant)).split(' ')
  return { on: on as PlainDate, from: from! }
}

/** An interval as people say it. */
export const wallOf = ({ startsAt, endsAt }: Interval): Wall => ({ ...wallAt(startsAt), minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000) })

/** Do two stretches share a moment? One that ends when the other begins does not. */
export const overlap = (a: Interval, b: Interval): boolean => Date.parse(a.startsAt) < Date.parse(b.endsAt) && Date.parse(b.startsAt) < Date.parse(a.endsAt)

/** Days from one date to another, negative when it is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
