import { conflict, invalid, stale } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { sectionName, type Section } from '#modules/access/contract.ts'
import { writeDiaryEntry } from '#modules/cases/server/index.ts'
import * as contract from '../contract/record.ts'
import { diaryKindOf, isAccount } from '../domain/kinds.ts'
import { mayStep } from '../domain/states.ts'
import { wallOf } from '../domain/wall-time.ts'
import { noticeAbsences } from './absence.ts'
import { assertMayRecord, mayRecord } from './access.ts'
import { decide } from './actions.ts'
import * as participants from './participant-store.ts'
import { presentAppointment } from './present.ts'
import * as records from './record-store.ts'
import { assertOpenFile, getRow, lockRow, standingIn, standingOf } from './standing.ts'
import * as store from './store.ts'
import { keep } from './tell.ts'

type Recorded = Input<typeof contract.recordMeeting>

/**
 * How it went, in one go: who was there, the account (which is an entry of the diary) or the minutes, what was decided. Of siblings met together the words for
 * all go into the file of each, followed by what concerns that one alone.
 */
export const recordMeeting = operation(contract.recordMeeting, async (context, input) => {
  const { tx, actor, note } = context
  const row = await lockRow(context, input.appointmentId)
  const wanted = await participants.participantsOf(tx, [row.id])
  const invited = wanted.some((one) => one.operator_id === actor.id)
  const files = await filesToRecord(context, row, invited)
  assertOpenFile(row)
  if (row.version !== input.version) throw stale(await presentAppointment(context, row))
  await assertRecordable(context, row, files, input)
  await keepAttendance(context, wanted, input.attendance)
  if (row.state !== 'held') await keep(context, row, 'held')
  // the version goes on also when only the account is added later: two who write it at once are told
  await store.updateAppointment(tx, row.id, row.version, { state: 'held' })
  const written = await writeTexts(context, row, files, wanted, input)
  await decide(context, row, invited, input.decisions)
  await records.deleteDraft(tx, row.id, actor.id)
  const away = input.attendance.filter(({ attendance }) => attendance !== 'present').map(({ participantId }) => participantId)
  const running = await noticeAbsences(context, row, wanted.flatMap((one) => (one.person_id && (away as string[]).includes(one.id) ? [one.person_id] : [])))
  const diaryEntryId = written.find((id) => id !== null) ?? null
  note({ kind: row.kind, decisions: input.decisions.length, account: diaryEntryId !== null, files: written.length })
  return { appointmentId: row.id as Id<'appointment'>, diaryEntryId: diaryEntryId as Id<'entry'> | null, written: written.length, absencesRunning: running }
})

/** The open files of it in which he may write how it went and nobody did; `null` stands for an appointment about no child. Refuses who may in none. */
async function filesToRecord({ tx, actor }: Context, row: store.AppointmentRow, invited: boolean): Promise<(store.FileOfAppointment | null)[]> {
  const done = new Set((await records.minutesOf(tx, row.id)).map((one) => one.case_id))
  const files = store.filesOf(row)
  if (!files.length) {
    assertMayRecord(mayRecord(await standingOf(tx, actor, row), row, invited))
    return done.has(null) ? [] : [null]
  }
  const his = []
  for (const file of files) if (mayRecord(await standingIn(tx, actor, file), row, invited)) his.push(file)
  assertMayRecord(his.length > 0)
  return his.filter((file) => file.file_status === 'open' && !done.has(file.case_id))
}

async function assertRecordable({ tx, now }: Context, row: store.AppointmentRow, files: readonly (store.FileOfAppointment | null)[], input: Recorded): Promise<void> {
  const recorded = files.length === 0
  if (recorded || !(mayStep('hold', { state: row.state, startsAt: row.starts_at, recorded }, now) || row.state === 'held')) {
    throw conflict({
      it: recorded ? 'Com’è andata è già scritto: correggi il verbale, o la nota del diario.' : 'La sua ora non è ancora venuta, oppure è stato annullato.',
      en: recorded ? 'How it went is written already: correct the minutes, or the entry of the diary.' : 'Its hour has not come yet, or it was cancelled.',
    })
  }
  for (const [index, { caseId }] of input.parts.entries()) {
    if (!files.some((file) => file?.case_id === caseId)) throw invalid(`parts.${index}.caseId`, { it: 'Scegli uno dei fascicoli dell’appuntamento in cui non è ancora scritto', en: 'Choose one of the files of the appointment in which it is not written yet' })
  }
  if (isAccount(row.kind, row.of_child)) await assertCode(tx, now, 'diary_origin', input.origin, 'origin')
}

async function keepAttendance({ tx }: Context, wanted: readonly participants.ParticipantRow[], given: Recorded['attendance']): Promise<void> {
  for (const [index, { participantId, attendance }] of given.entries()) {
    if (!wanted.some((one) => one.id === participantId)) throw invalid(`attendance.${index}.participantId`, { it: 'Scegli tra chi era invitato', en: 'Choose among who was invited' })
    await participants.updateParticipant(tx, participantId, { attendance })
  }
}

/** For each file the words for all and those for it alone; nothing where both are empty. Answers, for each file written in, the entry of the diary or null. */
async function writeTexts(context: Context, row: store.AppointmentRow, files: readonly (store.FileOfAppointment | null)[], wanted: readonly participants.ParticipantRow[], input: Recorded): Promise<(string | null)[]> {
  const written = []
  for (const file of files) {
    const text = [input.text, input.parts.find(({ caseId }) => caseId === file?.case_id)?.text ?? ''].map((part) => part.trim()).filter(Boolean).join('\n\n')
    if (text) written.push(await writeText(context, row, file, participants.thereFor(wanted, file?.case_id ?? null), { ...input, text }))
  }
  return written
}

/** The account of a talk or visit goes to the diary, once; other meetings have minutes of their own. Answers the entry, or null. */
async function writeText(context: Context, row: store.AppointmentRow, file: store.FileOfAppointment | null, wanted: readonly participants.ParticipantRow[], { text, origin, attendance }: Recorded): Promise<string | null> {
  const { tx, actor, now } = context
  const own = { appointment_id: row.id, case_id: file?.case_id ?? null, written_by: actor.id, written_at: new Date(now).toISOString() }
  if (!file || !isAccount(row.kind, row.of_child)) {
    await records.insertMinutes(tx, { ...own, body: text })
    return null
  }
  const there = wanted.filter((one) => (attendance.find(({ participantId }) => participantId === one.id)?.attendance ?? 'present') === 'present')
  const entry = await writeDiaryEntry(context, {
    caseId: file.case_id as Id<'case'>, kind: diaryKindOf(row.kind), section: sectionName(file.section) as Exclude<Section, 'file'>, origin, happenedAt: row.starts_at,
    minutes: Math.min(1440, wallOf({ startsAt: row.starts_at, endsAt: row.ends_at }).minutes), place: placeOf(row), title: file.purpose, body: text,
    presences: there.slice(0, 40).map((one) => ({ personId: one.person_id as Id<'person'> | null, operatorId: one.operator_id as Id<'operator'> | null, name: one.name })),
  })
  await records.insertMinutes(tx, { ...own, diary_entry_id: entry.id })
  return entry.id
}

/** A secret address never goes into the diary. */
const placeOf = (row: store.AppointmentRow): string | null => (row.place_kind === 'protected' ? null : row.room_name ? [row.room_name, row.site_name].filter(Boolean).join(', ') : row.place)

/** Kept at every keystroke, as typed. */
export const saveRecordDraft = operation(contract.saveRecordDraft, async (context, { appointmentId, content, version }) => {
  const { tx, actor, now } = context
  const row = await lockRow(context, appointmentId)
  const wanted = await participants.participantsOf(tx, [row.id])
  assertMayRecord(mayRecord(await standingOf(tx, actor, row), row, wanted.some((one) => one.operator_id === actor.id)))
  const savedAt = new Date(now).toISOString()
  const cases = store.filesOf(row).map((file) => file.case_id)
  const present = await records.draftOf(tx, appointmentId, actor.id)
  if ((present?.version ?? 0) !== version) throw stale(present ? { content: present.content, savedAt: present.saved_at, version: present.version } : null)
  if (!present) await records.insertDraft(tx, { appointment_id: appointmentId, author_id: actor.id, cases, content: JSON.stringify(content), saved_at: savedAt })
  else await records.updateDraft(tx, appointmentId, actor.id, version, JSON.stringify(content), cases, savedAt)
  return { version: version + 1, savedAt }
})

/** Puts away one's own text: of a meeting that somebody else recorded, or that will not be recorded. */
export const discardRecordDraft = operation(contract.discardRecordDraft, async (context, { appointmentId }) => {
  const row = await getRow(context, appointmentId)
  return { discarded: await records.deleteDraft(context.tx, row.id, context.actor.id) }
})
