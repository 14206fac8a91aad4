import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { birthday } from './count-age.ts'
import { dateOf, numberOf } from './day-number.ts'
import { dayOfLaw } from './law-days.ts'
import { lawParameters, type Parameters } from './parameters.ts'
import type { LawDayId, Rule } from './rule.ts'

/** First and last event date to which a rule applies, by the days of the law as they are known now. */
export function validityOf({ startsWith, endsWith }: Rule, parameters: Parameters = lawParameters): { from: PlainDate | null; to: PlainDate | null } {
  const next = endsWith ? dayOfLaw(parameters[endsWith]).day : null
  return { from: startsWith ? dayOfLaw(parameters[startsWith]).day : null, to: next ? addDays(next, -1) : null }
}

export type Standing = 'before' | 'in_force' | 'after'

/**
 * Where an event stands towards the law: was the rule in force, and which laws entered since shipping hold for it. Of a term counted from a birth what
 * counts is the 18th birthday, when its effects begin; whether such a rule was in force already, a birth does not say.
 */
export function standingOf(rule: Rule, event: PlainDate, parameters: Parameters = lawParameters): { standing: Standing; changedBy: readonly LawDayId[] } {
  const ofAge = rule.term.mode === 'AGE'
  const on = ofAge ? dateOf(birthday(numberOf(event), 18)) : event
  const changedBy = rule.changedBy.filter((id) => {
    const { day, applied } = dayOfLaw(parameters[id])
    return applied === true && day !== null && on >= day
  })
  if (ofAge) return { standing: 'in_force', changedBy }
  const { from, to } = validityOf(rule, parameters)
  return { standing: from && on < from ? 'before' : to && on > to ? 'after' : 'in_force', changedBy }
}
