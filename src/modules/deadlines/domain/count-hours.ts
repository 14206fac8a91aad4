import { BadEvent } from './bad-event.ts'
import type { Computed } from './computed.ts'
import { amountOf, type Sum } from './counting.ts'
import { dayOffAt } from './days-off.ts'
import { instantWords } from './event.ts'
import { instantAt, romeOffset, romeText } from './rome-clock.ts'
import type { CountedTerm } from './rule.ts'

const HOUR = 3600

/**
 * Hours, strict: the earlier of so many elapsed hours and the same hour on the clock, which differ across a clock change. Never extended, never
 * suspended. The end of the last hour (art. 155 c. 1 c.p.c. leaves the initial hour out) is information.
 */
export function countHours(sum: Sum, term: CountedTerm): Pick<Computed, 'raw' | 'due' | 'formal' | 'counted'> {
  const start = sum.event.instant
  if (start === null) throw new BadEvent('instant-wanted', instantWords)
  const hours = amountOf(sum, term.amount, 'hours', sum.event.day)
  const elapsed = start + hours * HOUR
  const wall = instantAt(start + romeOffset(start) + hours * HOUR)
  const due = Math.min(elapsed, wall)
  const text = romeText(due)
  sum.why.push({ code: 'counted', amount: hours, unit: 'hours', event: romeText(start), to: text })
  if (elapsed !== wall) {
    sum.why.push({ code: 'clock-change', elapsed: romeText(elapsed), wall: romeText(wall), taken: due === elapsed ? 'elapsed' : 'wall' })
  }
  const off = dayOffAt(Math.floor((due + romeOffset(due)) / 86_400), sum.rome)
  if (off) sum.why.push({ code: 'hours-not-extended', off })
  const formal = due % HOUR === 0 ? null : romeText(Math.ceil(due / HOUR) * HOUR)
  if (formal) sum.why.push({ code: 'initial-hour', formal })
  return { raw: text, due: text, formal, counted: { amount: hours, unit: 'hours' } }
}
