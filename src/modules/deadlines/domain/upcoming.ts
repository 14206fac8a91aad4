import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { compute } from './compute.ts'
import type { Options } from './computed.ts'
import { romeDayOf } from './moments.ts'
import type { Rule } from './rule.ts'

const MOST = 1000

/**
 * Which occurrence of a recurring rule is the first not past on this day (of Rome), from 1; undefined for a rule that does not recur. Who writes down an anchor of years
 * ago has the next report to write, not all those since.
 * @throws BadEvent when it cannot be counted from the event
 */
export function upcomingOccurrence(rule: Rule, event: string, today: PlainDate, options: Omit<Options, 'occurrence'>): number | undefined {
  if (rule.term.mode !== 'REC') return undefined
  for (let occurrence = 1; occurrence < MOST; occurrence++) {
    const { due } = compute(rule, event, { ...options, occurrence })
    if (due === null || romeDayOf(due) >= today) return occurrence
  }
  return undefined
}
