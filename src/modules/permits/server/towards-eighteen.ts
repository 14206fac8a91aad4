import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { compute, reasonWords, ruleOf, type Computed, type Rule } from '#modules/deadlines/contract.ts'
import type { Milestone } from '../contract/lists.ts'
import { birthdayOf } from '../domain/birthday.ts'

/** Months before eighteen at which the request of the extension is planned (PRO-02: 17 and a half, 17 and nine months). */
const planning = [['plan-early', 17, 6], ['plan-late', 17, 9]] as const

/**
 * The dates on the way to eighteen of who was born on this day, in their order. Each says its rule, why, its source and how sure it is; the
 * planning dates are practice.
 */
export function milestonesOf(birth: PlainDate, today: PlainDate): { birth: PlainDate; adult: boolean; milestones: Milestone[] } {
  const by = (ruleId: string) => ({ rule: ruleOf(ruleId), sum: compute(ruleOf(ruleId), birth) })
  const [opinion, extension] = [by('PER-03'), by('PRO-02')]
  const eighteen = birthdayOf(birth, 18)
  const milestone = (id: Milestone['id'], on: PlainDate, of: { rule: Rule; sum: Computed } | null, from: PlainDate | null = null): Milestone => ({
    id, ruleId: of?.rule.id ?? null, from, on, passed: on < today,
    why: of ? of.sum.why.map(reasonWords) : [], source: of?.rule.source ?? null, sure: of ? [...of.rule.sure] : [],
  })
  const milestones = [
    ...planning.map(([id, years, months]) => ({ ...milestone(id, birthdayOf(birth, years, months), extension), why: [] })),
    milestone('opinion-window', (opinion.sum.due ?? opinion.sum.raw) as PlainDate, opinion, opinion.sum.opens),
    milestone('ask-extension', extension.sum.due as PlainDate, extension),
    milestone('eighteen', eighteen, null),
  ]
  return { birth, adult: eighteen <= today, milestones: milestones.toSorted((a, b) => (a.from ?? a.on).localeCompare(b.from ?? b.on)) }
}
