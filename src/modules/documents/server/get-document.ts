import { operation } from '#kernel/server/operation.ts'
import { getDocument as contract } from '../contract.ts'
import { actingOn, seeDocument } from './open-document.ts'
import { presentDocument, presentVersion } from './present.ts'
import * as store from './store.ts'

/** A document with its versions, the newest first. */
export const getDocument = operation(contract, async (context, { documentId }) => {
  const found = await seeDocument(context, documentId)
  const versions = await store.versionsOf(context.tx, documentId)
  return { ...presentDocument(found, await actingOn(context, found)), versions: versions.map(presentVersion) }
})
