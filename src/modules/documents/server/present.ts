import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { sectionName } from '#modules/access/contract.ts'
import type { DocumentRow } from '../contract.ts'
import { previewOf } from '../domain/file-name.ts'
import { documentCan, type Actor } from './access.ts'
import type { DocumentFound, VersionFound } from './store.ts'

export function presentVersion(row: VersionFound): DocumentRow['file'] {
  return {
    n: row.n,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: row.size,
    preview: previewOf(row.media_type),
    stripped: row.stripped,
    scanned: row.scan === 'clean',
    uploadedBy: { id: row.uploaded_by, name: row.uploaded_by_name },
    uploadedAt: row.uploaded_at,
    note: row.note,
  }
}

/** A document as this reader gets it; `here` is he with the roles by which he reaches its section. */
export function presentDocument(row: DocumentFound, here: Actor): DocumentRow {
  const section = sectionName(row.section)
  return {
    id: row.id as Id<'document'>,
    subject: row.subject,
    section,
    title: row.title,
    type: row.type,
    origin: row.origin,
    datedOn: row.dated_on as PlainDate | null,
    createdBy: { id: row.created_by, name: row.created_by_name },
    createdAt: row.created_at,
    file: presentVersion(row),
    withdrawn: row.withdrawn_at ? { by: row.withdrawn_by_name ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' } : null,
    version: row.version,
    can: documentCan(here, { ...row, section }),
  }
}
