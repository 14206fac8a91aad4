import type { Tx } from '#kernel/server/db.ts'

const columns = ['id', 'case_id', 'organisation_id', 'school', 'level', 'class', 'valid_from', 'valid_to', 'yearly_hours', 'daily_hours', 'version'] as const

/** Enrolments of a child, the latest first. */
export const enrolmentsOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('schools.enrolment').select(columns).where('case_id', '=', caseId).orderBy('valid_from', 'desc').execute()
export type EnrolmentRow = Awaited<ReturnType<typeof enrolmentsOf>>[number]

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
