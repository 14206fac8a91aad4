import type { Age, PlainDate } from '../../domain/plain-date.ts'
import { getLanguage, type Language } from './language.ts'

const locale: Record<Language, string> = { it: 'it-IT', en: 'en-GB' }
const zone = 'Europe/Rome'
const day = 86_400_000

const cache = new Map<string, Intl.DateTimeFormat>()
function formatter(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  const known = cache.get(key) ?? new Intl.DateTimeFormat(locale[language], options)
  cache.set(key, known)
  return known
}

const isDay = (when: string): boolean => when.length === 10
const asInstant = (when: string): Date => new Date(isDay(when) ? `${when}T12:00:00Z` : when)

const long = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const
const numeric = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

function dayText(when: string, language: Language, name: string, options: Intl.DateTimeFormatOptions): string {
  const timeZone = isDay(when) ? 'UTC' : zone
  const parts = formatter(language, `${name} ${timeZone}`, { ...options, timeZone }).formatToParts(asInstant(when))
  return parts.map((part) => (part.type === 'literal' ? part.value.replace(',', '') : part.value)).join('')
}

/** A day or an instant (in Rome): `mar 3 marzo 2026`. */
export const formatDate = (when: PlainDate | string, language: Language = getLanguage()): string => dayText(when, language, 'long', long)

/** The same in figures, for tables: `03/03/2026`. */
export const formatDateShort = (when: PlainDate | string, language: Language = getLanguage()): string => dayText(when, language, 'numeric', numeric)

/** In figures with its weekday, for tables where the day matters: `mar 03/03/2026`. */
export const formatDateOfTable = (when: PlainDate | string, language: Language = getLanguage()): string =>
  `${dayText(when, language, 'weekday-short', { weekday: 'short' })} ${formatDateShort(when, language)}`

/** The time of an instant in Rome: `14:30`. */
export const formatTime = (when: string, language: Language = getLanguage()): string =>
  formatter(language, 'clock', { ...clock, timeZone: zone }).format(asInstant(when))

/** An instant in Rome: `mar 3 marzo 2026, 14:30`. */
export const formatDateTime = (when: string, language: Language = getLanguage()): string =>
  `${formatDate(when, language)}, ${formatTime(when, language)}`

/** The name of the weekday: `martedì`. */
export const formatWeekday = (when: PlainDate | string, language: Language = getLanguage()): string =>
  dayText(when, language, 'weekday', { weekday: 'long' })

/** An age: `15 anni e 4 mesi`; under a month, `meno di un mese`. */
export function formatAge({ years, months }: Age, language: Language = getLanguage()): string {
  const it = language === 'it'
  const ofYears = years === 0 ? '' : it ? `${years} ${years === 1 ? 'anno' : 'anni'}` : `${years} ${years === 1 ? 'year' : 'years'}`
  const ofMonths = months === 0 ? '' : it ? `${months} ${months === 1 ? 'mese' : 'mesi'}` : `${months} ${months === 1 ? 'month' : 'months'}`
  if (ofYears && ofMonths) return `${ofYears} ${it ? 'e' : 'and'} ${ofMonths}`
  return ofYears || ofMonths || (it ? 'meno di un mese' : 'less than a month')
}

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year'
const names: Record<Language, Record<Unit, [string, string]>> = {
  it: { minute: ['minuto', 'minuti'], hour: ['ora', 'ore'], day: ['giorno', 'giorni'], month: ['mese', 'mesi'], year: ['anno', 'anni'] },
  en: { minute: ['minute', 'minutes'], hour: ['hour', 'hours'], day: ['day', 'days'], month: ['month', 'months'], year: ['year', 'years'] },
}

/** The day an instant falls on in Rome, counted from 1970. A plain day is itself. */
function dayNumber(when: string): number {
  const iso = isDay(when) ? when : formatter('en', 'iso', { ...numeric, timeZone: zone }).format(asInstant(when)).split('/').reverse().join('-')
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / day)
}

function distance(from: string, to: string): { count: number; unit: Unit } {
  const days = dayNumber(to) - dayNumber(from)
  if (days === 0 && !isDay(from) && !isDay(to)) {
    const minutes = Math.trunc((Date.parse(to) - Date.parse(from)) / 60_000)
    return Math.abs(minutes) < 60 ? { count: minutes, unit: 'minute' } : { count: Math.trunc(minutes / 60), unit: 'hour' }
  }
  if (Math.abs(days) < 60) return { count: days, unit: 'day' }
  if (Math.abs(days) < 730) return { count: Math.trunc(days / 30.44), unit: 'month' }
  return { count: Math.trunc(days / 365.25), unit: 'year' }
}

const amount = (count: number, unit: Unit, language: Language): string => `${count} ${names[language][unit][count === 1 ? 0 : 1]}`
const nowIso = (): string => new Date().toISOString()

/** How long something has lasted: `da 3 giorni`; `da oggi` when it began today. */
export function formatSince(when: PlainDate | string, now: string = nowIso(), language: Language = getLanguage()): string {
  const { count, unit } = distance(when, now)
  if (count <= 0) return language === 'it' ? (isDay(when) ? 'da oggi' : 'da adesso') : isDay(when) ? 'since today' : 'since now'
  return language === 'it' ? `da ${amount(count, unit, 'it')}` : `for ${amount(count, unit, 'en')}`
}

/** How far from now: `3 giorni fa`, `ieri`, `oggi`, `domani`, `tra 3 giorni`. */
export function formatRelative(when: PlainDate | string, now: string = nowIso(), language: Language = getLanguage()): string {
  const { count, unit } = distance(now, when)
  if (count === 0 && unit === 'minute') return language === 'it' ? 'adesso' : 'now'
  const size = amount(Math.abs(count), unit, language)
  if (unit === 'day' && Math.abs(count) <= 1) {
    return (language === 'it' ? ['ieri', 'oggi', 'domani'] : ['yesterday', 'today', 'tomorrow'])[count + 1]!
  }
  if (count < 0) return language === 'it' ? `${size} fa` : `${size} ago`
  return language === 'it' ? `tra ${size}` : `in ${size}`
}

/** A number with the separators of the language. */
export const formatNumber = (value: number, language: Language = getLanguage()): string => value.toLocaleString(locale[language])

/** A size of a file: `2,4 MB`. */
export function formatBytes(bytes: number, language: Language = getLanguage()): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${value.toLocaleString(locale[language], { maximumFractionDigits: 1 })} ${unit}`
}
