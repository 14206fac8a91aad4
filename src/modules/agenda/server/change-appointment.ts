import type { Input } from '#kernel/contract/endpoint.ts'
import { forbidden, invalid, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { addDays } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { fileHead, fileHeads, type FileHead } from '#modules/cases/server/index.ts'
import * as contract from '../contract/appointment.ts'
import { daysBetween, intervalOf, wallAt } from '../domain/wall-time.ts'
import { assertMayRun, mayRun } from './access.ts'
import { assertFree } from './clashes.ts'
import { assertAhead, inScope } from './move-appointment.ts'
import * as participants from './participant-store.ts'
import { siblingsFor } from './plan-appointment.ts'
import { presentAppointment } from './present.ts'
import { lockRow, standingIn, standingOf } from './standing.ts'
import * as store from './store.ts'
import { invite, keep, tellMoved, tellWithdrawn } from './tell.ts'
import { assertWritten, childrenWanted, columnsOf, participantsFrom, sectionNumber } from './written.ts'

type Changed = Input<typeof contract.changeAppointment>

/** Everything that was decided of it, of this one or of the others of its series too. Who is kept keeps his answer, unless the time is another. */
export const changeAppointment = operation(contract.changeAppointment, async (context, input) => {
  const { tx, actor, now, note } = context
  const row = await lockRow(context, input.appointmentId)
  assertMayRun(mayRun(await standingOf(tx, actor, row), row))
  assertAhead(row)
  if (row.version !== input.version) throw stale(await presentAppointment(context, row))
  assertPlaceSeen(row)
  const files = await filesWanted(context, row, input)
  const his = await writtenBy(context, row, files)
  await assertWritten(tx, now, his, input)
  const rows = await inScope(tx, row, input.scope)
  const shift = daysBetween(wallAt(row.starts_at).on, input.on)
  const times = rows.map((one) => intervalOf({ on: addDays(wallAt(one.starts_at).on, shift), from: input.from, minutes: input.minutes }))
  const wanted = await participantsFrom(tx, now, files, input, actor.id)
  await assertFree(tx, {
    times, operators: wanted.flatMap((one) => one.operator_id ?? []), roomId: input.placeKind === 'room' ? input.roomId : null,
    children: childrenWanted(files, wanted), except: rows.map(({ id }) => id),
  }, input.despite)
  const back = Date.parse(times[0]!.startsAt) <= Date.parse(rows[0]!.starts_at)
  for (const [index, one] of (back ? [...rows.entries()] : [...rows.entries()].toReversed())) {
    const moved = times[index]!.startsAt !== new Date(one.starts_at).toISOString()
    await keep(context, one, moved ? 'moved' : 'changed', null, moved ? { toStartsAt: times[index]!.startsAt } : {})
    await store.updateAppointment(tx, one.id, one.version, {
      ...columnsOf(input), starts_at: times[index]!.startsAt, ends_at: times[index]!.endsAt, remind_minutes: input.remindMinutes, ...(moved ? { state: 'planned', reminded_at: null } : {}),
    })
    if (files.length) await addFiles(tx, one, { files, his: his.map(({ id }) => id) }, input)
    await replaceParticipants(context, one, wanted, moved, one.id === row.id)
    // last: who is there for a file that goes is seen, and goes, only while it is there
    await store.removeMatters(tx, one.id, without(one, files))
  }
  note({ changed: rows.length })
  return presentAppointment(context, (await store.appointmentOf(tx, row.id))!)
})

/** The files it is of from now on: as they are, or with those siblings. Which they are is for who planned it to say. */
async function filesWanted(context: Context, row: store.AppointmentRow, { alsoFor, section }: Changed): Promise<FileHead[]> {
  const { tx, actor } = context
  const file = row.case_id ? await fileHead(tx, row.case_id) : undefined
  if (!file) return []
  const present = row.others.map((one) => one.case_id)
  if (alsoFor === null) return [file, ...(await fileHeads(tx, present))]
  const wanted = alsoFor.filter((id) => id !== file.id)
  const same = wanted.length === present.length && wanted.every((id) => present.includes(id))
  if (!same && row.organiser_id !== actor.id) throw invalid('alsoFor', { it: 'Quali fratelli ci sono lo cambia chi ha fissato l’appuntamento', en: 'Which siblings are there is changed by who planned the appointment' })
  return same ? [file, ...(await fileHeads(tx, present))] : [file, ...(await siblingsFor(context, file, { alsoFor: wanted, section }))]
}

const without = (row: store.AppointmentRow, files: readonly FileHead[]): string[] => store.filesOf(row).map((one) => one.case_id).filter((id) => !files.some((file) => file.id === id))

/** Those of these files in which he may write of this appointment: of the others the matter stays as who works there wrote it. Files just added were asked about already. */
async function writtenBy({ tx, actor }: Context, row: store.AppointmentRow, files: readonly FileHead[]): Promise<FileHead[]> {
  const not = new Set<string>()
  for (const one of store.filesOf(row)) if (!mayRun(await standingIn(tx, actor, one), row)) not.add(one.case_id)
  return files.filter(({ id }) => !not.has(id))
}

async function addFiles(tx: Tx, row: store.AppointmentRow, { files, his }: { files: readonly FileHead[]; his: readonly string[] }, { section, purpose, placeKind, place }: Changed): Promise<void> {
  const present = store.filesOf(row).map((one) => one.case_id)
  const added = files.filter((file) => !present.includes(file.id))
  await store.updateMatter(tx, row.id, his, { section: sectionNumber(section), purpose })
  await store.insertMatters(tx, added.map((file, n) => ({ appointment_id: row.id, case_id: file.id, section: sectionNumber(section), purpose, position: present.length + n })))
  await store.replaceProtectedPlace(tx, row.id, { files: files.map((file) => file.id), his }, placeKind === 'protected' ? place : null)
}

/** A form that does not show the place would wipe it out. */
function assertPlaceSeen(row: store.AppointmentRow): void {
  if (!(row.place_kind === 'protected' && !row.secret_place) && !(row.room_id && !row.room_name)) return
  throw forbidden({
    it: 'Il luogo è protetto e non puoi vederlo: per cambiare l’appuntamento chiedi a chi l’ha fissato. Puoi spostarlo o annullarlo.',
    en: 'The place is protected and you may not see it: to change the appointment ask who planned it. You can move or cancel it.',
  })
}

const keyOf = (one: { operator_id: string | null; person_id: string | null; name: string | null }): string => one.operator_id ?? one.person_id ?? `name:${one.name}`

async function replaceParticipants(context: Context, row: store.AppointmentRow, wanted: readonly participants.NewParticipant[], moved: boolean, tells: boolean): Promise<void> {
  const { tx, now, actor } = context
  const present = await participants.participantsOf(tx, [row.id])
  const [had, wants] = [new Map(present.map((one) => [keyOf(one), one])), new Set(wanted.map(keyOf))]
  const gone = present.filter((one) => !wants.has(keyOf(one)))
  const added = wanted.filter((one) => !had.has(keyOf(one)))
  await participants.removeParticipants(tx, gone.map(({ id }) => id))
  await participants.insertParticipants(tx, added.map((one) => ({ ...one, id: newId(now), appointment_id: row.id })))
  for (const one of wanted) {
    const kept = had.get(keyOf(one))
    if (kept && kept.position !== one.position) await participants.updateParticipant(tx, kept.id, { position: one.position })
    if (kept) await participants.insertParticipantFiles(tx, one.cases.filter((id) => !kept.cases.includes(id)).map((case_id) => ({ participant_id: kept.id, appointment_id: row.id, case_id })))
  }
  if (moved) await participants.askAgain(tx, [row.id], actor.id)
  if (!tells) return
  const when = { id: row.id, startsAt: (await store.appointmentOf(tx, row.id))?.starts_at ?? row.starts_at }
  await invite(context, when, added, 1)
  await tellWithdrawn(context, when, gone.flatMap((one) => one.operator_id ?? []))
  if (moved) await tellMoved(context, when, present.filter((one) => wants.has(keyOf(one))))
}
