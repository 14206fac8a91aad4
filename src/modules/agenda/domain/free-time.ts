import { holidayOn, isSunday } from '#kernel/domain/holidays.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { instantOf, wallAt, type Interval } from './wall-time.ts'

/** From when to when on a day, `HH:MM`. */
export interface Hours {
  opens: string
  closes: string
}
/** Opening hours by weekday: 1 Monday … 7 Sunday. */
export type Week = ReadonlyMap<number, readonly Hours[]>

/** Where no hours are written: Monday to Friday, nine to six. */
export const ordinaryWeek: Week = new Map([1, 2, 3, 4, 5].map((weekday) => [weekday, [{ opens: '09:00', closes: '18:00' }]]))

/** The hours that two weeks share. */
export function sharedWeek(a: Week, b: Week): Week {
  return new Map([...a].map(([weekday, hours]) => [
    weekday,
    hours.flatMap((one) => (b.get(weekday) ?? []).flatMap((other) => {
      const shared = { opens: one.opens > other.opens ? one.opens : other.opens, closes: one.closes < other.closes ? one.closes : other.closes }
      return shared.opens < shared.closes ? [shared] : []
    })),
  ]))
}

const weekdayOf = (day: PlainDate): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7

interface Asked {
  busy: readonly Interval[]
  week: Week
  minutes: number
  /** First moment that may be proposed, milliseconds since 1970. */
  since: number
  days: number
  most: number
}

const STEP = 30 * 60_000

/**
 * The next stretches of so many minutes in which nobody is taken, within the hours, on the half hours; not on Sundays and holidays. At most three a day,
 * so that there is a choice of days.
 */
export function freeTimes({ busy, week, minutes, since, days, most }: Asked): Interval[] {
  const taken = busy.map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)] as const).toSorted((a, b) => a[0] - b[0])
  const found: Interval[] = []
  const first = wallAt(since).on
  for (let n = 0; n < days && found.length < most; n++) {
    const day = addDays(first, n)
    if (isSunday(day) || holidayOn(day)) continue
    const ofDay = (week.get(weekdayOf(day)) ?? []).flatMap((hours) => within(day, hours, minutes, since, taken))
    found.push(...spread(ofDay).slice(0, most - found.length))
  }
  return found
}

function within(day: PlainDate, { opens, closes }: Hours, minutes: number, since: number, taken: readonly (readonly [number, number])[]): Interval[] {
  const [end, length] = [Date.parse(instantOf(day, closes)), minutes * 60_000]
  const free: Interval[] = []
  for (let at = Date.parse(instantOf(day, opens)); at + length <= end; at += STEP) {
    if (at < since || taken.some(([from, to]) => from < at + length && at < to)) continue
    free.push({ startsAt: new Date(at).toISOString(), endsAt: new Date(at + length).toISOString() })
  }
  return free
}

/** The first, one in the middle and the last of a day. */
const spread = (all: readonly Interval[]): Interval[] => (all.length <= 3 ? [...all] : [all[0]!, all[Math.floor(all.length / 2)]!, all.at(-1)!])
