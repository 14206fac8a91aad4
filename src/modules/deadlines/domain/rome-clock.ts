import { Temporal } from 'temporal-polyfill'
import { ROME } from '#kernel/domain/plain-date.ts'
import { civilOf, dayOf, weekdayOf } from './day-number.ts'

/**
 * Rome's clock by arithmetic. Since 1996 the European Union changes the clocks at 01:00 UTC of the last Sunday of March and of October
 * (Directive 2000/84/EC); before, the time zone database is asked. Tests hold this against Temporal.
 */

const HOUR = 3_600
const DAY = 86_400
const FIRST_UNIFORM_YEAR = 1996

const lastSunday = (year: number, month: 3 | 10): number => {
  const last = dayOf(year, month, 31)
  return last - weekdayOf(last)
}

const bounds = new Map<number, { summer: number; winter: number }>()

/** The two instants (seconds since 1970) at which a year's clocks change. */
function changesOf(year: number): { summer: number; winter: number } {
  const known = bounds.get(year)
  if (known) return known
  const made = { summer: lastSunday(year, 3) * DAY + HOUR, winter: lastSunday(year, 10) * DAY + HOUR }
  bounds.set(year, made)
  return made
}

/** Seconds by which Rome's clock is ahead of UTC at an instant (seconds since 1970). */
export function romeOffset(instant: number): number {
  const { year } = civilOf(Math.floor(instant / DAY))
  if (year < FIRST_UNIFORM_YEAR) return Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO(ROME).offsetNanoseconds / 1e9
  const { summer, winter } = changesOf(year)
  return instant >= summer && instant < winter ? 2 * HOUR : HOUR
}

/** The instants at which Rome's clock shows this wall time (seconds of a clock without zone): none, one, or two, the earlier first. */
export function instantsAt(wall: number): number[] {
  const candidates = [...new Set([wall - romeOffset(wall - 2 * HOUR), wall - romeOffset(wall + HOUR)])].sort((a, b) => a - b)
  return candidates.filter((instant) => instant + romeOffset(instant) === wall)
}

/** The instant at which Rome's clock shows this wall time: the earlier of two; for an hour that is skipped, the instant at which the clock jumps past it as far. */
export function instantAt(wall: number): number {
  return instantsAt(wall)[0] ?? wall - romeOffset(wall - 2 * HOUR)
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

/** An instant as Rome writes it: `YYYY-MM-DDThh:mm:ss±hh:mm`. */
export function romeText(instant: number): string {
  const offset = romeOffset(instant)
  const wall = instant + offset
  const { year, month, day } = civilOf(Math.floor(wall / DAY))
  const time = ((wall % DAY) + DAY) % DAY
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(Math.floor(time / HOUR))}:${two(Math.floor((time % HOUR) / 60))}:${two(Math.floor(time % 60))}${offsetText(offset)}`
}

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60))
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
