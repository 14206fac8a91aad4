import { Temporal } from 'temporal-polyfill'
import { dateInRome, ROME, type PlainDate } from '#kernel/domain/plain-date.ts'

const DAY = 86_400_000

/** How far ahead of now an entry may be dated, in days: what happened is at most a slip of the clock away, a note may look forward. */
const daysAhead = (kind: string): number => (kind === 'nota' ? 366 : 1)

/** Is the moment too far in the future for this kind of entry? */
export const isTooFarAhead = (kind: string, happenedAt: string, now: number): boolean => Date.parse(happenedAt) > now + daysAhead(kind) * DAY

/** A closed file still takes what happened until it was closed; what comes later needs a reopening. */
export const fitsClosedFile = (closedOn: PlainDate | null, happenedAt: string): boolean =>
  closedOn === null || dateInRome(Date.parse(happenedAt)) <= closedOn

const SHOWN = 1500

/** The beginning of long words, cut between two words; the whole text when it is short enough. */
export function beginning(text: string, length = SHOWN): { text: string; cut: boolean } {
  if (text.length <= length) return { text, cut: false }
  const space = text.lastIndexOf(' ', length)
  return { text: `${text.slice(0, space > length / 2 ? space : length).trimEnd()}…`, cut: true }
}

/** The instant of a day and a time in Rome; without a time, noon. */
export const instantInRome = (day: PlainDate, time: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ROME, plainTime: Temporal.PlainTime.from(time || '12:00') }).toInstant().toString()
