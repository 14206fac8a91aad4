import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { getDecrypted, putEncrypted } from '#kernel/server/files/encrypted-files.ts'
import { findScopeKey, scopeKey } from '#kernel/server/files/store.ts'
import type { Context } from '#kernel/server/operation.ts'
import { sections, type Section } from '#modules/access/contract.ts'
import { bytesOf, insertDocument, insertVersion } from './store.ts'

/** A file that the product itself made. */
export interface MadeFile {
  subject: string
  section: Section
  /** Psychological content: behind the clinical wall, besides its section. */
  clinical: boolean
  title: string
  type: string
  origin: string
  datedOn: string | null
  fileName: string
  mediaType: string
  bytes: Buffer
}

/**
 * Keeps a file made by the product as a document, in the name of who acts and under his reach. Answers its id. Bytes whose record is refused are taken out again;
 * a transaction that fails later leaves them unreadable and unnamed in the store.
 */
export async function keepMadeFile({ tx, actor, now, services }: Pick<Context, 'tx' | 'actor' | 'now' | 'services'>, file: MadeFile): Promise<string> {
  const [id, blobId, at] = [newId<'document'>(now), newId(now), new Date(now).toISOString()]
  const key = await scopeKey(tx, file.subject, services.masterKey)
  await putEncrypted(services.blobs, key, { scope: file.subject, blob: blobId }, Readable.from([file.bytes]))
  try {
    await insertDocument(tx, {
      id, subject: file.subject, section: sections[file.section], clinical: file.clinical, title: file.title, type: file.type, origin: file.origin, dated_on: file.datedOn, created_by: actor.id, created_at: at,
    })
    await insertVersion(tx, {
      document_id: id, n: 1, blob_id: blobId, file_name: file.fileName, media_type: file.mediaType, size: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest(),
      stripped: false, scan: 'off', uploaded_by: actor.id, uploaded_at: at, note: null,
    })
  } catch (error) {
    await services.blobs.delete(blobId)
    throw error
  }
  return id
}

/** The bytes of the current version of a document of this very subject, within reach; 404 otherwise. For small files: it is held in memory. */
export async function readFileOf({ tx, services }: Pick<Context, 'tx' | 'services'>, subject: string, documentId: string): Promise<{ bytes: Buffer; mediaType: string; fileName: string; mark: string }> {
  const found = await bytesOf(tx, documentId, undefined)
  if (!found || found.subject !== subject) throw notFound()
  const key = await findScopeKey(tx, subject, services.masterKey)
  if (!key) throw notFound()
  const pieces: Buffer[] = []
  for await (const piece of await getDecrypted(services.blobs, key, { scope: subject, blob: found.blob_id })) pieces.push(piece as Buffer)
  return { bytes: Buffer.concat(pieces), mediaType: found.media_type, fileName: found.file_name, mark: found.blob_id }
}

/** Which bytes a document shows now: the same mark as `readFileOf` gave, the same bytes. 404 out of reach. */
export async function fileMarkOf(tx: Context['tx'], subject: string, documentId: string): Promise<string> {
  const found = await bytesOf(tx, documentId, undefined)
  if (!found || found.subject !== subject) throw notFound()
  return found.blob_id
}

/** Puts a document behind the clinical wall: its content is psychological. It never comes out again. */
export const markClinical = (tx: Context['tx'], documentId: string) =>
  tx.updateTable('documents.document').set({ clinical: true }).where('id', '=', documentId).where('clinical', '=', false).execute()
