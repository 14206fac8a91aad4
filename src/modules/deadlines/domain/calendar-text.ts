import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { dateOf, numberOf } from './day-number.ts'

/** One term or appointment as a calendar shows it: nothing of the child. */
export interface CalendarEntry {
  id: string
  title: string
  /** A day, or an instant (ISO 8601). */
  due: string
  /** Of what lasts (an appointment): the instant at which it ends. Its time is then taken. */
  ends?: string
  location?: string
  missed: boolean
  version: number
  description: string
}

const compact = (day: string): string => day.replaceAll('-', '')
const stamp = (at: string | number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0)!
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** Lines of at most 75 octets, as RFC 5545 wants them: the rest goes on after a blank, never in the middle of a character. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}

function event({ id, title, due, ends, location, missed, version, description }: CalendarEntry, now: number): string[] {
  const when = isPlainDate(due)
    ? [`DTSTART;VALUE=DATE:${compact(due)}`, `DTEND;VALUE=DATE:${compact(dateOf(numberOf(due as PlainDate) + 1))}`]
    : [`DTSTART:${stamp(due)}`, `DTEND:${stamp(ends ?? due)}`]
  return [
    'BEGIN:VEVENT', `UID:${id}@accanto`, `DTSTAMP:${stamp(now)}`, `SEQUENCE:${version}`, ...when, `SUMMARY:${escaped(missed ? `SCADUTO · ${title}` : title)}`,
    `DESCRIPTION:${escaped(description)}`, ...(location ? [`LOCATION:${escaped(location)}`] : []), ends ? 'TRANSP:OPAQUE' : 'TRANSP:TRANSPARENT', 'CLASS:PRIVATE', 'END:VEVENT',
  ]
}

/** An iCalendar file (RFC 5545) of these terms. */
export function calendarText(name: string, entries: readonly CalendarEntry[], now: number): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Accanto//Termini//IT', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Europe/Rome', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap((entry) => event(entry, now)), 'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
