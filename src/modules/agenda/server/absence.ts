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

/** After absences of these people: of each child among them, at the third in a row who answers for its file is told. Answers how many there are now of the one not met for longest. */
export async function noticeAbsences(context: Pick<Context, 'tx' | 'actor' | 'now'>, row: store.AppointmentRow, absent: readonly string[]): Promise<number> {
  let most = 0
  for (const file of store.filesOf(row)) {
    if (!file.child_id) continue
    const running = await absencesOf(context.tx, file.case_id, file.child_id)
    if (absent.includes(file.child_id) && isNoticed(running)) await tellAbsent(context, file, running)
    most = Math.max(most, running)
  }
  return most
}
