import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '#kernel/domain/plain-date.ts'

/** The last day on which a warning raised or confirmed today must be looked at again. */
export const latestReview = (today: PlainDate): PlainDate => Temporal.PlainDate.from(today).add({ months: 6 }).toString() as PlainDate

/** What is wrong with a review date, or null: it comes after today and within six months. */
export function reviewDateProblem(reviewOn: PlainDate, today: PlainDate): 'past' | 'far' | null {
  if (reviewOn <= today) return 'past'
  return reviewOn > latestReview(today) ? 'far' : null
}

/** Has the day come to look at it again? */
export const isDue = (reviewOn: PlainDate, today: PlainDate): boolean => reviewOn <= today
