import { amountOf, type DayResult, type Sum } from './counting.ts'
import { dateOf } from './day-number.ts'
import { dayOffAt, moveWhile } from './days-off.ts'
import type { BackwardTerm } from './rule.ts'

/**
 * Backwards from a hearing, whose own day does not count; with free days the last day does not either. Holidays and Saturdays bring the term
 * forward, never later (Cass.; the extension does not lengthen terms counted backwards).
 */
export function countBack(sum: Sum, term: BackwardTerm): DayResult {
  const days = amountOf(sum, term.days, 'days', sum.event.day)
  const raw = sum.event.day - days - (term.free ? 1 : 0)
  sum.why.push({ code: 'backwards', days, free: term.free ?? false, hearing: dateOf(sum.event.day), to: dateOf(raw) })
  const moved = moveWhile(raw, -1, (day) => dayOffAt(day, sum.rome))
  if (moved.off.length > 0) sum.why.push({ code: 'anticipated', off: moved.off, to: dateOf(moved.day) })
  return { raw, due: moved.day, counted: { amount: days, unit: 'days' } }
}
