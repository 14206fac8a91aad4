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
  return { problem: { it: `Quella notte le ${clock} ci sono due volte: scrivi ${clock}${first.offset} (la prima) oppure ${clock}${second.offset} (la seconda)`, en: `That night ${clock} comes twice: write ${clock}${first.offset} (the first) or ${clock}${second.offset} (the second)` } }
}
