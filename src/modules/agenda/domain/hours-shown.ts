import { wallOf, type Interval } from './wall-time.ts'

const [MORNING, EVENING, MIDNIGHT] = [7, 21, 24]
const MINUTES = 60

/**
 * Which hours of Rome's day a calendar draws, whole, from 0 to 24: from seven to twenty-one, and as many more as these appointments need. One at night must not be
 * missing where somebody looks whether he is free.
 */
export function hoursShown(appointments: readonly Interval[]): { from: number; until: number } {
  let [from, until] = [MORNING, EVENING]
  for (const one of appointments) {
    const wall = wallOf(one)
    const begins = Number(wall.from.slice(0, 2)) + Number(wall.from.slice(3)) / MINUTES
    const ends = begins + wall.minutes / MINUTES
    // one that goes on after midnight is drawn on both days
    from = ends > MIDNIGHT ? 0 : Math.min(from, Math.floor(begins))
    until = Math.max(until, Math.min(MIDNIGHT, Math.ceil(ends)))
  }
  return { from, until }
}
