import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'

/** Two dates before the 18th birthday: by when to begin, by when to have it. */
export interface BeforeEighteen {
  begin: PlainDate
  have: PlainDate
  /** The second has passed. */
  passed: boolean
}

/** So many months before the 18th birthday; the last day of the month when the month is shorter. */
export function monthsBeforeEighteen(birth: PlainDate, months: number): PlainDate {
  const [year, month, day] = birth.split('-').map(Number) as [number, number, number]
  const index = (year + 18) * 12 + (month - 1) - months
  const [inYear, inMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate()
  return `${inYear}-${String(inMonth).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}` as PlainDate
}

/** The dates of an item that has some; null when the birth date is not known. */
export function datesOf(months: readonly number[] | undefined, birth: PlainDate | null, today: PlainDate): BeforeEighteen | null {
  if (!months?.length || !birth || !isPlainDate(birth)) return null
  const have = monthsBeforeEighteen(birth, Math.min(...months))
  return { begin: monthsBeforeEighteen(birth, Math.max(...months)), have, passed: have < today }
}
