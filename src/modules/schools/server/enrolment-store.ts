import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'

const columns = ['id', 'case_id', 'organisation_id', 'school', 'level', 'class', 'valid_from', 'valid_to', 'yearly_hours', 'daily_hours', 'version'] as const

/** Enrolments of a child, the latest first. */
export const enrolmentsOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('schools.enrolment').select(columns).where('case_id', '=', caseId).orderBy('valid_from', 'desc').execute()
export type EnrolmentRow = Awaited<ReturnType<typeof enrolmentsOf>>[number]

/** The same in words, the earliest first: school with its level and class, first and last day (of Rome). Of who does not reach the education section: none. */
export async function enrolmentsInWords(tx: Tx, caseId: string): Promise<{ text: string; from: PlainDate; to: PlainDate }[]> {
  const rows = await tx.selectFrom('schools.enrolment as e').leftJoin('kernel.code as l', (join) => join.onRef('l.code', '=', 'e.level').on('l.list', '=', 'school_level'))
    .select(['e.school', 'e.class', 'l.label_it', 'e.valid_from', 'e.valid_to']).where('e.case_id', '=', caseId).orderBy('e.valid_from').orderBy('e.id').execute()
  return rows.map((row) => ({ text: [row.school, row.label_it?.toLocaleLowerCase('it'), row.class ? `classe ${row.class}` : ''].filter(Boolean).join(', '), from: row.valid_from as PlainDate, to: row.valid_to as PlainDate }))
}

export const insertEnrolment = (
  tx: Tx,
  row: {
    id: string; case_id: string; organisation_id: string | null; school: string; level: string; class: string | null; valid_from: string; valid_to: string
    yearly_hours: number | null; daily_hours: number | null; created_by: string; created_at: string
  },
) => tx.insertInto('schools.enrolment').values(row).execute()

type Change = { class?: string | null; valid_to?: string; yearly_hours?: number | null; daily_hours?: number | null }

/** Changes an enrolment if it is still in this version. */
export async function changeEnrolment(tx: Tx, id: string, version: number, change: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('schools.enrolment').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Is a day entered after this one at that school? The last day of the enrolment cannot come before it. */
export const lastDayEntered = async (tx: Tx, enrolmentId: string): Promise<string | null> =>
  (await tx.selectFrom('schools.absence').select((eb) => eb.fn.max('day').as('day')).where('enrolment_id', '=', enrolmentId).executeTakeFirst())?.day ?? null
