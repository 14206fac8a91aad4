import type { Term } from '#modules/deadlines/contract.ts'
import type { RunTerm } from '../contract/run.ts'

/** A stored term as a run shows it. */
export const presentTerm = (term: Term, stepId: string): RunTerm => ({
  id: term.id, stepId, n: term.occurrence ?? 1, ruleId: term.ruleId, title: term.title, state: term.state, atOnce: term.atOnce, event: term.event, due: term.due, dueAt: term.dueAt,
  extended: term.extended, workBy: term.workBy, consequence: term.consequence, missedAt: term.missedAt, doneAt: term.doneAt, version: term.version,
})

/** Hours first, whatever else was missed; then what was missed, what is due at once, and by date. */
export function urgencyOf(term: Pick<Term, 'state' | 'atOnce' | 'due' | 'dueAt'>): number {
  if (term.due && term.due.length > 10) return 0
  if (term.state === 'missed') return 1
  if (term.atOnce) return 2
  return term.dueAt ? 3 : 4
}

const instantOf = (term: Pick<Term, 'dueAt'>): number => (term.dueAt ? Date.parse(term.dueAt) : Infinity)

export function byUrgency(a: Term, b: Term): number {
  const rank = urgencyOf(a) - urgencyOf(b)
  if (rank) return rank
  const [first, second] = [instantOf(a), instantOf(b)]
  return first === second ? 0 : first - second
}
