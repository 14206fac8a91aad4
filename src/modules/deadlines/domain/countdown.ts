import { dateInRome } from '#kernel/domain/plain-date.ts'
import { daysBetween, romeDayOf } from './moments.ts'

/**
 * How far a due moment is. `days` counts Rome's days and holds for terms in days; for terms in hours `hours` and `minutes` are what the clock shows
 * (whole, elapsed), `seconds` what remains after them.
 */
export interface Distance {
  late: boolean
  days: number
  hours: number
  minutes: number
  seconds: number
}

/** From now (milliseconds since 1970) to the last instant of a term; `due` as the term says it: a day, or an instant with its offset. */
export function distanceTo(due: string, dueAt: string, now: number): Distance {
  const left = Date.parse(dueAt) - now
  const seconds = Math.floor(Math.abs(left) / 1000)
  return {
    late: left < 0, days: Math.abs(daysBetween(dateInRome(now), romeDayOf(due))),
    hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60), seconds: seconds % 60,
  }
}

/** How often (milliseconds) the words of a distance change: each second in the last hour of a term in hours, otherwise twice a minute. */
export const tempoOf = (due: string, { late, hours }: Distance): number => (due.includes('T') && !late && hours === 0 ? 1_000 : 30_000)
