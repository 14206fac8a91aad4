import type { Tx } from '#kernel/server/db.ts'
import type { FieldValues } from '../domain/run.ts'

export interface RecordRow {
  id: string
  run_id: string
  step_id: string
  n: number
  happened: string
  option: string | null
  fields: FieldValues
  words: string | null
  recorded_by: string
  recorded_at: string
}

export const recordsOf = async (tx: Tx, runIds: readonly string[]): Promise<RecordRow[]> => {
  if (!runIds.length) return []
  const rows = await tx.selectFrom('procedures.record').select(['id', 'run_id', 'step_id', 'n', 'happened', 'option', 'fields', 'words', 'recorded_by', 'recorded_at'])
    .where('run_id', 'in', [...runIds]).orderBy('step_id').orderBy('n').execute()
  return rows as unknown as RecordRow[]
}

export const insertRecord = (tx: Tx, row: RecordRow) => tx.insertInto('procedures.record').values({ ...row, fields: JSON.stringify(row.fields) }).execute()

export const changeRecord = (tx: Tx, id: string, change: { happened: string; option: string | null; fields: FieldValues; words: string | null }) =>
  tx.updateTable('procedures.record').set({ ...change, fields: JSON.stringify(change.fields) }).where('id', '=', id).execute()

export const insertVersion = (tx: Tx, row: { id: string; record_id: string; content: object; at: string; by_operator: string; reason: string }) =>
  tx.insertInto('procedures.record_version').values({ ...row, content: JSON.stringify(row.content) }).execute()

export const versionsOf = async (tx: Tx, recordIds: readonly string[]) => {
  if (!recordIds.length) return []
  const rows = await tx.selectFrom('procedures.record_version').select(['record_id', 'content', 'at', 'by_operator', 'reason']).where('record_id', 'in', [...recordIds]).orderBy('at').execute()
  return rows as unknown as { record_id: string; content: { happened: string }; at: string; by_operator: string; reason: string }[]
}

export interface Attached {
  record_id: string
  document_id: string
  expected: string | null
}

export const attachedTo = (tx: Tx, recordIds: readonly string[]): Promise<Attached[]> =>
  recordIds.length ? tx.selectFrom('procedures.record_document').select(['record_id', 'document_id', 'expected']).where('record_id', 'in', [...recordIds]).execute() : Promise.resolve([])

/** Papers of a record as they now are. */
export async function setAttached(tx: Tx, recordId: string, papers: readonly { id: string; expected: string | null }[]): Promise<void> {
  await tx.deleteFrom('procedures.record_document').where('record_id', '=', recordId).execute()
  if (papers.length) await tx.insertInto('procedures.record_document').values(papers.map(({ id, expected }) => ({ record_id: recordId, document_id: id, expected }))).execute()
}

/** Papers of a file that the reader sees, by id; those out of his reach or withdrawn are absent. */
export const papersOf = (tx: Tx, subject: string, ids: readonly string[]) =>
  ids.length
    ? tx.selectFrom('documents.timeline').select(['id', 'title']).where('subject', '=', subject).where('id', 'in', [...new Set(ids)]).execute()
    : Promise.resolve([])
