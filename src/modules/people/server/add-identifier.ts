import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertKnown, assertPeriod } from './checks.ts'
import { identifierRow } from './fact-rows.ts'
import * as facts from './fact-store.ts'
import { openPerson } from './open-person.ts'
import * as store from './person-store.ts'
import { reindex } from './search-entry.ts'

/** A number of any kind. What does not add up becomes a doubt beside it, never a refusal. */
export const addIdentifier = operation(contract.addIdentifier, async (context, { personId, ...identifier }) => {
  const { tx, now } = context
  const { hand, called, sex } = await openPerson(context, personId)
  await assertKnown(tx, now, [{ list: 'identifier_type', value: identifier.type, path: 'type' }])
  assertPeriod(identifier.issuedOn, identifier.expiresOn, 'expiresOn')
  const { birth } = await store.chosenFacts(tx, personId)
  const row = identifierRow(hand, identifier, { birthDate: (birth?.date ?? null) as PlainDate | null, sex })
  await facts.insertIdentifiers(tx, [row])
  await reindex(tx, personId, called)
  return { id: row.id }
})
