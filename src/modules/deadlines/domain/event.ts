import { BadEvent } from './bad-event.ts'
import { FIRST_YEAR, inCalendar, LAST_YEAR, numberOf } from './day-number.ts'
import { instantsAt, romeOffset, romeText } from './rome-clock.ts'

/** An event understood: its day in Rome, and the instant (seconds since 1970) when the hour was given. */
export interface ParsedEvent {
  day: number
  instant: number | null
}

const DAY = 86_400
const datePart = /^\d{4}-\d{2}-\d{2}$/
const timePart = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/

function dayNumber(text: string): number {
  if (!datePart.test(text)) {
    throw new BadEvent('not-a-date', { it: `«${text}» non è una data: scrivila come 2026-03-21`, en: `“${text}” is not a date: write it as 2026-03-21` })
  }
  if (inCalendar(text)) return numberOf(text)
  const year = Number(text.slice(0, 4))
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new BadEvent('out-of-calendar', {
      it: `L’anno ${text.slice(0, 4)} è fuori dal calendario (${FIRST_YEAR}–${LAST_YEAR}): controlla l’anno`,
      en: `The year ${text.slice(0, 4)} is outside the calendar (${FIRST_YEAR}–${LAST_YEAR}): check the year`,
    })
  }
  throw new BadEvent('no-such-day', {
    it: `Il giorno ${text.slice(8)}/${text.slice(5, 7)}/${text.slice(0, 4)} non esiste: controlla giorno e mese`,
    en: `${text} does not exist: check day and month`,
  })
}

const noHour = (text: string): BadEvent => new BadEvent('not-an-hour', {
  it: `«${text}» non è un’ora: scrivila come 14:30`, en: `“${text}” is not a time: write it as 14:30`,
})

/** Wall seconds (a clock without zone) and offset of `YYYY-MM-DDThh:mm[:ss][±hh:mm|Z]`. */
function readClock(text: string): { wall: number; offset: number | null } {
  const [date, time] = [text.slice(0, 10), text.slice(11)]
  const day = dayNumber(date)
  const found = timePart.exec(time)
  if (!found) throw noHour(time)
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) throw noHour(time)
  const wall = day * DAY + hour * 3600 + minute * 60 + second
  if (!found[4]) return { wall, offset: null }
  if (found[4] === 'Z') return { wall, offset: 0 }
  const [hours, minutes] = [Number(found[4].slice(1, 3)), Number(found[4].slice(4))]
  if (hours > 14 || minutes > 59) throw noHour(time)
  return { wall, offset: (found[4].startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60) }
}

/**
 * Reads an event: a date, or an instant with its offset from UTC. An hour without offset is refused: on the night the clock goes back it
 * could be either of two instants, and elsewhere nobody wrote down which clock was meant (`localInstants` asks the person instead).
 * Throws `BadEvent`.
 */
export function parseEvent(event: string): ParsedEvent {
  if (event.length <= 10 || event.charCodeAt(10) !== 84 /* T */) return { day: dayNumber(event), instant: null }
  const { wall, offset } = readClock(event)
  if (offset === null) {
    const several = instantsAt(wall).length > 1
    throw several ? ambiguous(event) : new BadEvent('offset-missing', {
      it: 'Manca lo scarto dall’ora universale: scrivi per esempio 2026-03-28T18:20:00+01:00',
      en: 'The offset from UTC is missing: write for example 2026-03-28T18:20:00+01:00',
    })
  }
  const instant = wall - offset
  return { day: Math.floor((instant + romeOffset(instant)) / DAY), instant }
}

const ambiguous = (event: string): BadEvent => new BadEvent('offset-ambiguous', {
  it: `Nella notte in cui l’orologio torna indietro le ${event.slice(11, 16)} ci sono due volte: indica se la prima (+02:00, ora legale) o la seconda (+01:00, ora solare)`,
  en: `On the night the clock goes back ${event.slice(11, 16)} comes twice: say whether the first (+02:00, summer time) or the second (+01:00, winter time)`,
})

/**
 * The instants, as Rome writes them, at which Rome's clock shows `YYYY-MM-DDThh:mm[:ss]`: one as a rule, two on the night the clock goes back
 * (the first pass first), none in the hour that is skipped in spring. Throws `BadEvent` when it is no date and hour.
 */
export function localInstants(local: string): string[] {
  if (local.length <= 10 || local.charCodeAt(10) !== 84) throw new BadEvent('instant-wanted', instantWords)
  return instantsAt(readClock(local).wall).map(romeText)
}

export const instantWords = {
  it: 'Per un termine in ore servono la data e l’ora', en: 'A term in hours needs the date and the hour',
}

/** Like `parseEvent`, for somebody at a desk in Italy: an hour without offset is Rome's, refused only where it is two instants or none. Gives the full form. */
export function completeEvent(event: string): string {
  if (event.length <= 10 || event.charCodeAt(10) !== 84 || readClock(event).offset !== null) return event
  const found = localInstants(event)
  if (found.length === 1) return found[0]!
  if (found.length > 1) throw ambiguous(event)
  throw new BadEvent('hour-skipped', {
    it: `Le ${event.slice(11, 16)} di quella notte non esistono: l’orologio passa dalle 02:00 alle 03:00. Controlla l’ora`,
    en: `${event.slice(11, 16)} of that night does not exist: the clock goes from 02:00 to 03:00. Check the hour`,
  })
}
