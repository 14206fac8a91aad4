import { Temporal } from 'temporal-polyfill'
import { addDays, type PlainDate } from './plain-date.ts'

export interface Holiday {
  /** `MM-DD`, or a number of days after Easter Sunday. */
  day: string | number
  name: string
  nameEn: string
  /** The norm by which the day is a holiday today. */
  source: string
  /** First year in which it is a holiday under that norm. */
  from: number
}

/** National holidays in force from 1978 on; Sundays are holidays too, told apart by `isSunday`. Patron saints are local: they extend no term. */
export const holidays: readonly Holiday[] = [
  { day: '01-01', name: 'Capodanno', nameEn: "New Year's Day", source: 'L. 260/1949, art. 2', from: 1978 },
  // abolished by L. 54/1977, restored by DPR 792/1985 in force from 1986
  { day: '01-06', name: 'Epifania', nameEn: 'Epiphany', source: 'DPR 792/1985', from: 1986 },
  { day: 1, name: "Lunedì dell'Angelo", nameEn: 'Easter Monday', source: 'L. 260/1949, art. 2', from: 1978 },
  { day: '04-25', name: 'Anniversario della Liberazione', nameEn: 'Liberation Day', source: 'L. 260/1949, art. 2', from: 1978 },
  { day: '05-01', name: 'Festa del lavoro', nameEn: 'Labour Day', source: 'L. 260/1949, art. 2', from: 1978 },
  // moved to the first Sunday of June by L. 54/1977, restored by L. 336/2000
  { day: '06-02', name: 'Festa nazionale della Repubblica', nameEn: 'Republic Day', source: 'L. 336/2000', from: 2001 },
  { day: '08-15', name: 'Assunzione (Ferragosto)', nameEn: 'Assumption', source: 'L. 260/1949, art. 2', from: 1978 },
  { day: '10-04', name: "San Francesco d'Assisi", nameEn: 'Saint Francis of Assisi', source: 'L. 151/2025', from: 2026 },
  { day: '11-01', name: 'Ognissanti', nameEn: "All Saints' Day", source: 'L. 260/1949, art. 2', from: 1978 },
  { day: '12-08', name: 'Immacolata Concezione', nameEn: 'Immaculate Conception', source: 'L. 260/1949, art. 2', from: 1978 },
  { day: '12-25', name: 'Natale', nameEn: 'Christmas Day', source: 'L. 260/1949, art. 2', from: 1978 },
  { day: '12-26', name: 'Santo Stefano', nameEn: "Saint Stephen's Day", source: 'L. 260/1949, art. 2', from: 1978 },
]

/** Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${String(year).padStart(4, '0')}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}` as PlainDate
}

/** The national holiday on this day with the norm it comes from, or null. Sundays as such are not in it. */
export function holidayOn(date: PlainDate): Holiday | null {
  const year = Number(date.slice(0, 4))
  return holidays.find((holiday) => year >= holiday.from
    && (typeof holiday.day === 'string' ? date.slice(5) === holiday.day : date === addDays(easterSunday(year), holiday.day))) ?? null
}

/** Italian name of the national holiday on this day, or null. */
export function holidayName(date: PlainDate): string | null {
  return holidayOn(date)?.name ?? null
}

/** Is it a Sunday? All Sundays are holidays (L. 260/1949, art. 2). */
export function isSunday(date: PlainDate): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek === 7
}
