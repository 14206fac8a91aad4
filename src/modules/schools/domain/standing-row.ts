import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { firstCrossing, hoursStanding } from './attendance.ts'
import { schoolYearOf } from './school-year.ts'

export interface DayEntered {
  day: PlainDate
  state: 'present' | 'unjustified' | 'justified'
  /** Of a day missed in part; null: the whole day. */
  hours: number | null
}

/** The row of `schools.standing` that follows from days entered elsewhere (demonstration, import): hours of the year and of a day as they are known. */
export function attendanceStanding(days: readonly DayEntered[], { today, yearly, daily }: { today: PlainDate; yearly: number | null; daily: number | null }) {
  const year = schoolYearOf(today)
  const unjustified = days.filter(({ state, hours }) => state === 'unjustified' && hours === null).map(({ day }) => day)
  const lost = days.filter(({ state, day }) => state === 'unjustified' && day >= year.from).map(({ day, hours }) => ({ day, hours: hours ?? daily }))
  const { missed, reachedOn } = hoursStanding(lost, yearly)
  return {
    unjustified: unjustified.filter((day) => day >= addDays(today, -100)), crossed_on: firstCrossing(unjustified, year.from)?.on ?? null, missed_hours: missed, quarter_on: reachedOn,
  }
}
