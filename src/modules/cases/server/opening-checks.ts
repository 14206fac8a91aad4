import type { Context } from '#kernel/server/operation.ts'
import type { NewPerson } from '#modules/people/contract.ts'
import type { OpeningAnswer } from '../contract/opening.ts'

export type OpeningNeeds = Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>

/** Somebody not yet known, about to be written down as the child of a file. */
export interface Newcomer {
  person: NewPerson
  unitId: string
  organisationId: string
  answers: readonly OpeningAnswer[]
  /** Where the child stands in the caller's input, for messages beside the fields. */
  at: string
}

/**
 * Looks at somebody about to be written down, in the transaction that opens his file. Throws a `Problem` when something must be answered first; answers what is to be
 * written once he has an identifier.
 */
export type OpeningCheck = (context: OpeningNeeds, newcomer: Newcomer) => Promise<(personId: string) => Promise<void>>

const checks: OpeningCheck[] = []

/** A higher module looks before a file of somebody new opens; wired in `src/server/wiring.ts`. The returned function takes the check back. */
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
