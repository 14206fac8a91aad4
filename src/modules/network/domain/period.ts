import type { PlainDate } from '#kernel/domain/plain-date.ts'

export interface Period {
  validFrom: PlainDate
  validTo: PlainDate | null
}

/** Does this period count on this day? Both its first and its last day belong to it. */
export const holdsOn = ({ validFrom, validTo }: Period, day: PlainDate): boolean => validFrom <= day && (validTo === null || validTo >= day)

/** Have two periods a day in common? */
export const overlap = (a: Period, b: Period): boolean => (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo)

/** Does the period end before it begins? */
export const isBackwards = ({ validFrom, validTo }: Period): boolean => validTo !== null && validTo < validFrom

/** A date as people write it, `03/03/2026`. */
export const writtenDate = (date: PlainDate): string => date.split('-').reverse().join('/')
