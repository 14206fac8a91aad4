import { operation } from '#kernel/server/operation.ts'
import { withdrawDocument as contract } from '../contract.ts'
import { assertMayChange } from './access.ts'
import { actingOn, assertChangeable, keptOf, saveChange, seeDocument } from './open-document.ts'
import { presentDocument } from './present.ts'
import { findDocument } from './store.ts'

/** Takes a document out of use. Its bytes and versions stay readable to whoever reaches it. */
export const withdrawDocument = operation(contract, async (context, { documentId, version, reason }) => {
  const { tx, actor, now } = context
  const found = await seeDocument(context, documentId)
  const here = await actingOn(context, found)
  assertMayChange(here, keptOf(found))
  assertChangeable(found, version, here)
  await saveChange(context, found, { withdrawn_by: actor.id, withdrawn_at: new Date(now).toISOString(), withdrawn_reason: reason })
  return presentDocument((await findDocument(tx, documentId))!, here)
})
