import { amountOf, type DayResult, type Extension, extend, extendedDay, occurrenceOf, type Sum, type Unit } from './counting.ts'
import { addMonths, civilOf, dateOf, dayOf } from './day-number.ts'
import { dayOffAt, moveWhile } from './days-off.ts'
import type { DayOff } from './reason.ts'
import type { CountedMode, CountedTerm, RecurringTerm, YearlyTerm } from './rule.ts'

type DayMode = Exclude<CountedMode, 'H-S'>

const ways: Record<DayMode, { unit: Unit; extension: Extension; because: 'cap' | 'judge' | 'eu' }> = {
  'D-C': { unit: 'days', extension: 'none', because: 'cap' },
  'M-C': { unit: 'months', extension: 'none', because: 'cap' },
  'D-A': { unit: 'days', extension: 'holidays', because: 'cap' },
  'M-A': { unit: 'months', extension: 'holidays', because: 'cap' },
  'D-P': { unit: 'days', extension: 'holidays-and-saturday', because: 'cap' },
  'M-P': { unit: 'months', extension: 'holidays-and-saturday', because: 'cap' },
  'D-J': { unit: 'days', extension: 'none', because: 'judge' },
  'D-EU': { unit: 'days', extension: 'none', because: 'eu' },
  'M-EU': { unit: 'months', extension: 'none', because: 'eu' },
  'WD-EU': { unit: 'working-days', extension: 'none', because: 'eu' },
}

/** Days, working days or months from the event, whose own day does not count. */
export function countForward(sum: Sum, term: CountedTerm): DayResult {
  const mode = term.mode as DayMode
  const way = ways[mode]
  const start = sum.event.day
  const amount = amountOf(sum, term.amount, way.unit, start)
  const raw = reach(sum, start, amount, way.unit)
  const counted = { amount, unit: way.unit }
  if (term.opening) {
    sum.why.push({ code: 'opening', from: dateOf(raw) })
    return { raw, due: null, opens: raw, counted }
  }
  const extended = extendedDay(sum, raw, way.extension, way.because)
  return { raw, extended, suspended: term.suspension === '?' ? suspendedDay(sum, start, raw, amount, way.unit, way.extension) : null, counted }
}

function reach(sum: Sum, start: number, amount: number, unit: Unit): number {
  const event = dateOf(start)
  if (unit === 'months') {
    const { day, clamped } = addMonths(start, amount)
    sum.why.push({ code: 'counted', amount, unit, event, to: dateOf(day) })
    if (clamped) sum.why.push({ code: 'month-end', wanted: civilOf(start).day, to: dateOf(day) })
    return day
  }
  if (unit === 'days') {
    sum.why.push({ code: 'counted', amount, unit, event, to: dateOf(start + amount) })
    return start + amount
  }
  const skipped: DayOff[] = []
  let day = start
  for (let left = amount; left > 0; left -= 1) {
    const moved = moveWhile(day + 1, 1, (at) => dayOffAt(at, sum.rome))
    skipped.push(...moved.off)
    day = moved.day
  }
  sum.why.push({ code: 'counted', amount, unit, event, to: dateOf(day) }, { code: 'working-days', skipped })
  return day
}

/** With 1–31 August left out (L. 742/1969 art. 1), extended like the term itself; null where nothing changes. */
function suspendedDay(sum: Sum, start: number, raw: number, amount: number, unit: Unit, extension: Extension): number | null {
  const { year } = civilOf(raw)
  const [first, last] = [dayOf(year, 8, 1), dayOf(year, 8, 31)]
  if (raw < first || start >= last) return null
  const inAugust = (day: number): boolean => day >= first && day <= last
  let end = raw
  if (unit === 'months') end = raw + 31
  else {
    end = start
    for (let left = amount; left > 0;) {
      end += 1
      if (!inAugust(end)) left -= 1
    }
  }
  const to = extend(end, extension, sum.rome).day
  sum.why.push({ code: 'suspended', to: dateOf(to) })
  return to
}

/** Occurrence k: the anchor plus k times the interval, always from the anchor, so that it never drifts to the end of a short month. */
export function countRecurring(sum: Sum, term: RecurringTerm): DayResult {
  const occurrence = occurrenceOf(sum)
  const every = amountOf(sum, term.every, term.unit, sum.event.day)
  const start = sum.event.day
  const reached = term.unit === 'months' ? addMonths(start, every * occurrence) : { day: start + every * occurrence, clamped: false }
  const to = dateOf(reached.day)
  sum.why.push({ code: 'recurring', occurrence, every, unit: term.unit, anchor: dateOf(start), to })
  if (reached.clamped) sum.why.push({ code: 'month-end', wanted: civilOf(start).day, to })
  const extended = extendedDay(sum, reached.day, term.extension === 'A' ? 'holidays' : 'none', 'recurring')
  return { raw: reached.day, extended, counted: { amount: every, unit: term.unit } }
}

/** Within a fixed day of the year, the first that is not before the event. */
export function countYearly(sum: Sum, term: YearlyTerm): DayResult {
  const { year } = civilOf(sum.event.day)
  const [month, day] = [Number(term.yearly.slice(0, 2)), Number(term.yearly.slice(3))]
  const thisYear = dayOf(year, month, day)
  const raw = thisYear >= sum.event.day ? thisYear : dayOf(year + 1, month, day)
  sum.why.push({ code: 'yearly', to: dateOf(raw) })
  return { raw, extended: extendedDay(sum, raw, 'holidays', 'cap'), counted: null }
}
