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

/** Two different people review an emergency access, neither of them the one who did it; each is a coordinator, a manager or the privacy officer. */
export function mayReview(
  actor: Actor,
  emergency: { operator_id: string; holder_organisation: string },
  reviewers: readonly string[],
): boolean {
  const answers = actor.roles.some((held) => held.role === 'coordinator' || held.role === 'manager' || (held.role === 'privacy_officer' && held.organisationId === emergency.holder_organisation))
  return answers && emergency.operator_id !== actor.id && reviewers.length < 2 && !reviewers.includes(actor.id)
}
