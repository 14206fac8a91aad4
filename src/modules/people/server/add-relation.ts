import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { openPerson } from './open-person.ts'
import { tiePeople } from './tie-people.ts'

/** Ties two people already known: the other is this to the person. */
export const addRelation = operation(contract.addRelation, async (context, { personId, otherId, ...tie }) => {
  await openPerson(context, personId)
  await openPerson(context, otherId)
  return { id: await tiePeople(context, otherId, personId, tie) }
})
