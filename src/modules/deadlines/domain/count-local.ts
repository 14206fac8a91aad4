import { BadEvent } from './bad-event.ts'
import { assertLength, type DayResult, occurrenceOf, type Sum } from './counting.ts'
import { addMonths, dateOf } from './day-number.ts'
import type { LocalTerm, UndatedTerm } from './rule.ts'

/** Rules without a number in the law: no date, unless somebody entitled fixed a length (`options.length`). Then no extension is applied: the prudent date. */
export function countUndated(sum: Sum, term: UndatedTerm): DayResult | null {
  const { length } = sum.options
  if (length === undefined) {
    sum.why.push({ code: 'no-number', mode: term.mode, local: term.local ?? null })
    return null
  }
  if (!term.local) {
    throw new BadEvent('length', { it: 'La legge non dà un numero a questa regola e nessuno può fissarlo', en: 'The law gives this rule no number and nobody may fix one' })
  }
  assertLength(length)
  const raw = reach(sum, term.local, length)
  sum.why.push({ code: 'local', by: term.local.by, to: dateOf(raw) })
  return { raw, counted: { amount: length, unit: term.local.count === 'days' ? 'days' : 'months' } }
}

function reach(sum: Sum, local: LocalTerm, length: number): number {
  const start = sum.event.day
  switch (local.count) {
    case 'days': return start + length
    case 'months': return addMonths(start, length).day
    case 'back': return addMonths(start, -length).day
    case 'every-months': return addMonths(start, length * occurrenceOf(sum)).day
  }
}
