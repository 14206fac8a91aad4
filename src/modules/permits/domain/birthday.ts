import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '#kernel/domain/plain-date.ts'

/** The day on which somebody completes so many years, and months after; born on 29 February, 28 February of a common year (art. 2963 c.c. logic, `law.md` 2.1). */
export const birthdayOf = (birth: PlainDate, years: number, months = 0): PlainDate =>
  Temporal.PlainDate.from(birth).add({ years, months }).toString() as PlainDate
