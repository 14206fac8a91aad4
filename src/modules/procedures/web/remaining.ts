import type { ProcedureSay } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface Left {
  /** The moment has passed. */
  over: boolean
  days: number
  hours: number
  minutes: number
  seconds: number
}

/** What is left until an instant (or how long ago it passed), both in milliseconds since 1970. Real time: a night of clock change counts as long as it lasts. */
export function leftUntil(due: number, now: number): Left {
  const span = Math.abs(due - now)
  return {
    over: now > due, days: Math.floor(span / DAY), hours: Math.floor((span % DAY) / HOUR), minutes: Math.floor((span % HOUR) / MINUTE), seconds: Math.floor((span % MINUTE) / 1000),
  }
}

/** As an eye reads it: hours and minutes under three days (`71 h 20 min`), minutes and seconds in the last hour, days beyond. */
export function leftShort(left: Left, say: ProcedureSay): string {
  if (left.days >= 3) return say.day(left.days)
  const hours = left.days * 24 + left.hours
  if (hours > 0) return `${say.hour(hours)} ${say.min(left.minutes)}`
  return `${say.min(left.minutes)} ${say.sec(left.seconds)}`
}

/** The same in whole words, for who listens. */
export function leftLong(left: Left, say: ProcedureSay): string {
  if (left.days >= 3) return say.day(left.days)
  const hours = left.days * 24 + left.hours
  return hours > 0 ? `${say.hourLong(hours)} ${say.and} ${say.minLong(left.minutes)}` : say.minLong(left.minutes)
}

/** Moments at which what is left is said aloud: half a day, four hours, one hour, a quarter, five minutes, the end. */
const SPOKEN = [12 * HOUR, 4 * HOUR, HOUR, 15 * MINUTE, 5 * MINUTE, 0]

/** Which of the spoken moments has come; a number that grows as time goes on. */
export const spokenStage = (due: number, now: number): number => SPOKEN.filter((before) => due - now <= before).length
