import { notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import * as family from './family-store.ts'
import { openPerson } from './open-person.ts'

export const leaveHousehold = operation(contract.leaveHousehold, async (context, { personId, memberId, validTo }) => {
  await openPerson(context, personId)
  if (!(await family.leave(context.tx, personId, memberId, validTo))) throw notFound()
  return {}
})
