import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { compute, ruleOf, whyWords } from '#modules/deadlines/server/index.ts'
import type { Milestone } from '../contract/lists.ts'
import { birthdayOf } from '../domain/birthday.ts'

/** The dates on the way, each by its rule, counted from the birth. When the plan is made and reviewed is practice: a service may have its own months. */
const byRule = [['plan-early', 'PRO-02b'], ['plan-late', 'PRO-02c'], ['opinion-window', 'PER-03'], ['convert', 'PER-07'], ['ask-extension', 'PRO-02']] as const

function counted(id: Milestone['id'], ruleId: string, birth: PlainDate, today: PlainDate, own: number | undefined): Milestone {
  const rule = ruleOf(ruleId)
  if (!rule) throw new RangeError(`no rule ${ruleId}`)
  const sum = compute(rule, birth, own === undefined ? {} : { length: own })
  const on = (sum.due ?? sum.raw) as PlainDate
  return {
    id, ruleId, from: sum.opens, on, passed: on < today, source: rule.source, sure: [...rule.sure],
    why: [rule.action, ...whyWords(sum.why), rule.consequence.words, ...(rule.sureNote ? [rule.sureNote] : [])],
  }
}

/** Rules of practice among them, whose number a service may have set. */
export const practiceRules = ['PRO-02b', 'PRO-02c'] as const

/** The dates on the way to eighteen of who was born on this day, in their order. `own`: the months that the service gave itself for a rule of practice. */
export function milestonesOf(birth: PlainDate, today: PlainDate, own: (rule: string) => number | undefined = () => undefined): { birth: PlainDate; adult: boolean; milestones: Milestone[] } {
  const eighteen = birthdayOf(birth, 18)
  const milestones = [
    ...byRule.map(([id, ruleId]) => counted(id, ruleId, birth, today, own(ruleId))),
    { id: 'eighteen' as const, ruleId: null, from: null, on: eighteen, passed: eighteen < today, why: [], source: null, sure: [] },
  ]
  return { birth, adult: eighteen <= today, milestones: milestones.toSorted((a, b) => (a.from ?? a.on).localeCompare(b.from ?? b.on)) }
}
