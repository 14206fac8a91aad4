import { Temporal } from 'temporal-polyfill'
import { ROME } from '#kernel/domain/plain-date.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'

/** A day or an instant as people read it, with the weekday. */
export const formatMoment = (moment: string): string => (moment.length === 10 ? formatDate(moment) : formatDateTime(moment))

/** How an hour of the wall stands on its day in Rome: once, twice (clocks go back) or never (clocks go forward). */
export type HourKind = 'once' | 'twice' | 'never'

/** Is this hour (`YYYY-MM-DDTHH:mm`, Rome) on the clock once, twice or never? Null when it is no date and hour. */
export function hourKind(text: string): HourKind | null {
  try {
    const wall = Temporal.PlainDateTime.from(text)
    const [early, late] = [wall.toZonedDateTime(ROME, { disambiguation: 'earlier' }), wall.toZonedDateTime(ROME, { disambiguation: 'later' })]
    if (early.epochMilliseconds === late.epochMilliseconds) return 'once'
    return early.toPlainDateTime().equals(wall) ? 'twice' : 'never'
  } catch {
    return null
  }
}

/** The same with the offset of the first or second of two equal hours. */
export function withOffset(text: string, which: 'earlier' | 'later'): string {
  const zoned = Temporal.PlainDateTime.from(text.slice(0, 16)).toZonedDateTime(ROME, { disambiguation: which })
  return `${text.slice(0, 16)}:00${zoned.offset}`
}

/** Date and hour of an instant in Rome, as two fields show them. */
export function wallOf(instant: string): { date: string; time: string } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(ROME)
  return { date: zoned.toPlainDate().toString(), time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }) }
}
