import { invalid } from '#kernel/contract/problem.ts'
import { dateInRome, isPlainDate } from '#kernel/domain/plain-date.ts'
import type { TermKind } from '../contract/term.ts'
import { paceOf, type Pace } from '../domain/alarms.ts'
import { BadEvent } from '../domain/bad-event.ts'
import { compute } from '../domain/compute.ts'
import { completeEvent, parseEvent } from '../domain/event.ts'
import { endOf, romeDayOf, workingDayBefore } from '../domain/moments.ts'
import type { Parameters } from '../domain/parameters.ts'
import type { Reason } from '../domain/reason.ts'
import type { Rule } from '../domain/rule.ts'
import { ruleOf } from '../domain/rules.ts'
import { standardRule, type StandardFacts } from '../domain/standard.ts'

/** What a date follows from, as stored: the same basis always gives the same date under the same law. */
export interface Basis {
  rule_id: string | null
  standard: StandardFacts | null
  event: string | null
  rome: boolean
  occurrence: number | null
  length: number | null
  fixed_on: string | null
}

/** A basis with its dates, in the columns of the table. */
export interface Dated {
  event: string | null
  fixed_on: string | null
  raw: string | null
  extended: string | null
  due: string | null
  work_by: string | null
  suspended: string | null
  opens: string | null
  pace: Pace
  due_at: string | null
  lapse_at: string | null
  rule_version: number | null
}

export interface Counted {
  dates: Dated
  rule: Rule | null
  kind: TermKind
  recurring: boolean
  why: readonly Reason[]
}

/** The field that a refusal is about, from what the engine found wrong. */
const fieldOf = { length: 'length', occurrence: 'occurrence', 'not-recurring': 'occurrence', 'fixed-on': 'fixedOn' } as const

/**
 * Computes a term. `now` decides only how far it is. A moment written without offset is Rome's clock.
 * @throws invalid next to the field (`event` unless the engine names another) when it cannot be counted from.
 */
export function countTerm(basis: Basis, now: number, parameters: Parameters, field = 'event'): Counted {
  try {
    const event = basis.event === null ? null : completeEvent(basis.event)
    const fixed = basis.fixed_on === null ? null : completed(basis.fixed_on, basis.event === null && field !== 'event' ? field : 'fixedOn')
    const rule = basis.standard ? standardRule(basis.standard) : basis.rule_id === null ? null : knownRule(basis.rule_id)
    return rule ? byRule(rule, { ...basis, event, fixed_on: fixed }, now, parameters) : inOwnWords(fixed, basis.rome, now)
  } catch (error) {
    if (!(error instanceof BadEvent)) throw error
    throw invalid(fieldOf[error.code as keyof typeof fieldOf] ?? field, error.words)
  }
}

/** A moment as somebody wrote it, as an instant: of a day, its end or now if that is sooner. Refused next to its field when it cannot be read. */
export function readMoment(moment: string, field: string, now: number): string {
  const whole = completed(moment, field)
  return isPlainDate(whole) && whole === dateInRome(now) ? new Date(now).toISOString() : new Date(endOf(whole)).toISOString()
}

function completed(moment: string, field: string): string {
  try {
    const whole = completeEvent(moment)
    parseEvent(whole)
    return whole
  } catch (error) {
    if (error instanceof BadEvent) throw invalid(field, error.words)
    throw error
  }
}

function knownRule(id: string): Rule {
  const rule = ruleOf(id)
  if (!rule) throw invalid('ruleId', { it: 'Questa regola non esiste: scegline una dall’elenco', en: 'This rule does not exist: choose one of the list' })
  return rule
}

function byRule(rule: Rule, basis: Basis, now: number, parameters: Parameters): Counted {
  const from = basis.event ?? basis.fixed_on
  if (from === null) throw invalid('event', { it: 'Indica la data da cui si conta', en: 'Give the date it is counted from' })
  const answer = compute(rule, from, {
    rome: basis.rome, parameters,
    ...(basis.occurrence === null ? {} : { occurrence: basis.occurrence }),
    ...(basis.length === null ? {} : { length: basis.length }),
    ...(basis.fixed_on === null ? {} : { fixedOn: basis.fixed_on }),
  })
  const { raw, extended, due, workBy, suspended, opens, mode, why } = answer
  const undated = mode === 'IMM' || mode === 'SR' || mode === 'EVT'
  const local = 'local' in rule.term ? rule.term.local : undefined
  const recurring = mode === 'REC' || (local?.count === 'every-months' && basis.length !== null)
  return {
    rule, why, recurring,
    kind: kindOf(rule, basis, undated && due !== null, local?.by),
    dates: {
      event: basis.event, fixed_on: basis.fixed_on, raw, extended, due, work_by: workBy, suspended, opens,
      rule_version: basis.standard ? null : rule.version,
      ...moments(due, extended, due === null ? (mode === 'IMM' || mode === 'SR' ? 'now' : 'none') : paceOf(due, now)),
    },
  }
}

function kindOf(rule: Rule, basis: Basis, locally: boolean, by: string | undefined): TermKind {
  if (basis.standard || rule.kind === 'standard') return 'standard'
  if (locally) return by === 'service' || by === 'region' ? 'standard' : 'judge'
  return basis.fixed_on === null ? 'law' : 'judge'
}

function inOwnWords(fixed: string | null, rome: boolean, now: number): Counted {
  if (fixed === null) throw invalid('fixedOn', { it: 'Indica entro quando', en: 'Say by when' })
  const work = isPlainDate(fixed) ? workingDayBefore(romeDayOf(fixed), 0, rome) : null
  const dates = { event: null, fixed_on: fixed, raw: fixed, extended: null, due: fixed, work_by: work, suspended: null, opens: null, rule_version: null }
  return { rule: null, kind: 'own', recurring: false, why: [], dates: { ...dates, ...moments(fixed, null, paceOf(fixed, now)) } }
}

function moments(due: string | null, extended: string | null, pace: Pace): Pick<Dated, 'pace' | 'due_at' | 'lapse_at'> {
  if (due === null) return { pace, due_at: null, lapse_at: null }
  const end = endOf(due)
  return { pace, due_at: new Date(end).toISOString(), lapse_at: new Date(Math.max(end, extended === null ? end : endOf(extended))).toISOString() }
}
