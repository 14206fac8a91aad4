import type { Tx } from '#kernel/server/db.ts'
import type { Context } from '#kernel/server/operation.ts'
import { absencesRunning, isNoticed, type Expected } from '../domain/absence.ts'
import * as store from './store.ts'
import { tellAbsent } from './tell.ts'

/** How many meetings in a row the child of a file was not at, as far as the reader sees them. */
export async function absencesOf(tx: Tx, caseId: string, childId: string): Promise<number> {
  const meetings = await store.attendanceOfChild(tx, caseId, childId)
  return absencesRunning(meetings.map(({ starts_at, attendance }) => ({ startsAt: starts_at, attendance: attendance as Expected['attendance'] })))
}

/** After an absence: at the third in a row who answers for the file is told. Answers how many there are now. */
export async function noticeAbsence(context: Pick<Context, 'tx' | 'actor' | 'now'>, row: store.AppointmentRow, absent: boolean): Promise<number> {
  if (!row.case_id || !row.child_id) return 0
  const running = await absencesOf(context.tx, row.case_id, row.child_id)
  if (absent && isNoticed(running)) await tellAbsent(context, row, running)
  return running
}
