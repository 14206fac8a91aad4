import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { DayState } from '../contract/attendance.ts'

const columns = ['id', 'enrolment_id', 'day', 'state', 'hours', 'reason', 'words', 'entered_by', 'entered_at', 'version'] as const

/** Days entered between two dates, both included, in order. */
export const daysBetween = (tx: Tx, caseId: string, from: string, to: string) =>
  tx.selectFrom('schools.absence').select(columns).where('case_id', '=', caseId).where('day', '>=', from).where('day', '<=', to).orderBy('day').execute()
export type DayRow = Awaited<ReturnType<typeof daysBetween>>[number]

export const daysOn = (tx: Tx, caseId: string, days: readonly string[]): Promise<DayRow[]> =>
  tx.selectFrom('schools.absence').select(columns).where('case_id', '=', caseId).where('day', 'in', [...days]).orderBy('day').execute()

/** One writer at a time for a child's days: whoever comes second counts what the first wrote. */
export const lockStanding = (tx: Tx, caseId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${caseId}::text, 940))`.execute(tx)

export interface DayWritten {
  enrolment_id: string
  state: DayState
  hours: number | null
  reason: string | null
  words: string | null
  entered_by: string
  entered_at: string
}

export const insertDays = (tx: Tx, rows: readonly (DayWritten & { id: string; case_id: string; day: string })[]) => tx.insertInto('schools.absence').values([...rows]).execute()

/** Keeps what the day said, then writes what it says now. */
export async function correctDay(tx: Tx, before: DayRow, now: DayWritten): Promise<void> {
  const { id, version, state, hours, reason, words, entered_by, entered_at } = before
  await tx.insertInto('schools.absence_version').values({ absence_id: id, n: version, content: JSON.stringify({ state, hours, reason, words }), entered_by, entered_at }).execute()
  await tx.updateTable('schools.absence').set({ ...now, version: version + 1 }).where('id', '=', id).execute()
}

export const versionsOf = (tx: Tx, absenceId: string) =>
  tx.selectFrom('schools.absence_version').select(['n', 'content', 'entered_by', 'entered_at']).where('absence_id', '=', absenceId).orderBy('n', 'desc').execute()

export const saveStanding = (
  tx: Tx,
  row: { case_id: string; school_year: number; school: string | null; unjustified: string[]; crossed_on: string | null; missed_hours: number; quarter_on: string | null; updated_at: string },
) => {
  const { case_id: _, ...rest } = row
  return tx.insertInto('schools.standing').values(row).onConflict((conflict) => conflict.column('case_id').doUpdateSet(rest)).execute()
}

/** What was known before this change, to tell once. */
export const standingOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('schools.standing').select(['school_year', 'crossed_on', 'quarter_on']).where('case_id', '=', caseId).executeTakeFirst()

const stepColumns = ['id', 'case_id', 'kind', 'happened_on', 'words', 'by_operator', 'at', 'withdrawn_at', 'withdrawn_by', 'withdrawn_reason', 'version'] as const

/** What was done about absences, the latest first. */
export const stepsOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('schools.attendance_step').select(stepColumns).where('case_id', '=', caseId).orderBy('happened_on', 'desc').orderBy('id', 'desc').execute()
export type StepRow = Awaited<ReturnType<typeof stepsOf>>[number]

export const insertStep = (tx: Tx, row: { id: string; case_id: string; kind: string; happened_on: string; words: string | null; by_operator: string; at: string }) =>
  tx.insertInto('schools.attendance_step').values(row).execute()

export async function withdrawStep(tx: Tx, id: string, version: number, change: { withdrawn_at: string; withdrawn_by: string; withdrawn_reason: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('schools.attendance_step').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('withdrawn_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
