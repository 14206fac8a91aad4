import { parseDateText } from '#kernel/domain/date-text.ts'
import { holidayOn, isSunday } from '#kernel/domain/holidays.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'

export type DayProblem = 'future' | 'sunday' | 'holiday'

/** Why no school can have been missed on this day; null when it can. Local feasts are not known here. */
export function dayProblem(day: PlainDate, today: PlainDate): DayProblem | null {
  if (day > today) return 'future'
  if (isSunday(day)) return 'sunday'
  return holidayOn(day) ? 'holiday' : null
}

export interface PastedDays {
  /** In order, each once. */
  days: PlainDate[]
  /** Pieces that are no date, and dates on which no school can have been missed, as they were written. */
  unread: { text: string; problem: DayProblem | 'unread' }[]
}

const RANGE = /^(?:dal(?:l['’])?\s*)?(\S+?)\s*(?:-|–|—|\bal(?:l['’])?\b)\s*(\S+)$/i

/**
 * Days as they come out of a register or a message: "3/11, 4/11; 10-14/11/2026", one or many lines, ranges with a dash or "dal … al". Without
 * a year the last such day that has come. Sundays and holidays inside a range are left out silently, alone they are told.
 */
export function parsePastedDays(text: string, today: PlainDate): PastedDays {
  const days = new Set<PlainDate>()
  const unread: PastedDays['unread'] = []
  for (const piece of text.split(/[\n,;]+|\s+e\s+/).map((one) => one.trim()).filter(Boolean)) {
    const read = readPiece(piece, today)
    if (!read) unread.push({ text: piece, problem: 'unread' })
    else if (read.from !== read.to) walk(read.from, read.to, (day) => { if (!dayProblem(day, today)) days.add(day) })
    else {
      const problem = dayProblem(read.from, today)
      if (problem) unread.push({ text: piece, problem })
      else days.add(read.from)
    }
  }
  return { days: [...days].sort(), unread }
}

function readPiece(piece: string, today: PlainDate): { from: PlainDate; to: PlainDate } | null {
  const alone = past(piece, today)
  if (alone) return { from: alone, to: alone }
  const [, first, last] = RANGE.exec(piece) ?? []
  const to = last ? past(last, today) : null
  if (!first || !last || !to) return null
  // "10-14/11": the first number takes month and year of the second
  const from = /^\d{1,2}$/.test(first) ? past(first + last.replace(/^\d{1,2}/, ''), today) : past(first, today)
  return from && from <= to && addDays(from, 100) > to ? { from, to } : null
}

/** A date without a year that would lie ahead is meant of the year before. */
function past(text: string, today: PlainDate): PlainDate | null {
  const read = parseDateText(text, today)
  if (!('date' in read)) return null
  if (read.date <= today || !/^\d{1,2}[-/. ]\d{1,2}$/.test(text)) return read.date
  const before = parseDateText(`${text}/${Number(read.date.slice(0, 4)) - 1}`, today)
  return 'date' in before ? before.date : read.date
}

function walk(from: PlainDate, to: PlainDate, visit: (day: PlainDate) => void): void {
  for (let day = from; day <= to; day = addDays(day, 1)) visit(day)
}
