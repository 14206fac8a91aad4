import { conflict, notFound, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/record.ts'
import { assertMayApprove, assertMayRecord, assertOpen, mayApprove, mayRecord, type Standing } from './access.ts'
import * as participants from './participant-store.ts'
import { presentMinutes } from './present.ts'
import * as records from './record-store.ts'
import { lockRow, standingIn, standingOf } from './standing.ts'
import * as store from './store.ts'
import { keep, tellMinutes } from './tell.ts'

interface Found {
  row: store.AppointmentRow
  minutes: records.MinutesRow
  /** What the actor is to it in the file they are of. */
  standing: Standing
}

/** Minutes that stand on their own and are not approved yet, in the version last seen; of the file asked for, or of the first. */
async function getMinutes(context: Context, { appointmentId, caseId, version }: { appointmentId: string; caseId: string | null; version: number }): Promise<Found> {
  const { tx, actor } = context
  const row = await lockRow(context, appointmentId)
  const file = store.filesOf(row).find((one) => one.case_id === (caseId ?? row.case_id))
  if (caseId && !file) throw notFound()
  const minutes = await records.minutesIn(tx, row.id, file?.case_id ?? null)
  if (!minutes) throw notFound()
  if (file) assertOpen({ status: file.file_status })
  if (minutes.body === null) throw conflict({ it: 'Il resoconto è una nota del diario: si corregge lì.', en: 'The account is an entry of the diary: it is corrected there.' })
  if (minutes.approved_at) throw conflict({ it: 'Il verbale è già approvato e non si cambia più. Se serve, scrivi una nota nel diario.', en: 'The minutes are approved and are changed no more. If needed, write an entry in the diary.' })
  if (minutes.version !== version) throw stale(await present(tx, minutes))
  return { row, minutes, standing: file ? await standingIn(tx, actor, file) : await standingOf(tx, actor, row) }
}

/** Corrected before they are approved; of siblings met together, those of one file. */
export const correctMinutes = operation(contract.correctMinutes, async (context, { text, words, ...asked }) => {
  const { tx, actor, now } = context
  const { row, minutes, standing } = await getMinutes(context, asked)
  const wanted = await participants.participantsOf(tx, [row.id])
  assertMayRecord(mayRecord(standing, row, wanted.some((one) => one.operator_id === actor.id)))
  await keep(context, row, 'minutes_corrected', words, {}, minutes.case_id)
  await records.updateMinutes(tx, minutes, { body: text, written_by: actor.id, written_at: new Date(now).toISOString() })
  return { minutes: await present(tx, (await records.minutesIn(tx, row.id, minutes.case_id))!) }
})

/** Approved by who leads the meeting, once and for all; the workers who were invited are told, and read them as far as they reach the file. */
export const approveMinutes = operation(contract.approveMinutes, async (context, asked) => {
  const { tx, actor, now, note } = context
  const { row, minutes, standing } = await getMinutes(context, asked)
  assertMayApprove(mayApprove(standing, row))
  await records.updateMinutes(tx, minutes, { approved_by: actor.id, approved_at: new Date(now).toISOString() })
  await keep(context, row, 'minutes_approved', null, {}, minutes.case_id)
  const to = (await participants.participantsOf(tx, [row.id])).flatMap((one) => (one.operator_id && one.operator_id !== actor.id ? [one.operator_id] : []))
  await tellMinutes(context, row, to)
  note({ sent: to.length })
  return { minutes: await present(tx, (await records.minutesIn(tx, row.id, minutes.case_id))!), sent: to.length }
})

async function present(tx: Tx, row: records.MinutesRow) {
  const names = await operatorHeaders(tx, [row.written_by, ...(row.approved_by ? [row.approved_by] : [])])
  return presentMinutes(row, (id) => ({ id, name: names.get(id as Id<'operator'>)?.name ?? '' }))
}
