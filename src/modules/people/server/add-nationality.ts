import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertKnown } from './checks.ts'
import { recorded } from './fact-rows.ts'
import * as facts from './fact-store.ts'
import { refreshMatch } from './identity/entries.ts'
import { openPerson } from './open-person.ts'

export const addNationality = operation(contract.addNationality, async (context, { personId, country, source }) => {
  const { hand } = await openPerson(context, personId)
  await assertKnown(context.tx, context.now, [{ list: 'countries', value: country, path: 'country' }, { list: 'birth_date_source', value: source, path: 'source' }])
  const row = { ...recorded(hand), country, source }
  await facts.insertNationalities(context.tx, [row])
  await refreshMatch(context.tx, [personId])
  return { id: row.id }
})
