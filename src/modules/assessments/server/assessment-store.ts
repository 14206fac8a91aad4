import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Family, Moment, Sureness, Words } from '../domain/instrument.ts'

/** People of a file whom the reader sees. */
export const membersOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (await tx.selectFrom('kernel.reach_member').select('member').distinct().where('subject', '=', caseId).execute()).map((row) => row.member)

const columns = [
  'id', 'case_id', 'instrument_key', 'instrument_version', 'family', 'title', 'sure', 'open_sections', 'clinical_sections', 'state', 'revision', 'signed_revision', 'last_revision',
  'moment', 'held_on', 'event_on', 'people', 'participants', 'fillers', 'started_by', 'started_at', 'completed_at', 'completed_by', 'correction_reason', 'discard_reason', 'version',
] as const
export interface Participant {
  name: string
  as: string
}
export interface AssessmentRow {
  id: string
  case_id: string
  instrument_key: string
  instrument_version: number
  family: Family
  title: Words
  sure: Sureness
  open_sections: number[]
  clinical_sections: number[]
  state: 'draft' | 'completed' | 'discarded'
  revision: number
  signed_revision: number | null
  last_revision: number
  moment: Moment | null
  held_on: string
  event_on: string | null
  people: string[]
  participants: Participant[]
  fillers: string[]
  started_by: string
  started_at: string
  completed_at: string | null
  completed_by: string | null
  correction_reason: string | null
  discard_reason: string | null
  version: number
}
const rows = (tx: Tx) => tx.selectFrom('assessments.assessment').select(columns)

export const assessmentOf = (tx: Tx, id: string): Promise<AssessmentRow | undefined> => rows(tx).where('id', '=', id).$castTo<AssessmentRow>().executeTakeFirst()
/** Kept until commit: nobody saves a section while it is being completed. */
export const lockAssessment = (tx: Tx, id: string): Promise<AssessmentRow | undefined> => rows(tx).where('id', '=', id).forUpdate().$castTo<AssessmentRow>().executeTakeFirst()
/** Several may save sections at once; completing waits for them. */
export const shareAssessment = (tx: Tx, id: string): Promise<AssessmentRow | undefined> => rows(tx).where('id', '=', id).forShare().$castTo<AssessmentRow>().executeTakeFirst()
export const assessmentsById = (tx: Tx, ids: readonly string[]): Promise<AssessmentRow[]> =>
  rows(tx).where('id', 'in', [...ids]).orderBy('held_on').orderBy('id').$castTo<AssessmentRow>().execute()
/** Signed ones of these files, newest day first; of one instrument when named. */
export const signedOf = (tx: Tx, caseIds: readonly string[], key?: string): Promise<AssessmentRow[]> =>
  rows(tx).where('case_id', 'in', [...caseIds]).where('signed_revision', 'is not', null).$if(key !== undefined, (query) => query.where('instrument_key', '=', key!))
    .orderBy('held_on', 'desc').orderBy('id', 'desc').$castTo<AssessmentRow>().execute()
/** Signed ones of a span of days, newest first. */
export const signedBetween = (tx: Tx, caseId: string, from: string, to: string): Promise<AssessmentRow[]> =>
  rows(tx).where('case_id', '=', caseId).where('signed_revision', 'is not', null).where('held_on', '>=', from).where('held_on', '<=', to)
    .orderBy('held_on', 'desc').orderBy('id', 'desc').$castTo<AssessmentRow>().execute()

/** Another draft of the same file and instrument whose legal term runs from a day, the first that was begun. */
export const otherDraftOf = (tx: Tx, { id, case_id, instrument_key }: AssessmentRow): Promise<AssessmentRow | undefined> =>
  rows(tx).where('case_id', '=', case_id).where('instrument_key', '=', instrument_key).where('id', '<>', id).where('state', '=', 'draft').where('signed_revision', 'is', null)
    .where('event_on', 'is not', null).orderBy('started_at').orderBy('id').limit(1).$castTo<AssessmentRow>().executeTakeFirst()

export interface NewAssessment extends Omit<AssessmentRow, 'title' | 'participants' | 'state' | 'revision' | 'signed_revision' | 'last_revision' | 'completed_at' | 'completed_by' | 'correction_reason' | 'discard_reason' | 'version'> {
  title: string
  participants: string
}
export const insertAssessment = (tx: Tx, row: NewAssessment) => tx.insertInto('assessments.assessment').values(row).execute()

export interface AssessmentChange {
  state?: AssessmentRow['state']
  revision?: number
  signed_revision?: number
  last_revision?: number
  moment?: Moment | null
  held_on?: string
  event_on?: string | null
  people?: string[]
  participants?: string
  fillers?: string[]
  completed_at?: string
  completed_by?: string
  correction_reason?: string | null
  discard_reason?: string | null
}
/** False when somebody was faster. */
export async function changeAssessment(tx: Tx, id: string, version: number, change: AssessmentChange): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('assessments.assessment').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Drafts of a file: those that the reader knows of, and how many there are besides. */
export async function openDrafts(tx: Tx, caseId: string): Promise<{ known: number; hidden: number }> {
  const { rows: [row] } = await sql<{ known: number; every: number }>`
    select (select count(*)::int from assessments.assessment where case_id = ${caseId} and state = 'draft') as known, assessments.open_in(${caseId}::uuid) as every`.execute(tx)
  return { known: row!.known, hidden: row!.every - row!.known }
}

const sittingColumns = ['id', 'held_on', 'from_time', 'to_time', 'place', 'present', 'breaks', 'phases', 'note', 'by_operator', 'version'] as const
export interface SittingRow {
  id: string
  held_on: string
  from_time: string | null
  to_time: string | null
  place: string | null
  present: string | null
  breaks: string | null
  phases: string[]
  note: string | null
  by_operator: string
  version: number
}
export type SittingContent = Omit<SittingRow, 'id' | 'by_operator' | 'version'>
export const sittingsOf = (tx: Tx, assessmentId: string): Promise<SittingRow[]> =>
  tx.selectFrom('assessments.sitting').select(sittingColumns).where('assessment_id', '=', assessmentId).orderBy('held_on').orderBy('from_time', (order) => order.asc().nullsLast()).orderBy('id')
    .$castTo<SittingRow>().execute()
export const insertSitting = (tx: Tx, row: SittingContent & { id: string; assessment_id: string; case_id: string; section: number; by_operator: string; at: string }) =>
  tx.insertInto('assessments.sitting').values(row).execute()
export async function changeSitting(tx: Tx, assessmentId: string, id: string, version: number, change: SittingContent): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('assessments.sitting').set({ ...change, version: version + 1 })
    .where('id', '=', id).where('assessment_id', '=', assessmentId).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}
export async function deleteSitting(tx: Tx, assessmentId: string, id: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('assessments.sitting').where('id', '=', id).where('assessment_id', '=', assessmentId).where('version', '=', version).executeTakeFirst()
  return numDeletedRows === 1n
}

/** The instant of the last save of each of these assessments that the reader sees. */
export const lastSaves = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  ids.length
    ? new Map((await sql<{ id: string; at: string }>`select assessment_id as id, max(saved_at) as at from assessments.answers where assessment_id = any (${[...ids]}::uuid[]) group by 1`.execute(tx)).rows
        .map(({ id, at }) => [id, at]))
    : new Map()
