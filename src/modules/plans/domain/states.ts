/** A plan is written, proposed to the parties, in force, reviewed and closed; an edition that is being written stands beside the one in force. */
export const planStates = ['draft', 'proposed', 'in_force', 'under_review', 'closed'] as const
export type PlanState = (typeof planStates)[number]

/** What may follow each state, by what is done. */
export const transitions = {
  draft: { propose: 'proposed', close: 'closed' },
  proposed: { take_back: 'draft', bring_into_force: 'in_force', close: 'closed' },
  in_force: { begin_review: 'under_review', new_edition: 'draft', close: 'closed' },
  under_review: { go_on: 'in_force', withdraw_review: 'in_force', new_edition: 'draft', close: 'closed' },
  closed: { reopen: 'in_force' },
} as const satisfies Record<PlanState, Readonly<Record<string, PlanState>>>

export type Step = 'propose' | 'close' | 'take_back' | 'bring_into_force' | 'begin_review' | 'new_edition' | 'go_on' | 'withdraw_review' | 'reopen'

/** Where a step leads from a state; null when it may not be taken there. A plan that was never in force reopens as a draft. */
export function after(state: PlanState, step: Step, everInForce = true): PlanState | null {
  const to = (transitions[state] as Partial<Record<Step, PlanState>>)[step] ?? null
  return step === 'reopen' && to && !everInForce ? 'draft' : to
}

/** Words of goals and actions are written in a draft; later they are corrected, with a reason. */
export const isWritten = (state: PlanState): boolean => state === 'draft'

export const actionStates = ['todo', 'doing', 'done', 'not_done', 'dropped'] as const
export type ActionState = (typeof actionStates)[number]
/** Still to be done by somebody. */
export const isPending = (state: string): boolean => state === 'todo' || state === 'doing'
