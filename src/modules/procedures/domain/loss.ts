import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { stepOf } from './definition.ts'
import { firstRecord, standings, type RunFacts } from './run.ts'

/** A stored term as far as the loss of effect needs it. */
export interface DueTerm {
  stepId: string
  rule: string | null
  state: 'open' | 'done' | 'missed' | 'suspended' | 'waived'
  due: string | null
  /** Last instant of due, ISO 8601. */
  dueAt: string | null
}

export interface Loss {
  stepId: string
  rule: string
  /** As the term says it. */
  due: string
  dueAt: string
  /** Recorded as done late. False: nothing is recorded, so it must be asked of who had to do it. */
  certain: boolean
}

/** Did this step happen after the last instant of its term? A step of a day is late from the day after. */
export function isLate(happened: string, term: Pick<DueTerm, 'due' | 'dueAt'>): boolean {
  if (!term.due || !term.dueAt) return false
  if (happened.length === 10) return happened > term.due.slice(0, 10)
  return Date.parse(happened) > Date.parse(term.dueAt)
}

/**
 * The first loss of effect that follows from what is recorded and the hour it is (milliseconds since 1970), or null. It is raised, never acted upon: what happens to
 * the child is for the judge.
 */
export function lossOf(facts: RunFacts, terms: readonly DueTerm[], now: number, today: PlainDate): Loss | null {
  const all = standings(facts, today)
  const losses = terms.flatMap((term): Loss[] => {
    if (!term.due || !term.dueAt || !term.rule || term.state === 'waived') return []
    const step = stepOf(facts.definition, term.stepId)
    if (step.consequence?.code !== 'LOSS' || all.get(step.id)!.state === 'not_applicable') return []
    const record = firstRecord(facts, step.id)
    const lost = record ? isLate(record.happened, term) : term.state !== 'suspended' && Date.parse(term.dueAt) < now
    return lost ? [{ stepId: step.id, rule: term.rule, due: term.due, dueAt: term.dueAt, certain: Boolean(record) }] : []
  })
  return losses.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0] ?? null
}
