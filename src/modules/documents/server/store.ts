import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const documents = (tx: Tx) =>
  tx
    .selectFrom('documents.document as d')
    .innerJoin('documents.file_version as v', (join) => join.onRef('v.document_id', '=', 'd.id').onRef('v.n', '=', 'd.current'))
    .innerJoin('kernel.actor as a', 'a.id', 'd.created_by')
    .innerJoin('kernel.actor as u', 'u.id', 'v.uploaded_by')
    .leftJoin('kernel.actor as w', 'w.id', 'd.withdrawn_by')
    .select([
      'd.id', 'd.subject', 'd.section', 'd.title', 'd.type', 'd.origin', 'd.dated_on', 'd.created_by', 'd.created_at', 'd.version', 'd.current',
      'd.withdrawn_at', 'd.withdrawn_reason', 'w.display_name as withdrawn_by_name',
      'a.display_name as created_by_name', 'a.organisation_id as created_organisation',
      'v.n', 'v.file_name', 'v.media_type', 'v.size', 'v.stripped', 'v.scan', 'v.note', 'v.uploaded_at', 'v.uploaded_by', 'u.display_name as uploaded_by_name',
    ])
    // to the microsecond, for the cursor
    .select(sql<string>`d.created_at::text`.as('position'))

export const findDocument = (tx: Tx, id: string) => documents(tx).where('d.id', '=', id).executeTakeFirst()
export type DocumentFound = NonNullable<Awaited<ReturnType<typeof findDocument>>>
export type VersionFound = Pick<
  DocumentFound,
  'n' | 'file_name' | 'media_type' | 'size' | 'stripped' | 'scan' | 'note' | 'uploaded_at' | 'uploaded_by' | 'uploaded_by_name'
>

export interface Filter {
  subject: string
  section: number | undefined
  type: string | undefined
  text: string | undefined
  withdrawn: boolean
}

const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

const filtered = (tx: Tx, filter: Filter) =>
  documents(tx)
    .where('d.subject', '=', filter.subject)
    .$if(!filter.withdrawn, (query) => query.where('d.withdrawn_at', 'is', null))
    .$if(filter.section !== undefined, (query) => query.where('d.section', '=', filter.section!))
    .$if(filter.type !== undefined, (query) => query.where('d.type', '=', filter.type!))
    .$if(Boolean(filter.text), (query) =>
      query.where((eb) => eb.or([eb('d.title', 'ilike', pattern(filter.text!)), eb('v.file_name', 'ilike', pattern(filter.text!))])))

/** Newest first. */
export const documentsOf = (tx: Tx, filter: Filter, after: { at: string; id: string } | null, limit: number) =>
  filtered(tx, filter)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(d.created_at, d.id) < (${after!.at}::timestamptz, ${after!.id}::uuid)`))
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()

export async function countDocuments(tx: Tx, filter: Filter): Promise<number> {
  const row = await filtered(tx, filter).clearSelect().select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export const versionsOf = (tx: Tx, documentId: string) =>
  tx
    .selectFrom('documents.file_version as v')
    .innerJoin('kernel.actor as u', 'u.id', 'v.uploaded_by')
    .select(['v.n', 'v.file_name', 'v.media_type', 'v.size', 'v.stripped', 'v.scan', 'v.note', 'v.uploaded_at', 'v.uploaded_by', 'u.display_name as uploaded_by_name'])
    .where('v.document_id', '=', documentId)
    .orderBy('v.n', 'desc')
    .execute()

/** Where the bytes of a version lie; the current one when none is said. */
export const bytesOf = (tx: Tx, documentId: string, n: number | undefined) =>
  tx
    .selectFrom('documents.document as d')
    .innerJoin('documents.file_version as v', 'v.document_id', 'd.id')
    .select(['d.subject', 'd.section', 'v.n', 'v.blob_id', 'v.file_name', 'v.media_type', 'v.size'])
    .where('d.id', '=', documentId)
    .$if(n !== undefined, (query) => query.where('v.n', '=', n!))
    .$if(n === undefined, (query) => query.whereRef('v.n', '=', 'd.current'))
    .executeTakeFirst()

export interface NewDocument {
  id: string
  subject: string
  section: number
  /** Psychological content; false when left out. */
  clinical?: boolean
  title: string
  type: string
  origin: string
  dated_on: string | null
  created_by: string
  created_at: string
}

export const insertDocument = (tx: Tx, row: NewDocument) => tx.insertInto('documents.document').values({ ...row, current: 1 }).execute()

export interface NewVersion {
  document_id: string
  n: number
  blob_id: string
  file_name: string
  media_type: string
  size: number
  sha256: Buffer
  stripped: boolean
  scan: 'clean' | 'off'
  uploaded_by: string
  uploaded_at: string
  note: string | null
}

export const insertVersion = (tx: Tx, row: NewVersion) => tx.insertInto('documents.file_version').values(row).execute()

interface Changes {
  title?: string
  type?: string
  section?: number
  dated_on?: string | null
  current?: number
  withdrawn_by?: string
  withdrawn_at?: string
  withdrawn_reason?: string
}

/** False when somebody was faster, or withdrew it. */
export async function updateDocument(tx: Tx, id: string, version: number, changes: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('documents.document')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
