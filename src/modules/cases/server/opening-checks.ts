import type { Context } from '#kernel/server/operation.ts'
import type { NewPerson } from '#modules/people/contract.ts'
import type { OpeningAnswer } from '../contract/opening.ts'

export type OpeningNeeds = Pick<Context, 'tx' | 'actor' | 'audit' | 'auditApart' | 'now'>

/** The child of a file about to open: somebody not yet known, or who is registered already and has no open file in this body. */
export interface Newcomer {
  child: { person: NewPerson } | { personId: string }
  unitId: string
  organisationId: string
  answers: readonly OpeningAnswer[]
  /** Where the child stands in the caller's input, for messages beside the fields. */
  at: string
}

/**
 * Looks at the child of a file, in the transaction that opens it. Throws a `Problem` when something must be answered first; answers what is to be written once he has an
 * identifier.
 */
export type OpeningCheck = (context: OpeningNeeds, newcomer: Newcomer) => Promise<(personId: string) => Promise<void>>

const checks: OpeningCheck[] = []

/** A higher module looks before a file opens; wired in `src/server/wiring.ts`. The returned function takes the check back. */
export function registerOpeningCheck(check: OpeningCheck): () => void {
  checks.push(check)
  return () => void checks.splice(checks.indexOf(check), 1)
}

/** Asks all of them; the function returned writes down what they decided. */
export async function checkOpening(context: OpeningNeeds, newcomer: Newcomer): Promise<(personId: string) => Promise<void>> {
  const after: ((personId: string) => Promise<void>)[] = []
  for (const check of checks) after.push(await check(context, newcomer))
  return async (personId) => {
    for (const write of after) await write(personId)
  }
}
