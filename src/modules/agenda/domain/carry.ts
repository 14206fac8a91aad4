import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Wall } from './wall-time.ts'

/** Half an hour: the lines of a day's calendar. */
const STEP = 30
const [HOUR, DAY] = [60, 1440]

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

const minutesOf = (from: string): number => Number(from.slice(0, 2)) * HOUR + Number(from.slice(3))
const hourOf = (minutes: number): string => `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`

/**
 * Where an appointment stands after one press of an arrow: half an hour up or down in a day or week, a week in a month; a day left or right. `within`: the days shown,
 * both included. Null when it would leave them, or the day.
 */
export function carried(wall: Wall, arrow: Arrow, monthly: boolean, within: { from: PlainDate; to: PlainDate }): Wall | null {
  const by = arrow === 'ArrowUp' || arrow === 'ArrowLeft' ? -1 : 1
  if (!monthly && (arrow === 'ArrowUp' || arrow === 'ArrowDown')) {
    const begins = minutesOf(wall.from) + by * STEP
    return begins < 0 || begins >= DAY ? null : { ...wall, from: hourOf(begins) }
  }
  const on = addDays(wall.on, by * (arrow === 'ArrowUp' || arrow === 'ArrowDown' ? 7 : 1))
  return on < within.from || on > within.to ? null : { ...wall, on }
}
