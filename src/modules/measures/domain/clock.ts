import { Temporal } from 'temporal-polyfill'
import type { Words } from '#kernel/domain/bilingual.ts'
import { ROME, type PlainDate } from '#kernel/domain/plain-date.ts'

/** The instant of a day and a time of the clock in Rome, or why it cannot be told: the hour that is skipped in March, the one that comes twice in October. */
export function clockInstant(on: PlainDate, time: string): { at: string } | { problem: Words } {
  const [, clock, offset] = /^(\d{1,2}:\d{2})([+-]\d{2}:\d{2})?$/.exec(time.trim()) ?? []
  if (!clock) return { problem: { it: 'Scrivi l’ora come 9:30', en: 'Write the time like 9:30' } }
  const local = Temporal.PlainDateTime.from(`${on}T${clock.padStart(5, '0')}`)
  const [first, second] = [local.toZonedDateTime(ROME, { disambiguation: 'earlier' }), local.toZonedDateTime(ROME, { disambiguation: 'later' })]
  if (!first.toPlainDateTime().equals(local)) return { problem: { it: `Quella notte le ${clock} non ci sono: l’orologio passa dalle 2 alle 3`, en: `That night there is no ${clock}: the clock goes from 2 to 3` } }
  if (offset) {
    const chosen = [first, second].find((one) => one.offset === offset)
    return chosen ? { at: chosen.toInstant().toString() } : { problem: { it: `Quel giorno in Italia l’orario è ${first.offset}`, en: `On that day the time in Italy is ${first.offset}` } }
  }
  if (first.offset === second.offset) return { at: first.toInstant().toString() }
  return { problem: { it: `Quella notte le ${clock} ci sono due volte: indica se la prima (ora legale, ${clock}${first.offset}) o la seconda (ora solare, ${clock}${second.offset})`, en: `That night ${clock} comes twice: say whether the first (summer time, ${clock}${first.offset}) or the second (winter time, ${clock}${second.offset})` } }
}

const CLOCK = /^(\d{1,2}:\d{2})([+-]\d{2}:\d{2})?$/

/** A time as it was typed, its offset apart. */
export function splitClock(time: string): { clock: string; offset: string } {
  const [, clock, offset] = CLOCK.exec(time.trim()) ?? []
  return { clock: clock ?? time, offset: offset ?? '' }
}

/** The two offsets of a time that comes twice on this day in Rome, the first pass first; null when it comes once, or never. */
export function twiceAt(on: PlainDate, time: string): readonly [string, string] | null {
  const [, clock] = CLOCK.exec(time.trim()) ?? []
  const [hours, minutes] = (clock ?? '').split(':').map(Number)
  if (!clock || hours! > 23 || minutes! > 59) return null
  const local = Temporal.PlainDateTime.from(`${on}T${clock.padStart(5, '0')}`)
  const [first, second] = [local.toZonedDateTime(ROME, { disambiguation: 'earlier' }), local.toZonedDateTime(ROME, { disambiguation: 'later' })]
  return first.toPlainDateTime().equals(local) && first.offset !== second.offset ? [first.offset, second.offset] : null
}

/** An instant as the form writes it: the clock of Rome, with the offset where that time comes twice. */
export function clockOf(at: string): string {
  const moment = Temporal.Instant.from(at).toZonedDateTimeISO(ROME)
  const clock = moment.toPlainTime().toString({ smallestUnit: 'minute' })
  return twiceAt(moment.toPlainDate().toString() as PlainDate, clock) ? `${clock}${moment.offset}` : clock
}
