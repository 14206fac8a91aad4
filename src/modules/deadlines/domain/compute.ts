import { BadEvent } from './bad-event.ts'
import type { Computed, Options } from './computed.ts'
import { countAge } from './count-age.ts'
import { countBack } from './count-back.ts'
import { countForward, countRecurring, countYearly } from './count-forward.ts'
import { countHours } from './count-hours.ts'
import { countUndated } from './count-local.ts'
import type { DayResult, Sum } from './counting.ts'
import { dateOf } from './day-number.ts'
import { dayOffAt, moveWhile } from './days-off.ts'
import { type ParsedEvent, parseEvent } from './event.ts'
import { dayOfLaw } from './law-days.ts'
import { lawParameters } from './parameters.ts'
import { instantAt, romeText } from './rome-clock.ts'
import type { Rule } from './rule.ts'
import { standingOf, validityOf } from './validity.ts'

/**
 * What a rule makes of an event: dates and the reasons for them (`law.md` section 2).
 * @param event `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm[:ss]±hh:mm`; terms in hours need the instant. Of terms in days the day in Rome counts.
 * @throws {BadEvent} when the event or an option cannot be counted from; its words say what to write.
 */
export function compute(rule: Rule, event: string, options: Options = {}): Computed {
  const sum: Sum = { rule, event: parseEvent(event), options, rome: options.rome ?? false, why: [] }
  const answer = rule.term.mode === 'H-S' ? inHours(sum) : inDays(sum)
  addStanding(sum)
  return answer
}

const nothing = { raw: null, extended: null, due: null, workBy: null, suspended: null, opens: null, formal: null, counted: null } as const

function inHours(sum: Sum): Computed {
  assertOnce(sum)
  const term = sum.rule.term
  if (term.mode !== 'H-S') throw new RangeError('not a term in hours')
  const counted = countHours(sum, term)
  const fixed = fixedOf(sum)
  const answer = { ...nothing, ...counted, mode: term.mode, why: sum.why }
  if (!fixed) return answer
  const due = parseEvent(counted.due!).instant!
  const at = fixed.instant ?? instantAt((fixed.day + 1) * 86_400) - 1
  if (!holdsFixed(sum, at <= due)) return answer
  return { ...answer, raw: romeText(at), due: romeText(at), formal: null }
}

function inDays(sum: Sum): Computed {
  const { term } = sum.rule
  const law = countDays(sum)
  const fixed = fixedOf(sum)
  const fixedHolds = fixed !== null && (law === null || holdsFixed(sum, fixed.day <= (law.due ?? law.raw)))
  const result = fixedHolds ? { raw: fixed.day, counted: null } : law
  if (!result) return { ...nothing, mode: term.mode, why: sum.why }
  const due = result.due === undefined ? result.raw : result.due
  const clock = fixedHolds && fixed.instant !== null ? romeText(fixed.instant) : null
  return {
    raw: clock ?? dateOf(result.raw),
    extended: optional(result.extended),
    due: due === null ? null : clock ?? dateOf(due),
    workBy: due === null ? null : dateOf(workBy(sum, Math.min(result.raw, due))),
    suspended: optional(result.suspended),
    opens: optional(result.opens),
    formal: null,
    mode: term.mode,
    counted: result.counted,
    why: sum.why,
  }
}

const optional = (day: number | null | undefined) => (day === null || day === undefined ? null : dateOf(day))

function countDays(sum: Sum): DayResult | null {
  const { term } = sum.rule
  if (term.mode === 'REC') return countRecurring(sum, term)
  if (!('local' in term && term.local?.count === 'every-months')) assertOnce(sum)
  if ('yearly' in term) return countYearly(sum, term)
  switch (term.mode) {
    case 'BK': return countBack(sum, term)
    case 'AGE': return countAge(sum, term)
    case 'IMM': case 'SR': case 'EVT': return sum.options.fixedOn === undefined ? countUndated(sum, term) : null
    default: return countForward(sum, term)
  }
}

function assertOnce(sum: Sum): void {
  if ((sum.options.occurrence ?? 1) === 1) return
  throw new BadEvent('not-recurring', { it: 'Questo termine non si ripete: togli il numero della scadenza', en: 'This term does not recur: leave the number of the occurrence out' })
}

/** The date fixed by a judge, read like an event; a date before the event is a slip. */
function fixedOf(sum: Sum): ParsedEvent | null {
  if (sum.options.fixedOn === undefined) return null
  const fixed = parseEvent(sum.options.fixedOn)
  const counted = sum.rule.term.mode !== 'BK' && !('local' in sum.rule.term && sum.rule.term.local?.count === 'back')
  if (counted && fixed.day < sum.event.day) {
    throw new BadEvent('fixed-on', { it: 'La data fissata viene prima dell’evento: controlla le due date', en: 'The fixed date comes before the event: check both dates' })
  }
  if (sum.rule.term.mode === 'IMM' || sum.rule.term.mode === 'SR' || sum.rule.term.mode === 'EVT') sum.why.push({ code: 'fixed', on: dateOf(fixed.day) })
  return fixed
}

/** A fixed date holds up to the law's own end; a later one is cut to it. */
function holdsFixed(sum: Sum, within: boolean): boolean {
  const asked = sum.options.fixedOn!
  if (within) sum.why.push({ code: 'fixed', on: dateOf(parseEvent(asked).day) })
  else sum.why.push({ code: 'cut-to-law', asked })
  return within
}

/** The last Monday–Friday that is no holiday, not after this day. */
function workBy(sum: Sum, last: number): number {
  const moved = moveWhile(last, -1, (day) => dayOffAt(day, sum.rome))
  if (moved.off.length > 0) sum.why.push({ code: 'work-by', day: dateOf(moved.day), off: moved.off })
  return moved.day
}

/** What a reader must know of the rule itself: not yet or no longer law on that day, about to change, not verified. */
function addStanding(sum: Sum): void {
  const { rule, why } = sum
  const parameters = sum.options.parameters ?? lawParameters
  const { from, to } = validityOf(rule, parameters)
  const { standing, changedBy } = standingOf(rule, dateOf(sum.event.day), parameters)
  if (standing === 'before' && from) why.push({ code: 'before-validity', from })
  if (standing === 'after' && to) why.push({ code: 'after-validity', to })
  for (const law of rule.moving) if (dayOfLaw(parameters[law]).day === null) why.push({ code: 'moving', law })
  for (const law of changedBy) why.push({ code: 'law-changed', law, on: dayOfLaw(parameters[law]).day!, source: dayOfLaw(parameters[law]).source })
  if (rule.sure.includes('UNSURE')) why.push({ code: 'unsure', sure: rule.sure })
}
