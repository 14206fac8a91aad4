import { assertLength, type DayResult, extendedDay, type Sum } from './counting.ts'
import { addMonths, civilOf, dateOf } from './day-number.ts'
import { lawParameters, parameterOn } from './parameters.ts'
import type { AgeTerm } from './rule.ts'

/** The birthday of so many years; born on 29 February, 28 February of a common year. */
export const birthday = (birth: number, years: number): number => addMonths(birth, years * 12).day

/**
 * From a birth: the birthday of so many years, with months or days after it. What must be done *before* an age is due the day before the
 * birthday: registry offices take the age as reached at its start. A dated parameter is read on the 18th birthday, when its effects begin.
 */
export function countAge(sum: Sum, term: AgeTerm): DayResult {
  const birth = sum.event.day
  const years = yearsOf(sum, term, birth)
  const on = birthday(birth, years)
  sum.why.push({ code: 'birthday', years, birth: dateOf(birth), to: dateOf(on), leap: civilOf(birth).day !== civilOf(on).day })
  const raw = addMonths(on, term.months ?? 0).day + (term.days ?? 0)
  if (raw !== on) sum.why.push({ code: 'after-birthday', months: term.months ?? 0, days: term.days ?? 0, to: dateOf(raw) })
  if (term.ahead !== undefined) return countAhead(sum, term.ahead, on)
  const counted = { amount: years, unit: 'years' } as const
  const opens = term.opens ? addMonths(birthday(birth, term.opens.years), term.opens.months ?? 0).day : null
  if (term.opening) {
    sum.why.push({ code: 'opening', from: dateOf(opens ?? raw) })
    return { raw, due: null, opens: opens ?? raw, counted }
  }
  if (opens !== null) sum.why.push({ code: 'opens', from: dateOf(opens) })
  if (term.before) {
    sum.why.push({ code: 'before-birthday', to: dateOf(raw - 1) })
    return { raw, due: raw - 1, opens, counted }
  }
  extendedDay(sum, raw, 'none', 'age')
  return { raw, opens, counted }
}

/** Months before a birthday: the service's own number, or the one of practice. */
function countAhead(sum: Sum, practice: number, on: number): DayResult {
  const own = sum.options.length
  if (own !== undefined) assertLength(own)
  const months = own ?? practice
  const raw = addMonths(on, -months).day
  sum.why.push({ code: 'ahead', months, own: own !== undefined && own !== practice, to: dateOf(raw) })
  extendedDay(sum, raw, 'none', 'age')
  return { raw, opens: null, counted: { amount: months, unit: 'months' } }
}

function yearsOf(sum: Sum, term: AgeTerm, birth: number): number {
  if (typeof term.years === 'number') return term.years
  const value = parameterOn((sum.options.parameters ?? lawParameters)[term.years], dateOf(birthday(birth, 18)))
  sum.why.push({ code: 'parameter', parameter: term.years, value })
  return value.value
}
