import type { Insertable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { StoredEffect, StoredOffice } from './measure-store.ts'

/** What a judge decided is known to who reaches the judicial section; by which order, only to who sees that order. */
export const periodsOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('measures.responsibility as r').leftJoin('measures.measure as m', 'm.id', 'r.measure_id')
    .select(['r.parent_id', 'r.state', 'r.exercise', 'r.limits', 'r.valid_from', 'r.valid_to', 'm.id as measure_id', 'r.correction_id']).where('r.case_id', '=', caseId)
    .orderBy('r.valid_from', (order) => order.asc().nullsFirst()).execute()

export const officesOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('measures.office as f').leftJoin('network.organisation as o', 'o.id', 'f.organisation_id').leftJoin('kernel.actor as a', 'a.id', 'f.operator_id')
    .leftJoin('measures.measure as m', 'm.id', 'f.measure_id')
    .select(['f.role', 'f.person_id', 'f.operator_id', 'f.organisation_id', 'f.holder_words', 'f.powers', 'f.valid_from', 'f.valid_to', 'm.id as measure_id', 'f.correction_id',
      'o.name as organisation_name', 'a.display_name as operator_name'])
    .where('f.case_id', '=', caseId).orderBy('f.valid_from', (order) => order.asc().nullsFirst()).execute()

/** Puts the computed periods in the place of those before. */
export async function replacePeriods(
  tx: Tx, caseId: string, periods: readonly Insertable<DB['measures.responsibility']>[], offices: readonly Insertable<DB['measures.office']>[],
): Promise<void> {
  await tx.deleteFrom('measures.responsibility').where('case_id', '=', caseId).execute()
  await tx.deleteFrom('measures.office').where('case_id', '=', caseId).execute()
  if (periods.length) await tx.insertInto('measures.responsibility').values([...periods]).execute()
  if (offices.length) await tx.insertInto('measures.office').values([...offices]).execute()
}

export interface CorrectionRow {
  id: string
  case_id: string
  subject: string
  content: { effect?: StoredEffect; office?: StoredOffice }
  reason: string
  recorded_by: string
  recorded_at: string
  withdrawn_at: string | null
  withdrawn_reason: string | null
  version: number
}
export const correctionsOf = (tx: Tx, caseId: string): Promise<CorrectionRow[]> =>
  tx.selectFrom('measures.legal_correction')
    .select(['id', 'case_id', 'subject', 'content', 'reason', 'recorded_by', 'recorded_at', 'withdrawn_at', 'withdrawn_reason', 'version'])
    .where('case_id', '=', caseId).orderBy('recorded_at', 'desc').execute() as unknown as Promise<CorrectionRow[]>

export const insertCorrection = (tx: Tx, { content, ...row }: Pick<CorrectionRow, 'id' | 'case_id' | 'subject' | 'content' | 'reason' | 'recorded_by' | 'recorded_at'>) =>
  tx.insertInto('measures.legal_correction').values({ ...row, content: JSON.stringify(content) }).execute()

export async function withdrawCorrection(tx: Tx, id: string, version: number, by: string, at: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('measures.legal_correction').set({ withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).where('withdrawn_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
