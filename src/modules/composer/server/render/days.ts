import type { PlainDate } from '#kernel/domain/plain-date.ts'

const plain = new Intl.DateTimeFormat('it-IT', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat('it-IT', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const at = (day: PlainDate): Date => new Date(`${day}T00:00:00Z`)

/** "3 marzo 2026". */
export const dayInWords = (day: PlainDate): string => plain.format(at(day))
/** "martedì 3 marzo 2026". */
export const longDay = (day: PlainDate): string => weekday.format(at(day))
