import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { compute, ruleOf, whyWords } from '#modules/deadlines/server/index.ts'
import type { Milestone } from '../contract/lists.ts'
import { birthdayOf } from '../domain/birthday.ts'

/** When the request of the extension is planned (PRO-02): 17 and a half, 17 and nine months. Practice, not law. */
const planning = [['plan-early', 17, 6], ['plan-late', 17, 9]] as const
/** The other dates, each by its rule, counted from the birth. */
const byRule = [['opinion-window', 'PER-03'], ['convert', 'PER-07'], ['ask-extension', 'PRO-02']] as const

function counted(id: Milestone['id'], ruleId: string, birth: PlainDate, today: PlainDate): Milestone {
  const rule = ruleOf(ruleId)
  if (!rule) throw new RangeError(`no rule ${ruleId}`)
  const sum = compute(rule, birth)
  const on = (sum.due ?? sum.raw) as PlainDate
  return {
    id, ruleId, from: sum.opens, on, passed: on < today, source: rule.source, sure: [...rule.sure],
    why: [rule.action, ...whyWords(sum.why), rule.consequence.words, ...(rule.sureNote ? [rule.sureNote] : [])],
  }
}

/** The dates on the way to eighteen of who was born on this day, in their order. */
export function milestonesOf(birth: PlainDate, today: PlainDate): { birth: PlainDate; adult: boolean; milestones: Milestone[] } {
  const eighteen = birthdayOf(birth, 18)
  const plain = (id: Milestone['id'], on: PlainDate, ruleId: string | null): Milestone => ({ id, ruleId, from: null, on, passed: on < today, why: [], source: null, sure: [] })
  const milestones = [
    ...planning.map(([id, years, months]) => plain(id, birthdayOf(birth, years, months), 'PRO-02')),
    ...byRule.map(([id, ruleId]) => counted(id, ruleId, birth, today)),
    plain('eighteen', eighteen, null),
  ]
  return { birth, adult: eighteen <= today, milestones: milestones.toSorted((a, b) => (a.from ?? a.on).localeCompare(b.from ?? b.on)) }
}
