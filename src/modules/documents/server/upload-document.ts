import { newId } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { scopeKey } from '#kernel/server/files/store.ts'
import { uploadOperation } from '#kernel/server/upload.ts'
import { notFound } from '#kernel/contract/problem.ts'
import { sections } from '#modules/access/contract.ts'
import { actingIn, assertReached } from '#modules/access/server/index.ts'
import * as contract from '../contract.ts'
import { cleanFileName, titleOf } from '../domain/file-name.ts'
import { assertMayUpload } from './access.ts'
import { presentDocument } from './present.ts'
import { discardFile, receiveFile } from './receive-file.ts'
import * as store from './store.ts'

/** Attaches a file: may he, then the bytes, then the record of it. */
export const uploadDocument = uploadOperation(contract.uploadDocument, {
  async admit({ tx, actor, audit, now, services }, input) {
    audit(input.subject)
    // out of reach, or this section is: the same 404
    if (!(await assertReached(tx, input.subject)).includes(input.section)) throw notFound()
    assertMayUpload(await actingIn(tx, actor, input.subject, input.section), input.section)
    await assertCode(tx, now, 'document_type', input.type, 'type')
    await assertCode(tx, now, 'document_origin', input.origin, 'origin')
    return { subject: input.subject, key: await scopeKey(tx, input.subject, services.masterKey), fileName: cleanFileName(input.fileName) }
  },
  store: receiveFile,
  discard: discardFile,
  async keep({ tx, actor, audit, note, now }, input, ticket, stored) {
    audit(input.subject)
    note({ section: sections[input.section], type: input.type })
    if ('refused' in stored) {
      note({ refused: stored.code })
      throw stored.refused
    }
    // minutes may have passed since he was admitted
    const here = await actingIn(tx, actor, input.subject, input.section)
    assertMayUpload(here, input.section)
    const id = newId<'document'>(now)
    const at = new Date(now).toISOString()
    await store.insertDocument(tx, {
      id, subject: input.subject, section: sections[input.section], title: input.title ?? titleOf(ticket.fileName), type: input.type, origin: input.origin,
      dated_on: input.datedOn ?? null, created_by: actor.id, created_at: at,
    })
    await store.insertVersion(tx, {
      document_id: id, n: 1, blob_id: stored.blobId, file_name: ticket.fileName, media_type: stored.mediaType, size: stored.size, sha256: stored.sha256,
      stripped: stored.stripped, scan: stored.scan, uploaded_by: actor.id, uploaded_at: at, note: input.note,
    })
    note({ document: id, size: stored.size })
    return presentDocument((await store.findDocument(tx, id))!, here)
  },
})
