import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'

/** Days on which a service stood still, both included; `to` null: until today. */
export interface Pause {
  from: PlainDate
  to: PlainDate | null
}

export interface Foreseen {
  startedOn: PlainDate | null
  /** Last day: the one on which it ended, or the one foreseen. */
  endsOn: PlainDate | null
  weeklyMinutes: number | null
  totalMinutes: number | null
}

const dayNumber = (day: PlainDate): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000
const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)
const daysIn = (from: PlainDate, to: PlainDate): number => Math.max(0, dayNumber(to) - dayNumber(from) + 1)

/** Days of a period on which the service was given: within its own dates, pauses left out. */
export function daysGiven({ startedOn, endsOn }: Foreseen, pauses: readonly Pause[], from: PlainDate, to: PlainDate): number {
  if (!startedOn) return 0
  const first = later(startedOn, from)
  const last = endsOn ? earlier(endsOn, to) : to
  const still = pauses.reduce((sum, pause) => sum + daysIn(later(pause.from, first), earlier(pause.to ?? last, last)), 0)
  return Math.max(0, daysIn(first, last) - still)
}

/** Minutes foreseen in a period, from the hours of a week; null when no weekly hours were agreed. */
export function foreseenMinutes(service: Foreseen, pauses: readonly Pause[], from: PlainDate, to: PlainDate): number | null {
  if (service.weeklyMinutes === null) return null
  return Math.round((service.weeklyMinutes * daysGiven(service, pauses, from, to)) / 7)
}

/** Minutes foreseen in all: the total agreed, else what the weekly hours make from the first to the last day; null without an end. */
export function totalForeseen(service: Foreseen, pauses: readonly Pause[]): number | null {
  if (service.totalMinutes !== null) return service.totalMinutes
  if (!service.startedOn || !service.endsOn) return null
  return foreseenMinutes(service, pauses, service.startedOn, service.endsOn)
}

/** First day of the month so many months away. */
export function monthOf(day: PlainDate, months = 0): PlainDate {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01` as PlainDate
}

export const lastOfMonth = (month: PlainDate): PlainDate => addDays(monthOf(month, 1), -1)

/** Months from the one of a day to the one of another, both included, as first days. */
export function monthsBetween(from: PlainDate, to: PlainDate): PlainDate[] {
  const months: PlainDate[] = []
  for (let month = monthOf(from); month <= to; month = monthOf(month, 1)) months.push(month)
  return months
}

/** Days after this one can still be entered and corrected; this day and those before are of months that are locked. `lockDay`: last day of the next month on which one still can. */
export function lockedUntil(today: PlainDate, lockDay: number): PlainDate {
  const open = Number(today.slice(8)) <= lockDay ? -1 : 0
  return addDays(monthOf(today, open), -1)
}
