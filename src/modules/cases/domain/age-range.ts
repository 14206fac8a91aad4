import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '#kernel/domain/plain-date.ts'

/** Dates of birth of who is between these ages (completed years, both included) on a day: a list filters by dates, not by computing ages. */
export function birthsBetween(minAge: number | undefined, maxAge: number | undefined, today: PlainDate): { from: PlainDate | null; to: PlainDate | null } {
  const day = Temporal.PlainDate.from(today)
  return {
    // the day after the one on which he would turn maxAge + 1 today
    from: maxAge === undefined ? null : (day.subtract({ years: maxAge + 1 }).add({ days: 1 }).toString() as PlainDate),
    to: minAge === undefined ? null : (day.subtract({ years: minAge }).toString() as PlainDate),
  }
}
