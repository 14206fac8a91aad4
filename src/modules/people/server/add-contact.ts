import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertMayProtect } from './access.ts'
import { assertKnown, assertPeriod } from './checks.ts'
import { contactRow } from './fact-rows.ts'
import * as facts from './fact-store.ts'
import { openPerson } from './open-person.ts'
import { reindex } from './search-entry.ts'

export const addContact = operation(contract.addContact, async (context, { personId, ...contact }) => {
  const opened = await openPerson(context, personId)
  const row = contactRow(opened.hand, contact, opened.protectedFiles)
  if (row.protected) assertMayProtect(opened.here, opened.protected)
  await assertKnown(context.tx, context.now, [{ list: 'contact_kind', value: contact.kind, path: 'kind' }])
  assertPeriod(contact.validFrom, contact.validTo)
  await facts.insertContacts(context.tx, [row])
  await reindex(context.tx, personId, opened.called)
  return { id: row.id }
})
