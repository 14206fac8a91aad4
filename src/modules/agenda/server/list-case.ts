import { notFound } from '#kernel/contract/problem.ts'
import { openCursor, packCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { rolesReaching } from '#modules/access/server/index.ts'
import { fileHead } from '#modules/cases/server/index.ts'
import * as contract from '../contract/calendar.ts'
import { absencesOf } from './absence.ts'
import { mayPlanFor } from './access.ts'
import { presentActions } from './present-record.ts'
import { presentSlots } from './present-slots.ts'
import * as records from './record-store.ts'
import * as store from './store.ts'

/** Appointments of a file: those ahead soonest first, or those that were, newest first. */
export const listCaseAppointments = operation(contract.listCaseAppointments, async (context, input) => {
  const { tx, audit, note, now } = context
  audit(input.caseId)
  const file = await fileHead(tx, input.caseId)
  if (!file) throw notFound()
  const after = openCursor<{ at: string; id: string }>(input.cursor, ['at', 'id'])
  const filter = { caseId: input.caseId, when: input.when, now: new Date(now).toISOString(), kind: input.kind, state: input.state, text: input.q || null, after }
  const found = await store.ofCase(tx, filter, input.limit + 1)
  const { rows, next } = pageOf(found, input.limit, (last) => ({ at: last.starts_at, id: last.id }))
  note({ rows: rows.length })
  return {
    rows: await presentSlots(context, rows), next, total: after ? null : await store.countOfCase(tx, filter), absences: await absencesOf(tx, input.caseId, file.child_id),
    can: { plan: file.status === 'open' && mayPlanFor(await rolesReaching(tx, input.caseId)) },
  }
})

/** What meetings of a file decided. */
export const listCaseActions = operation(contract.listCaseActions, async ({ tx, audit }, { caseId, q, open, cursor, limit }) => {
  audit(caseId)
  if (!(await fileHead(tx, caseId))) throw notFound()
  const offset = openCursor<{ offset: number }>(cursor, ['offset'])?.offset ?? 0
  const found = await records.actionsOfCase(tx, caseId, { open: open ?? false, text: q || null }, limit + 1, offset)
  return { rows: await presentActions(tx, found.slice(0, limit)), next: found.length > limit ? packCursor({ offset: offset + limit }) : null, total: null }
})
