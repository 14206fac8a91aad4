import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertKnown } from './checks.ts'
import * as family from './family-store.ts'
import { openPerson } from './open-person.ts'

/** Who lives together, the person himself included. */
export const addHousehold = operation(contract.addHousehold, async (context, { personId, label, municipality, memberIds, validFrom }) => {
  const { tx, actor, now } = context
  const members = [...new Set<string>([personId, ...memberIds])]
  for (const member of members.toSorted()) await openPerson(context, member)
  await assertKnown(tx, now, [{ list: 'municipalities', value: municipality, path: 'municipality' }])
  const id = newId()
  await family.insertHousehold(tx, { id, label, municipality_istat: municipality ?? null, created_by: actor.id, created_at: new Date(now).toISOString() })
  await family.insertMembers(tx, members.map((person_id) => ({ id: newId(), household_id: id, person_id, valid_from: validFrom ?? null, valid_to: null })))
  return { id }
})
