import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { parseTime } from '#kernel/web/ui/TimeField.tsx'
import { localInstants } from '../domain/event.ts'

/** What stands in the fields, as typed. `pass`: which of the two equal hours on the night the clock goes back, '1' or '2'. */
export interface Entered {
  date: string
  time: string
  pass: string
  occurrence: string
  length: string
  rome: boolean
}

export const emptyEvent: Entered = { date: '', time: '', pass: '', occurrence: '1', length: '', rome: false }

export interface EventRead {
  /** Null until it can be counted from. */
  event: string | null
  /** The hour that stands twice on the clock that night, when it does. */
  twice: string | null
  problem: 'date' | 'hour' | 'skipped' | null
}

/** Reads the fields: a date, or for terms in hours an instant on Rome's clock. */
export function eventOf({ date, time, pass }: Entered, withHour: boolean): EventRead {
  const nothing = { event: null, twice: null, problem: null }
  if (date === '') return nothing
  if (!isPlainDate(date)) return { ...nothing, problem: 'date' }
  if (!withHour) return { ...nothing, event: date }
  if (time === '') return nothing
  const hour = parseTime(time)
  if (!hour) return { ...nothing, problem: 'hour' }
  const found = localInstants(`${date}T${hour}`)
  if (found.length === 0) return { ...nothing, problem: 'skipped' }
  if (found.length === 1) return { ...nothing, event: found[0]! }
  return { event: pass === '' ? null : found[Number(pass) - 1] ?? null, twice: hour, problem: null }
}

/** A whole number from 1 up, or undefined. */
export function wholeOf(text: string): number | undefined {
  const number = Number(text.trim())
  return /^\d{1,4}$/.test(text.trim()) && number > 0 ? number : undefined
}
