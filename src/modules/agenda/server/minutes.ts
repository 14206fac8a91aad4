import { conflict, notFound, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/record.ts'
import { assertMayApprove, assertMayRecord, assertOpen, mayApprove, mayRecord } from './access.ts'
import * as participants from './participant-store.ts'
import * as records from './record-store.ts'
import { lockRow, standingOf } from './standing.ts'
import type * as store from './store.ts'
import { keep, tellMinutes } from './tell.ts'

/** Minutes that stand on their own and are not approved yet, in the version last seen. */
async function getMinutes(context: Context, appointmentId: string, version: number): Promise<{ row: store.AppointmentRow; minutes: records.MinutesRow }> {
  const row = await lockRow(context, appointmentId)
  const minutes = await records.minutesOf(context.tx, row.id)
  if (!minutes) throw notFound()
  if (row.case_id) assertOpen({ status: row.file_status })
  if (minutes.body === null) throw conflict({ it: 'Il resoconto è una nota del diario: si corregge lì.', en: 'The account is an entry of the diary: it is corrected there.' })
  if (minutes.approved_at) throw conflict({ it: 'Il verbale è già approvato e non si cambia più. Se serve, scrivi una nota nel diario.', en: 'The minutes are approved and are changed no more. If needed, write an entry in the diary.' })
  if (minutes.version !== version) throw stale(await presentMinutes(context.tx, minutes))
  return { row, minutes }
}

/** Other words in the place of the first ones; the history says who changed them, when and why. */
export const correctMinutes = operation(contract.correctMinutes, async (context, { appointmentId, text, words, version }) => {
  const { tx, actor, now } = context
  const { row, minutes } = await getMinutes(context, appointmentId, version)
  const wanted = await participants.participantsOf(tx, [row.id])
  assertMayRecord(mayRecord(await standingOf(tx, actor, row), row, wanted.some((one) => one.operator_id === actor.id)))
  await keep(context, row, 'minutes_corrected', words)
  await records.updateMinutes(tx, row.id, minutes.version, { body: text, written_by: actor.id, written_at: new Date(now).toISOString() })
  return { minutes: await presentMinutes(tx, (await records.minutesOf(tx, row.id))!) }
})

/** Approved by who leads the meeting, once and for all; the workers who were invited are told, and read them as far as they reach the file. */
export const approveMinutes = operation(contract.approveMinutes, async (context, { appointmentId, version }) => {
  const { tx, actor, now, note } = context
  const { row, minutes } = await getMinutes(context, appointmentId, version)
  assertMayApprove(mayApprove(await standingOf(tx, actor, row), row))
  await records.updateMinutes(tx, row.id, minutes.version, { approved_by: actor.id, approved_at: new Date(now).toISOString() })
  await keep(context, row, 'minutes_approved')
  const to = (await participants.participantsOf(tx, [row.id])).flatMap((one) => (one.operator_id && one.operator_id !== actor.id ? [one.operator_id] : []))
  await tellMinutes(context, row, to)
  note({ sent: to.length })
  return { minutes: await presentMinutes(tx, (await records.minutesOf(tx, row.id))!), sent: to.length }
})

async function presentMinutes(tx: Tx, row: records.MinutesRow) {
  const names = await operatorHeaders(tx, [row.written_by, ...(row.approved_by ? [row.approved_by] : [])])
  const named = (id: string) => ({ id, name: names.get(id)?.name ?? '' })
  return {
    diaryEntryId: row.diary_entry_id as Id<'entry'> | null, body: row.body, writtenBy: named(row.written_by), writtenAt: row.written_at,
    approved: row.approved_by && row.approved_at ? { by: named(row.approved_by), at: row.approved_at } : null, version: row.version,
  }
}
