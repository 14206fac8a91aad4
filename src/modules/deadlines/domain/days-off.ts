import { easterSunday, holidays } from '#kernel/domain/holidays.ts'
import { civilOf, dateOf, dayOf, numberOf, weekdayOf } from './day-number.ts'
import type { DayOff } from './reason.ts'

interface Named {
  it: string
  en: string
}

/** The national holidays of a year by day number, made once a year. Patron saints extend no term and are not in it. */
const tables = new Map<number, ReadonlyMap<number, Named>>()

function tableOf(year: number): ReadonlyMap<number, Named> {
  const known = tables.get(year)
  if (known) return known
  const table = new Map<number, Named>()
  for (const holiday of holidays) {
    if (year < holiday.from) continue
    const day = typeof holiday.day === 'number'
      ? numberOf(easterSunday(year)) + holiday.day
      : dayOf(year, Number(holiday.day.slice(0, 2)), Number(holiday.day.slice(3)))
    table.set(day, { it: holiday.name, en: holiday.nameEn })
  }
  // a Sunday like any other for the count; by name for who reads why
  table.set(numberOf(easterSunday(year)), { it: 'Pasqua', en: 'Easter' })
  tables.set(year, table)
  return table
}

/** 29 June counts for offices in Rome only (Cass. 17079/2007, 5895/2015). */
const romeFeast: Named = { it: 'Santi Pietro e Paolo (Roma)', en: 'Saints Peter and Paul (Rome)' }

/** The holiday on this day, Sundays included, or null. A named holiday on a Sunday goes by its name. */
export function holidayAt(day: number, rome: boolean): DayOff | null {
  const { year, month, day: ofMonth } = civilOf(day)
  const named = tableOf(year).get(day) ?? (rome && month === 6 && ofMonth === 29 ? romeFeast : undefined)
  if (named) return { day: dateOf(day), kind: 'holiday', ...named }
  return weekdayOf(day) === 0 ? { day: dateOf(day), kind: 'sunday', it: 'domenica', en: 'Sunday' } : null
}

/** A day on which offices do not work: Saturday, Sunday, holiday; or null. */
export function dayOffAt(day: number, rome: boolean): DayOff | null {
  return holidayAt(day, rome) ?? (weekdayOf(day) === 6 ? { day: dateOf(day), kind: 'saturday', it: 'sabato', en: 'Saturday' } : null)
}

export interface Moved {
  day: number
  /** The days passed over, in the order met. */
  off: readonly DayOff[]
}

/** The first day from here on, in steps of `step` (1 or −1), that `isOff` lets stand. */
export function moveWhile(day: number, step: 1 | -1, isOff: (day: number) => DayOff | null): Moved {
  const off: DayOff[] = []
  let at = day
  for (let found = isOff(at); found; found = isOff(at)) {
    off.push(found)
    at += step
  }
  return { day: at, off }
}
