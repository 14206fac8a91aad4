import { ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'

/** First and last day of a school year, both included (art. 74 d.lgs. 297/1994: from 1 September to 31 August). */
export interface SchoolYear {
  /** The year in which it begins: 2026 for 2026/27. */
  year: number
  from: PlainDate
  to: PlainDate
}

/** The school year that begins in September of this year. */
export const schoolYear = (year: number): SchoolYear => ({ year, from: `${year}-09-01` as PlainDate, to: `${year + 1}-08-31` as PlainDate })

/** The school year a day belongs to. */
export function schoolYearOf(day: PlainDate): SchoolYear {
  const year = Number(day.slice(0, 4))
  return schoolYear(day.slice(5) >= '09-01' ? year : year - 1)
}

/** Youngest and oldest age of the duty of schooling, in completed years: from 6 to 16 (L. 296/2006, art. 1 c. 622; rule SCU-09). */
const DUTY = { from: 6, until: 16 } as const

/** Is the child within the age of the duty of schooling on this day? Null when the birth is unknown: nothing is left out for that. */
export function inDuty(birth: PlainDate | null, day: PlainDate): boolean | null {
  if (birth === null) return null
  const { years } = ageOn(birth, day)
  return years >= DUTY.from && years < DUTY.until
}
