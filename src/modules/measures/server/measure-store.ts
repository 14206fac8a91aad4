import type { Insertable, Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { ChecklistAnswers } from '../domain/checklist.ts'
import type { Nature, RgState } from '../domain/kinds.ts'
import type { Exercise, OfficeRole } from '../domain/legal-input.ts'

/** Effects and offices as they lie in a measure. */
export interface StoredEffect {
  parentId: string
  state: RgState
  exercise: Exercise | null
  limits: string | null
  from: PlainDate | null
  to: PlainDate | null
}
export interface StoredOffice {
  role: OfficeRole
  personId: string | null
  operatorId: string | null
  organisationId: string | null
  holder: string | null
  powers: string | null
  from: PlainDate | null
  to: PlainDate | null
}

const columns = [
  'm.id', 'm.case_id', 'm.shared_id', 'm.kind', 'm.also', 'm.nature', 'm.authority_id', 'm.authority_words', 'm.proceeding_id', 'm.number', 'm.decided_on',
  'm.decided_at', 'm.filed_on', 'm.communicated_on', 'm.notified_on', 'm.notified_at', 'm.starts_on', 'm.ends_on', 'm.duration_months', 'm.effective_from',
  'm.effective_to', 'm.grounds', 'm.decision', 'm.placement_kind', 'm.placement_words', 'm.mandate', 'm.report_every_months', 'm.first_report_on',
  'm.reports_on', 'm.effects', 'm.offices', 'm.checklist', 'm.document_id', 'm.recorded_by', 'm.recorded_at', 'm.happened_at', 'm.current', 'm.corrected_at',
  'm.version', 'o.name as authority_name', 'o.municipality_istat as authority_seat',
] as const

const measures = (tx: Tx) => tx.selectFrom('measures.measure as m').leftJoin('network.organisation as o', 'o.id', 'm.authority_id').select(columns)

type Raw = Awaited<ReturnType<ReturnType<typeof measures>['executeTakeFirstOrThrow']>>
export type MeasureRow = Omit<Raw, 'nature' | 'reports_on' | 'effects' | 'offices' | 'checklist'> & {
  nature: Nature
  reports_on: PlainDate[]
  effects: StoredEffect[]
  offices: StoredOffice[]
  checklist: ChecklistAnswers
}

export const measureOf = (tx: Tx, caseId: string, measureId: string) =>
  measures(tx).where('m.id', '=', measureId).where('m.case_id', '=', caseId).executeTakeFirst() as unknown as Promise<MeasureRow | undefined>

/** The same, not to be changed by another until this transaction ends. */
export const lockMeasure = (tx: Tx, caseId: string, measureId: string) =>
  tx.selectFrom('measures.measure').select('id').where('id', '=', measureId).where('case_id', '=', caseId).forUpdate().executeTakeFirst()

/** Of these files, what was decided last first. */
export const measuresOfCases = (tx: Tx, caseIds: readonly string[]) =>
  (caseIds.length ? measures(tx).where('m.case_id', 'in', [...caseIds]).orderBy('m.happened_at', 'desc').orderBy('m.id', 'desc').execute() : Promise.resolve([])) as unknown as Promise<MeasureRow[]>

export const measuresById = (tx: Tx, ids: readonly string[]) =>
  (ids.length ? measures(tx).where('m.id', 'in', [...ids]).execute() : Promise.resolve([])) as unknown as Promise<MeasureRow[]>

/** The same order in the files of siblings, as far as the actor reaches. */
export const copiesOf = (tx: Tx, measure: Pick<MeasureRow, 'id' | 'shared_id'>) =>
  (measure.shared_id ? measures(tx).where('m.shared_id', '=', measure.shared_id).where('m.id', '<>', measure.id).orderBy('m.id').execute() : Promise.resolve([])) as unknown as Promise<MeasureRow[]>

export type NewMeasure = Insertable<DB['measures.measure']>
export const insertMeasure = (tx: Tx, row: NewMeasure) => tx.insertInto('measures.measure').values(row).execute()

/** Changes the measure if it is still in this version. */
export async function changeMeasure(tx: Tx, id: string, version: number, change: Updateable<DB['measures.measure']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('measures.measure').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The end as what followed it says; no new version: it is computed. */
export const setEffective = (tx: Tx, id: string, effectiveTo: string | null) =>
  tx.updateTable('measures.measure').set({ effective_to: effectiveTo }).where('id', '=', id).execute()

export interface KeptVersion {
  measure_id: string
  n: number
  content: Record<string, unknown>
  author_id: string
  written_at: string
  reason: string
}
export const keepVersion = (tx: Tx, { content, ...row }: KeptVersion) =>
  tx.insertInto('measures.measure_version').values({ ...row, content: JSON.stringify(content) }).execute()

export const versionsOf = (tx: Tx, measureId: string): Promise<KeptVersion[]> =>
  tx.selectFrom('measures.measure_version').select(['measure_id', 'n', 'content', 'author_id', 'written_at', 'reason']).where('measure_id', '=', measureId)
    .orderBy('n', 'desc').execute() as unknown as Promise<KeptVersion[]>

export const prescriptionsOf = (tx: Tx, measureIds: readonly string[]) =>
  measureIds.length
    ? tx.selectFrom('measures.prescription')
        .select(['id', 'measure_id', 'position', 'words', 'who', 'person_id', 'who_words', 'by_on', 'state', 'state_on', 'state_words', 'state_by', 'version'])
        .where('measure_id', 'in', [...measureIds]).where('removed_at', 'is', null).orderBy('position').execute()
    : Promise.resolve([])
export type PrescriptionRow = Awaited<ReturnType<typeof prescriptionsOf>>[number]

export const insertPrescriptions = (tx: Tx, rows: readonly Insertable<DB['measures.prescription']>[]) =>
  rows.length ? tx.insertInto('measures.prescription').values([...rows]).execute() : Promise.resolve([])

export const changePrescription = async (tx: Tx, id: string, change: Updateable<DB['measures.prescription']>): Promise<void> => {
  await tx.updateTable('measures.prescription').set((eb) => ({ ...change, version: eb('version', '+', 1) })).where('id', '=', id).execute()
}

export interface SuccessionRow {
  id: string
  case_id: string
  earlier_id: string
  later_id: string | null
  relation: string
  on_day: string
  words: string | null
}

/** Standing links with one of these measures at an end. */
export const successionsOf = (tx: Tx, measureIds: readonly string[]): Promise<SuccessionRow[]> =>
  measureIds.length
    ? tx.selectFrom('measures.succession').select(['id', 'case_id', 'earlier_id', 'later_id', 'relation', 'on_day', 'words'])
        .where((eb) => eb.or([eb('earlier_id', 'in', [...measureIds]), eb('later_id', 'in', [...measureIds])]))
        .where('withdrawn_at', 'is', null).orderBy('on_day').orderBy('id').execute()
    : Promise.resolve([])

export const insertSuccession = (tx: Tx, row: SuccessionRow & { recorded_by: string; recorded_at: string }) => tx.insertInto('measures.succession').values(row).execute()

export async function withdrawSuccession(tx: Tx, tieId: string, measureId: string, at: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('measures.succession').set({ withdrawn_at: at, withdrawn_reason: reason })
    .where('id', '=', tieId).where('withdrawn_at', 'is', null).where((eb) => eb.or([eb('earlier_id', '=', measureId), eb('later_id', '=', measureId)])).executeTakeFirst()
  return numUpdatedRows === 1n
}
