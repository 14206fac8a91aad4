import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'

const onlyHolders = {
  it: 'Solo il servizio che ha in carico il fascicolo decide chi può vederlo: chiedi al responsabile del caso.',
  en: 'Only the service that holds the file decides who sees it: ask the responsible worker.',
}

/** Opening, ending and withholding are the holder's: a worker, coordinator or manager of the unit that holds the file. */
export function assertHolds(holds: boolean): void {
  if (!holds) throw forbidden(onlyHolders)
}

/** Two different people review an emergency access; `answersFor`: the actor answers for what was opened, and did not open it himself. */
export const mayReview = (actor: Actor, answersFor: boolean, reviewers: readonly string[]): boolean =>
  answersFor && reviewers.length < 2 && !reviewers.includes(actor.id)
