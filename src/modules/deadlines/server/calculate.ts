import { invalid, notFound } from '#kernel/contract/problem.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import * as contract from '../contract/calculation.ts'
import { BadEvent } from '../domain/bad-event.ts'
import { compute } from '../domain/compute.ts'
import { completeEvent } from '../domain/event.ts'
import { endOf } from '../domain/moments.ts'
import { dayOfLaw } from '../domain/law-days.ts'
import { movingLaw } from '../domain/moving-law.ts'
import type { Parameters } from '../domain/parameters.ts'
import { whyWords } from '../domain/reason-words.ts'
import type { Rule } from '../domain/rule.ts'
import { inputOf, leavesNumber, ruleGroups, ruleOf, rules } from '../domain/rules.ts'
import { consequenceNames, surenessWords, termWords } from '../domain/term-words.ts'
import { upcomingOccurrence } from '../domain/upcoming.ts'
import { validityOf } from '../domain/validity.ts'
import { unitsOf } from './list-terms.ts'
import { parametersOf } from './parameter-store.ts'
import { ownNumbersOf } from './standard-store.ts'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What the search looks through: every word that a person may remember of a rule. */
const haystack = new Map(rules.map((rule) => [rule.id, plain([
  rule.id, rule.source, ruleGroups[rule.group].it, ruleGroups[rule.group].en,
  ...[rule.title, rule.trigger, rule.actor, rule.action].flatMap(({ it, en }) => [it, en]),
].join(' '))]))

export const listRules = operation(contract.listRules, async (_context, { q, cursor, limit, group, kind, dated }) => {
  const after = openCursor<{ at: number }>(cursor, ['at'])?.at ?? 0
  const words = plain(q ?? '').split(/\s+/).filter(Boolean)
  const found = rules.filter((rule) => (!group || rule.group === group) && (!kind || rule.kind === kind)
    && (dated === undefined || (inputOf(rule.term) !== 'none') === dated) && words.every((word) => haystack.get(rule.id)!.includes(word)))
  const { rows, next } = pageOf(found.slice(after, after + limit + 1).map(rowOf), limit, () => ({ at: after + limit }))
  return { rows, next, total: found.length }
})

function rowOf(rule: Rule): contract.RuleRow {
  const { id, group, title, kind, source } = rule
  return { id, group, groupName: ruleGroups[group], title, term: termWords(rule.term), mode: rule.term.mode, input: inputOf(rule.term), kind, source }
}

function textOf(rule: Rule, parameters: Parameters): contract.RuleText {
  const { version, trigger, actor, action, consequence, sure, sureNote, moving } = rule
  const { from, to } = validityOf(rule, parameters)
  return {
    ...rowOf(rule), version, trigger, actor, action, sureNote, validFrom: from, validTo: to,
    consequence: { ...consequence, name: consequenceNames[consequence.code] },
    sure: sure.map((code) => ({ code, words: surenessWords[code] })),
    moving: moving.filter((law) => dayOfLaw(parameters[law]).day === null).map((law) => movingLaw[law]),
    ...lengthOf(rule),
  }
}

/** Where somebody may fix a length: caps and intervals that a measure may shorten, and rules that leave the number to others. */
function lengthOf({ term }: Rule): Pick<contract.RuleText, 'lengthUnit' | 'lengthBy'> {
  if ('local' in term && term.local) return { lengthUnit: term.local.count === 'days' ? 'days' : 'months', lengthBy: term.local.by }
  if (term.mode === 'REC') return { lengthUnit: term.unit, lengthBy: null }
  if (term.mode === 'AGE' && term.ahead !== undefined) return { lengthUnit: 'months', lengthBy: 'service' }
  if (term.mode === 'M-C' && !term.opening) return { lengthUnit: 'months', lengthBy: null }
  return { lengthUnit: null, lengthBy: null }
}

function getKnown(id: string): Rule {
  const rule = ruleOf(id)
  if (!rule) throw notFound({ it: 'Questa regola non esiste', en: 'This rule does not exist' })
  return rule
}

export const getRule = operation(contract.getRule, async ({ tx }, { ruleId }) => textOf(getKnown(ruleId), await parametersOf(tx)))

/** Which field a refusal of the engine belongs to. */
const fieldOf = { occurrence: 'occurrence', 'not-recurring': 'occurrence', length: 'length' } as const

/** Of a rule that practice leaves to the service: the months that the actor's own unit gave itself, as a term of its files would have. */
async function ownNumber(tx: Tx, actor: Actor, rule: Rule, today: PlainDate): Promise<number | undefined> {
  if (!leavesNumber(rule)) return undefined
  const units = unitsOf(actor)
  const own = await ownNumbersOf(tx, units, [rule.id], today)
  return units.map((unit) => own.get(`${unit} ${rule.id}`)).find((months) => months !== undefined)
}

export const calculate = operation(contract.calculate, async ({ tx, actor, now }, { rule: ruleId, event, rome, occurrence, upcoming, length }) => {
  const rule = ruleOf(ruleId)
  if (!rule) throw invalid('rule', actor.language === 'it' ? 'Questa regola non esiste: scegline una dall’elenco' : 'This rule does not exist: choose one of the list')
  const parameters = await parametersOf(tx)
  const chosen = length ?? (await ownNumber(tx, actor, rule, dateInRome(now)))
  try {
    const complete = completeEvent(event)
    const options = { parameters, ...(rome === undefined ? {} : { rome }), ...(chosen === undefined ? {} : { length: chosen }) }
    const which = occurrence ?? (upcoming ? upcomingOccurrence(rule, complete, dateInRome(now), options) : undefined)
    const { raw, extended, due, workBy, suspended, opens, formal, why } = compute(rule, complete, { ...options, ...(which === undefined ? {} : { occurrence: which }) })
    const said = whyWords(why)
    return {
      rule: textOf(rule, parameters), event: complete, occurrence: rule.term.mode === 'REC' ? (which ?? 1) : null, raw, extended, due, dueAt: due === null ? null : new Date(endOf(due)).toISOString(), workBy, suspended, opens, formal,
      why: why.map(({ code }, index) => ({ code, words: said[index]! })),
    }
  } catch (error) {
    if (!(error instanceof BadEvent)) throw error
    throw invalid(fieldOf[error.code as keyof typeof fieldOf] ?? 'event', error.words[actor.language])
  }
})

export const calculationOperations = [listRules, getRule, calculate]
