import { scopeKey } from '#kernel/server/files/store.ts'
import { uploadOperation } from '#kernel/server/upload.ts'
import { uploadVersion as contract } from '../contract.ts'
import { cleanFileName } from '../domain/file-name.ts'
import { assertMayUpload } from './access.ts'
import { actingOn, assertChangeable, keptOf, saveChange, seeDocument } from './open-document.ts'
import { presentDocument } from './present.ts'
import { discardFile, receiveFile } from './receive-file.ts'
import * as store from './store.ts'

/** A further version of the same document. */
export const uploadVersion = uploadOperation(contract, {
  async admit(context, input) {
    const document = await seeDocument(context, input.documentId)
    const here = await actingOn(context, document)
    assertMayUpload(here, keptOf(document).section)
    assertChangeable(document, input.version, here)
    return { subject: document.subject, key: await scopeKey(context.tx, document.subject, context.services.masterKey), fileName: cleanFileName(input.fileName) }
  },
  store: receiveFile,
  discard: discardFile,
  async keep(context, input, ticket, stored) {
    const { tx, actor, note, now } = context
    const document = await seeDocument(context, input.documentId)
    if ('refused' in stored) {
      note({ refused: stored.code })
      throw stored.refused
    }
    const here = await actingOn(context, document)
    assertMayUpload(here, keptOf(document).section)
    assertChangeable(document, input.version, here)
    const n = document.current + 1
    await saveChange(context, document, { current: n })
    await store.insertVersion(tx, {
      document_id: document.id, n, blob_id: stored.blobId, file_name: ticket.fileName, media_type: stored.mediaType, size: stored.size, sha256: stored.sha256,
      stripped: stored.stripped, scan: stored.scan, uploaded_by: actor.id, uploaded_at: new Date(now).toISOString(), note: input.note,
    })
    note({ n, size: stored.size })
    return presentDocument((await store.findDocument(tx, document.id))!, here)
  },
})
