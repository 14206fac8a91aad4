import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { dateOf, numberOf } from './day-number.ts'
import { dayOffAt, moveWhile } from './days-off.ts'
import { parseEvent } from './event.ts'
import { instantAt } from './rome-clock.ts'

const DAY = 86_400

/** The last instant (milliseconds since 1970) of what the engine answers: of a day its end in Rome, of an instant itself. */
export const endOf = (moment: string): number => (isPlainDate(moment) ? instantAt((numberOf(moment) + 1) * DAY) * 1000 - 1 : Date.parse(moment))

/** The day in Rome on which a moment falls. Throws `BadEvent` when it is none. */
export const romeDayOf = (moment: string): PlainDate => dateOf(parseEvent(moment).day)

/** This whole hour of a day in Rome, milliseconds since 1970. */
export const hourOf = (day: PlainDate, hour: number): number => instantAt(numberOf(day) * DAY + hour * 3600) * 1000

/** The last day not after this one on which offices work, so many days before it when asked; of offices in Rome when said. */
export const workingDayBefore = (day: PlainDate, days = 0, rome = false): PlainDate => dateOf(moveWhile(numberOf(day) - days, -1, (at) => dayOffAt(at, rome)).day)

/** Days from one to the other, negative when the other is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => numberOf(to) - numberOf(from)
