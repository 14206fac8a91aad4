import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const columns = [
  'id', 'case_id', 'person_id', 'kind', 'state', 'number', 'authority', 'asked_on', 'appointment_on', 'appointment_time', 'receipt_number', 'receipt_on', 'issued_on',
  'expires_on', 'delivered_on', 'refused_on', 'appeal_note', 'follows_id', 'document_id', 'note', 'closed_on', 'closed_words', 'created_by', 'version',
] as const

export const permitOf = (tx: Tx, id: string) => tx.selectFrom('permits.permit').select(columns).where('id', '=', id).executeTakeFirst()
export type PermitRecord = NonNullable<Awaited<ReturnType<typeof permitOf>>>

/** Keeps the row for this transaction, so that what was checked still holds when it is written. */
export const lockPermit = (tx: Tx, id: string) => tx.selectFrom('permits.permit').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

/** Those followed first, by expiry; then those that ended, newest first. */
export const permitsOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('permits.permit').select(columns).where('case_id', '=', caseId)
    .orderBy(sql`state in ('refused', 'renewed', 'converted', 'expired', 'ended')`)
    .orderBy(sql`case when state in ('refused', 'renewed', 'converted', 'expired', 'ended') then null else expires_on end nulls last`)
    .orderBy('created_at', 'desc').orderBy('id', 'desc').execute()

export type NewPermit = Omit<PermitRecord, 'closed_on' | 'closed_words' | 'version'> & { created_at: string }
export const insertPermit = (tx: Tx, row: NewPermit) => tx.insertInto('permits.permit').values(row).execute()

export type PermitChanges = Partial<Omit<PermitRecord, 'id' | 'case_id' | 'follows_id' | 'created_by' | 'version'>>
/** False when somebody was faster. */
export async function updatePermit(tx: Tx, id: string, version: number, changes: PermitChanges): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('permits.permit').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

const renewalColumns = [
  'id', 'permit_id', 'to_kind', 'asked_on', 'way', 'appointment_on', 'appointment_time', 'receipt_number', 'receipt_on', 'ready_on', 'outcome', 'outcome_on', 'outcome_words',
] as const

export const renewalsOf = (tx: Tx, permitIds: readonly string[]) =>
  permitIds.length
    ? tx.selectFrom('permits.renewal').select(renewalColumns).where('permit_id', 'in', [...permitIds]).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
    : Promise.resolve([])
export type RenewalRecord = Awaited<ReturnType<typeof renewalsOf>>[number]

export type NewRenewal = Pick<RenewalRecord, 'id' | 'permit_id' | 'to_kind' | 'asked_on' | 'way' | 'appointment_on' | 'appointment_time' | 'receipt_number' | 'receipt_on'>
export const insertRenewal = (tx: Tx, row: NewRenewal & { created_by: string; created_at: string }) => tx.insertInto('permits.renewal').values(row).execute()

type RenewalChanges = Partial<Pick<RenewalRecord, 'appointment_on' | 'appointment_time' | 'receipt_number' | 'receipt_on' | 'ready_on' | 'outcome' | 'outcome_on' | 'outcome_words'>>
export const updateRenewal = (tx: Tx, id: string, changes: RenewalChanges) => tx.updateTable('permits.renewal').set(changes).where('id', '=', id).execute()

const opinionColumns = [
  'id', 'case_id', 'state', 'asked_on', 'asked_by', 'in_sim', 'sim_number', 'attached', 'outcome_on', 'exemption', 'document_id', 'note', 'created_by', 'version',
] as const

export const opinionOf = (tx: Tx, id: string) => tx.selectFrom('permits.opinion').select(opinionColumns).where('id', '=', id).executeTakeFirst()
export type OpinionRecord = NonNullable<Awaited<ReturnType<typeof opinionOf>>>

export const opinionsOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('permits.opinion').select(opinionColumns).where('case_id', '=', caseId).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()

export const insertOpinion = (tx: Tx, row: Omit<OpinionRecord, 'version'> & { created_at: string }) => tx.insertInto('permits.opinion').values(row).execute()

export type OpinionChanges = Omit<OpinionRecord, 'id' | 'case_id' | 'created_by' | 'version'>
/** False when somebody was faster. */
export async function updateOpinion(tx: Tx, id: string, version: number, changes: OpinionChanges): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('permits.opinion').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface Change {
  id: string
  case_id: string
  permit_id: string | null
  opinion_id: string | null
  what: string
  at: string
  by_operator: string
  fact_on: string | null
  before: string | null
  words: string | null
}
export const insertChange = (tx: Tx, row: Change) => tx.insertInto('permits.change').values(row).execute()

export const changesOf = (tx: Tx, permitId: string) =>
  tx.selectFrom('permits.change as c').innerJoin('kernel.actor as a', 'a.id', 'c.by_operator')
    .select(['c.id', 'c.what', 'c.at', 'c.by_operator', 'a.display_name as by', 'c.fact_on', 'c.words', 'c.before'])
    .where('c.permit_id', '=', permitId).orderBy('c.at', 'desc').orderBy('c.id', 'desc').limit(200).execute()

/** Everybody who belongs to the file, in a part the reader reaches. */
export const membersOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (await tx.selectFrom('kernel.reach_member').select('member').distinct().where('subject', '=', caseId).execute()).map((row) => row.member)

/** Those of these documents that the reader may see. */
export async function documentsSeen(tx: Tx, ids: readonly (string | null)[]): Promise<Set<string>> {
  const wanted = ids.filter((id) => id !== null)
  if (!wanted.length) return new Set()
  return new Set((await tx.selectFrom('documents.timeline').select('id').where('id', 'in', wanted).execute()).map(({ id }) => id!))
}

/** Is it a document of this very file, in a part the reader reaches? */
export const documentOf = (tx: Tx, caseId: string, documentId: string) =>
  tx.selectFrom('documents.timeline').select('id').where('subject', '=', caseId).where('id', '=', documentId).executeTakeFirst()
