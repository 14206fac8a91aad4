import { invalid, notFound } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor, type Context } from '#kernel/server/operation.ts'
import { rolesReaching } from '#modules/access/server/index.ts'
import { fileHead, tiedFiles, type FileHead } from '#modules/cases/server/index.ts'
import * as contract from '../contract/appointment.ts'
import { daysOf } from '../domain/recurrence.ts'
import { intervalOf } from '../domain/wall-time.ts'
import { assertMayPlan, assertOpen, mayPlanFor, mayPlanOwn } from './access.ts'
import { assertFree } from './clashes.ts'
import { insertParticipants, type NewParticipant } from './participant-store.ts'
import { presentAppointment } from './present.ts'
import * as store from './store.ts'
import { invite } from './tell.ts'
import { assertWritten, childrenWanted, columnsOf, participantsFrom, sectionNumber } from './written.ts'

type Planned = Input<typeof contract.planAppointment>

/** One appointment, or all those of a repeated one: all of them or none. */
export const planAppointment = operation(contract.planAppointment, async (context, input) => {
  const { tx, actor, now, note } = context
  const file = await fileFor(context, input)
  const files = file ? [file, ...(await siblingsFor(context, file, input))] : []
  const unitId = unitFor(actor, file, input.unitId)
  await assertWritten(tx, now, files, input)
  const days = input.repeat ? daysOf(input.on, input.repeat) : [input.on]
  if (days.length === 0) throw invalid('repeat.count', { it: 'Così non resta nessun appuntamento: controlla quante volte e fino a quando', en: 'This leaves no appointment: check how many times and until when' })
  const times = days.map((on) => intervalOf({ on, from: input.from, minutes: input.minutes }))
  const wanted = await participantsFrom(tx, now, files, input, actor.id)
  await assertFree(tx, { times, operators: wanted.flatMap((one) => one.operator_id ?? []), roomId: input.placeKind === 'room' ? input.roomId : null, children: childrenWanted(files, wanted) }, input.despite)
  const seriesId = input.repeat ? newId(now) : null
  const at = new Date(now).toISOString()
  if (seriesId) await store.insertSeries(tx, { id: seriesId, every: input.repeat!.every, created_by: actor.id, created_at: at })
  const rows = times.map(({ startsAt, endsAt }, index) => ({
    id: newId<'appointment'>(now), ...columnsOf(input), starts_at: startsAt, ends_at: endsAt, state: 'planned', organiser_id: actor.id, unit_id: unitId, of_child: file !== null,
    series_id: seriesId, series_n: seriesId ? index + 1 : null, remind_minutes: input.remindMinutes, created_at: at,
  }))
  await store.insertAppointments(tx, rows)
  const ids = rows.map(({ id }) => id)
  if (file) {
    const source = { source_kind: input.source?.kind ?? null, source_id: input.source?.id ?? null, source_part: input.source?.part ?? null }
    const each = ids.flatMap((appointment_id) => files.map((one, position) => ({ appointment_id, case_id: one.id, position })))
    // what it was planned from is of the file it was planned in
    await store.insertMatters(tx, each.map((one) => ({ ...one, section: sectionNumber(input.section), purpose: input.purpose, ...(one.case_id === file.id ? source : {}) })))
    if (input.placeKind === 'protected') await store.insertPlaces(tx, each.map(({ appointment_id, case_id }) => ({ appointment_id, case_id, place: input.place! })))
  }
  await insertAll(tx, now, ids, wanted)
  await invite(context, { id: ids[0]!, startsAt: times[0]!.startsAt }, wanted, ids.length)
  note({ kind: input.kind, planned: ids.length, files: files.length, participants: wanted.length })
  return { ...(await presentAppointment(context, (await store.appointmentOf(tx, ids[0]!))!)), planned: ids.length }
})

/** The file it is of, open and within reach, by who may plan there; null: of no child. */
async function fileFor({ tx, actor, audit }: Context, { caseId, section }: Planned): Promise<FileHead | null> {
  if (!caseId) {
    assertMayPlan(mayPlanOwn(actor.roles))
    return null
  }
  audit(caseId)
  const file = await fileHead(tx, caseId)
  if (!file) throw notFound()
  const roles = await rolesReaching(tx, caseId, section)
  // out of reach of the section: the refusal is next to its field, for who may plan in the file at all
  assertMayPlan(mayPlanFor(roles.length ? roles : await rolesReaching(tx, caseId)))
  assertOpen(file)
  return file
}

/** The files of siblings it is of too: tied to this one, each within reach of who may plan there. */
export async function siblingsFor({ tx, audit }: Context, file: FileHead, { alsoFor, section }: Pick<Planned, 'alsoFor' | 'section'>): Promise<FileHead[]> {
  const found = await tiedFiles(tx, file, alsoFor, { path: 'alsoFor', section, may: ({ roles }) => mayPlanFor(roles) })
  for (const one of found) {
    audit(one.id)
    assertOpen(one)
  }
  return alsoFor.flatMap((id) => found.find((one) => one.id === id) ?? [])
}

/** The unit that organises: the one chosen, the one that holds the file, or his only one. */
function unitFor(actor: Actor, file: FileHead | null, asked: string | null): string {
  const mine = [...new Set(actor.roles.map(({ unitId }) => unitId))]
  const unitId = asked ?? (file && mine.includes(file.unit_id) ? file.unit_id : mine[0])
  if (!unitId || !mine.includes(unitId)) throw invalid('unitId', { it: 'Scegli una delle tue unità', en: 'Choose one of your units' })
  return unitId
}

async function insertAll(tx: Tx, now: number, appointmentIds: readonly string[], wanted: readonly NewParticipant[]): Promise<void> {
  await insertParticipants(tx, appointmentIds.flatMap((appointment_id) => wanted.map((one) => ({ ...one, id: newId(now), appointment_id }))))
}
