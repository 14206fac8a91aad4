import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertMayProtect } from './access.ts'
import { assertKnown, assertPeriod } from './checks.ts'
import { addressRow } from './fact-rows.ts'
import * as facts from './fact-store.ts'
import { openPerson } from './open-person.ts'

export const addAddress = operation(contract.addAddress, async (context, { personId, ...address }) => {
  const opened = await openPerson(context, personId)
  const row = addressRow(opened.hand, address, opened.protectedFiles)
  if (row.protected) assertMayProtect(opened.here, opened.protected)
  await assertKnown(context.tx, context.now, [
    { list: 'address_kind', value: address.kind, path: 'kind' }, { list: 'countries', value: address.country, path: 'country' },
    { list: 'municipalities', value: address.municipality, path: 'municipality' },
  ])
  assertPeriod(address.validFrom, address.validTo)
  await facts.insertAddresses(context.tx, [row])
  return { id: row.id }
})
