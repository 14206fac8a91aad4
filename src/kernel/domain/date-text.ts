import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from './plain-date.ts'

export type DateText = { date: PlainDate } | { error: string }

const MONTHS = ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre']
const MONTHS_EN = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const WEEKDAYS = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica']
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const DAYS_FROM_TODAY: Record<string, number> = {
  oggi: 0, today: 0, ieri: -1, yesterday: -1, domani: 1, tomorrow: 1, dopodomani: 2, 'dopo domani': 2, 'day after tomorrow': 2,
  "l'altro ieri": -2, 'altro ieri': -2, altroieri: -2, "l'altroieri": -2, avantieri: -2, 'ieri l\'altro': -2, 'day before yesterday': -2,
}
const NUMBERS: Record<string, number> = {
  un: 1, uno: 1, una: 1, "un'": 1, due: 2, tre: 3, quattro: 4, cinque: 5, sei: 6, sette: 7, otto: 8, nove: 9, dieci: 10, undici: 11, dodici: 12,
  quindici: 15, venti: 20, trenta: 30, quaranta: 40, sessanta: 60, novanta: 90,
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, fifteen: 15, twenty: 20, thirty: 30,
}
const UNITS: Record<string, 'days' | 'weeks' | 'months' | 'years'> = {
  giorno: 'days', giorni: 'days', day: 'days', days: 'days', gg: 'days', settimana: 'weeks', settimane: 'weeks', week: 'weeks', weeks: 'weeks',
  mese: 'months', mesi: 'months', month: 'months', months: 'months', anno: 'years', anni: 'years', year: 'years', years: 'years',
}

/** The table's own entry: words such as "constructor" are none. */
const entry = <T>(table: Record<string, T>, word: string): T | undefined => (Object.hasOwn(table, word) ? table[word] : undefined)

const unaccented = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Position of the word among the names, whole or cut to three letters or more; −1 when it is none or could be several. */
function nameIndex(word: string, ...lists: string[][]): number {
  if (word.length < 3) return -1
  const found = new Set(lists.flatMap((names) => names.flatMap((name, index) => (unaccented(name).startsWith(word) ? [index] : []))))
  return found.size === 1 ? [...found][0]! : -1
}

/** Italian or English name of the day of the week. */
export function weekdayName(date: PlainDate, language: 'it' | 'en' = 'it'): string {
  return (language === 'it' ? WEEKDAYS : WEEKDAYS_EN)[Temporal.PlainDate.from(date).dayOfWeek - 1]!
}

/**
 * Understands a date as people write it, in Italian or English; the day always comes before the month. Two-digit years fall from 79 years
 * before to 20 after this one; without a year the nearest such day is meant; a bare weekday is today's or the next one. The error says what to do.
 */
export function parseDateText(text: string, today: PlainDate): DateText {
  const clean = unaccented(text).replace(/[’‘`]/g, "'").replace(/[,;]/g, ' ').replace(/\s+/g, ' ').trim().replace(/^(il|lo|the|on) /, '')
  if (!clean) return { error: 'Scrivi una data, per esempio 3/3/2026' }
  const now = Temporal.PlainDate.from(today)
  return fromWords(clean, now) ?? fromWeekday(clean, now) ?? fromDistance(clean, now) ?? fromNumbers(clean, now)
    ?? fromMonthName(clean, now) ?? withWeekday(clean, today)
    ?? { error: `Non capisco «${text.trim()}»: scrivi per esempio 3/3/2026, ieri o tra 15 giorni` }
}

const done = (date: Temporal.PlainDate): DateText => ({ date: date.toString() as PlainDate })

function fromWords(text: string, now: Temporal.PlainDate): DateText | null {
  const days = entry(DAYS_FROM_TODAY, text.replace(/^the /, ''))
  return days === undefined ? null : done(now.add({ days }))
}

function fromWeekday(text: string, now: Temporal.PlainDate): DateText | null {
  const words = text.split(' ')
  const marks = words.filter((word) => /^(scors[oa]|passat[oa]|last|prossim[oa]|next)$/.test(word))
  const names = words.filter((word) => !marks.includes(word))
  if (names.length !== 1 || marks.length > 1) return null
  const index = nameIndex(names[0]!, WEEKDAYS, WEEKDAYS_EN)
  if (index < 0) return null
  const ahead = (index + 1 - now.dayOfWeek + 7) % 7
  if (marks.length === 0) return done(now.add({ days: ahead }))
  const past = /^(s|pa|l)/.test(marks[0]!)
  return done(now.add({ days: past ? ahead - 7 : ahead || 7 }))
}

function fromDistance(text: string, now: Temporal.PlainDate): DateText | null {
  const ahead = /^(?:tra|fra|in) (\S+?'?) ?([a-z]+)$/.exec(text)
  const back = /^(\S+?'?) ?([a-z]+) (?:fa|ago)$/.exec(text)
  const found = ahead ?? back
  if (!found) return null
  const [, word, unitWord] = found
  const count = /^\d{1,4}$/.test(word!) ? Number(word) : entry(NUMBERS, word!)
  const unit = entry(UNITS, unitWord!)
  if (count === undefined || !unit) return null
  return done(now.add({ [unit]: ahead ? count : -count }))
}

function fromNumbers(text: string, now: Temporal.PlainDate): DateText | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return build(Number(iso[3]), Number(iso[2]), iso[1], now)
  const found = /^(\d{1,2})(?: ?[-/. ] ?)(\d{1,2})(?:(?: ?[-/. ] ?)(\d+))?\.?$/.exec(text)
  return found ? build(Number(found[1]), Number(found[2]), found[3], now) : null
}

function fromMonthName(text: string, now: Temporal.PlainDate): DateText | null {
  const dayFirst = /^(\d{1,2}|primo|first)(?:°|º|st|nd|rd|th)? ?[-/. ]? ?(?:of |di )?([a-z]+)\.?(?: ?[-/. ]? ?(?:del )?'?(\d+))?$/.exec(text)
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d+))?$/.exec(text)
  const [day, month, year] = dayFirst ? [dayFirst[1]!, dayFirst[2]!, dayFirst[3]] : [monthFirst?.[2] ?? '', monthFirst?.[1] ?? '', monthFirst?.[3]]
  const index = nameIndex(month, MONTHS, MONTHS_EN)
  return index < 0 ? null : build(/^\d/.test(day) ? Number(day) : 1, index + 1, year, now)
}

/** "mar 3 marzo 2026": the weekday before a date is checked, so that a slip is noticed. */
function withWeekday(text: string, today: PlainDate): DateText | null {
  const found = /^([a-z]{3,})\.? (.*\d.*)$/.exec(text)
  const index = found ? nameIndex(found[1]!, WEEKDAYS, WEEKDAYS_EN) : -1
  if (index < 0) return null
  const parsed = parseDateText(found![2]!, today)
  if ('error' in parsed) return parsed
  const actual = weekdayName(parsed.date)
  if (actual === WEEKDAYS[index]) return parsed
  return { error: `${parsed.date.split('-').reverse().join('/')} è ${actual}, non ${WEEKDAYS[index]}: controlla il giorno` }
}

function build(day: number, month: number, yearText: string | undefined, now: Temporal.PlainDate): DateText {
  if (month < 1 || month > 12) return { error: `Il mese ${month} non esiste: scrivi prima il giorno e poi il mese` }
  if (day < 1 || day > 31) return { error: `Il giorno ${day} non esiste: i giorni vanno da 1 a 31` }
  if (yearText !== undefined && yearText.length !== 2 && yearText.length !== 4) return { error: 'Scrivi l’anno con due o quattro cifre' }
  const year = yearText === undefined ? nearestYear(day, month, now) : yearText.length === 2 ? fullYear(Number(yearText), now.year) : Number(yearText)
  if (year < 1800 || year > 2200) return { error: `L’anno ${year} è troppo lontano: controlla l’anno` }
  try {
    return done(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }))
  } catch {
    if (month === 2 && day === 29) return { error: `Il 29 febbraio ${year} non esiste: controlla il giorno o l’anno` }
    return { error: `Il ${day} ${MONTHS[month - 1]} non esiste: controlla il giorno` }
  }
}

/** The year of two digits that falls from 79 years before to 20 years after this one. */
function fullYear(digits: number, current: number): number {
  const last = current + 20
  return last - ((last - digits) % 100)
}

function nearestYear(day: number, month: number, now: Temporal.PlainDate): number {
  const distance = (year: number): number => Math.abs(now.until(Temporal.PlainDate.from({ year, month, day }), { largestUnit: 'days' }).days)
  return [now.year, now.year - 1, now.year + 1].reduce((best, year) => (distance(year) < distance(best) ? year : best))
}
