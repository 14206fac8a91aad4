import { notFound } from '#kernel/contract/problem.ts'
import { getDecrypted } from '#kernel/server/files/encrypted-files.ts'
import { findScopeKey } from '#kernel/server/files/store.ts'
import { operation } from '#kernel/server/operation.ts'
import { downloadDocument as contract } from '../contract.ts'
import { previewOf } from '../domain/file-name.ts'
import { bytesOf } from './store.ts'

/** The bytes of a version; recorded before they are given, preview included. */
export const downloadDocument = operation(contract, async ({ tx, audit, note, services }, { documentId, n, inline }) => {
  const found = await bytesOf(tx, documentId, n)
  if (!found) throw notFound()
  const shown = inline === true && previewOf(found.media_type) !== null
  audit(found.subject)
  note({ document: documentId, section: found.section, n: found.n, inline: shown })
  const key = await findScopeKey(tx, found.subject, services.masterKey)
  if (!key) throw notFound()
  return {
    mediaType: found.media_type === 'text/plain' || found.media_type === 'text/csv' ? `${found.media_type}; charset=utf-8` : found.media_type,
    fileName: found.file_name,
    size: found.size,
    inline: shown,
    open: () => getDecrypted(services.blobs, key, { scope: found.subject, blob: found.blob_id }),
  }
})
