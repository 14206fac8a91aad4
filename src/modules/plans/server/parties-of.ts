import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { newId } from '#kernel/domain/ids.ts'
import { legalStatusOf } from '#modules/measures/server/index.ts'
import { parentsOf } from '#modules/people/server/index.ts'
import type { NewAgreement } from './agree-store.ts'
import type { Needs, Opened } from './opened.ts'

/**
 * Whose word is asked of a plan proposed: the child, each living parent, the guardian and the curators that a judge named, the body that keeps it. Rows without a word:
 * while one is silent the plan does not come into force.
 */
export async function silentRows({ tx, actor, now }: Needs, { plan, file }: Opened): Promise<NewAgreement[]> {
  const today = dateInRome(now)
  const [parents, status] = [await parentsOf(tx, [file.child_id]), await legalStatusOf(tx, file.id, today as PlainDate)]
  const row = (over: Partial<NewAgreement> & { party: string }): NewAgreement => ({
    id: newId(now), plan_id: plan.id, case_id: file.id, edition: plan.edition, person_id: null, unit_id: null, who_words: null, stance: null, said_on: null, reason: null, own_words: null,
    language: null, mediator: null, recorded_by: actor.id, recorded_at: new Date(now).toISOString(), ...over,
  })
  const offices = [...(status?.guardian ? [status.guardian] : []), ...(status?.others ?? [])]
  return [
    row({ party: 'child', person_id: file.child_id }),
    ...parents.filter(({ diedOn }) => diedOn === null).map(({ id }) => row({ party: 'parent', person_id: id })),
    ...offices.map((office) => row({ party: 'guardian', ...(office.holder.kind === 'person' && office.holder.id ? { person_id: office.holder.id } : { who_words: office.holder.name ?? office.role }) })),
    row({ party: 'body', unit_id: plan.keeper_unit }),
  ]
}
