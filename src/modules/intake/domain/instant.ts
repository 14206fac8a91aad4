import { Temporal } from 'temporal-polyfill'
import { isPlainDate, ROME } from '#kernel/domain/plain-date.ts'

/** The instant (ISO 8601, UTC) of a day and a time of the clock in Rome; null while either is not complete. Without a time: noon. */
export function instantInRome(date: string, time: string): string | null {
  const clock = time.trim() === '' ? '12:00' : time
  if (!isPlainDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null
  return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(ROME).toInstant().toString()
}
