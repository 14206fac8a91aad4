import { invalid } from '#kernel/contract/problem.ts'
import { addDays, dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Period } from './event-store.ts'

const longest = 3700

/** Whole days of Rome as instants. Without a start: so many days back from the end. */
export function periodOf({ from, to }: { from?: PlainDate | undefined; to?: PlainDate | undefined }, now: number, days: number): Period & { from: PlainDate; to: PlainDate } {
  const last = to ?? dateInRome(now)
  const first = from ?? addDays(last, -days)
  if (first > last) throw invalid('from', { it: 'L’inizio viene dopo la fine: scambia le due date', en: 'The beginning comes after the end: swap the two dates' })
  if (addDays(first, longest) < last) throw invalid('from', { it: 'Scegli un periodo di al massimo dieci anni', en: 'Choose a period of at most ten years' })
  return { from: first, to: last, since: startOfDayInRome(first), until: startOfDayInRome(addDays(last, 1)) }
}
