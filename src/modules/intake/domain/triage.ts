import type { PlainDate } from '#kernel/domain/plain-date.ts'

/** States of a report, in the order in which they come. */
export const reportStates = ['waiting', 'assigned', 'observing', 'decided'] as const
export type ReportState = (typeof reportStates)[number]

/** What can be decided, each with what it needs and does. Codes of the reviewed list `triage_decision`. */
export const decisions = {
  archivia: { opensFile: false, needsDate: false, urgent: false },
  consiglia: { opensFile: false, needsDate: false, urgent: false },
  osserva_fino_al: { opensFile: false, needsDate: true, urgent: false },
  apri_fascicolo: { opensFile: true, needsDate: false, urgent: false },
  protezione_urgente: { opensFile: true, needsDate: false, urgent: true },
} as const
export type Decision = keyof typeof decisions
export const decisionNames = Object.keys(decisions) as [Decision, ...Decision[]]

export interface Written {
  /** null: for every child. */
  childId: string | null
  decision: Decision
  observeUntil: PlainDate | null
}

/** The decision that holds for a child: the last one written for him or for all. `written` is in the order of writing. */
export const holding = <W extends Written>(childId: string, written: readonly W[]): W | undefined =>
  written.findLast((one) => one.childId === null || one.childId === childId)

/** The state of a report and the first day on which an observation ends: a pure reduction of its children, assignment and decisions. */
export function reduce(childIds: readonly string[], assigned: boolean, written: readonly Written[]): { state: ReportState; observeUntil: PlainDate | null } {
  const held = childIds.map((id) => holding(id, written))
  const until = held.flatMap((one) => (one?.decision === 'osserva_fino_al' && one.observeUntil ? [one.observeUntil] : [])).toSorted()[0] ?? null
  if (held.some((one) => one === undefined)) return { state: assigned ? 'assigned' : 'waiting', observeUntil: until }
  return until ? { state: 'observing', observeUntil: until } : { state: 'decided', observeUntil: null }
}

/** Longest an observation may last before somebody decides again, in days. */
export const LONGEST_OBSERVATION = 183

/** What is wrong with the day an observation ends, or null. */
export function observationProblem(until: PlainDate, today: PlainDate, latest: PlainDate): 'past' | 'far' | null {
  if (until <= today) return 'past'
  return until > latest ? 'far' : null
}
