import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { sectionName, type Section } from '#modules/access/contract.ts'
import { operatorHeaders, unitHeaders, type OperatorHeader } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { Appointment, Participant } from '../contract/appointment.ts'
import { isAccount } from '../domain/kinds.ts'
import type { Rhythm } from '../domain/recurrence.ts'
import { isAhead, mayStep } from '../domain/states.ts'
import type { Interval } from '../domain/wall-time.ts'
import { mayApprove, mayRecord, mayRun } from './access.ts'
import * as participants from './participant-store.ts'
import { presentActions } from './present-record.ts'
import * as records from './record-store.ts'
import { hasOpenFile, standingIn, standingOf } from './standing.ts'
import * as store from './store.ts'

type Reader = { tx: Tx; actor: Actor; now: number }

/** An appointment with everything this reader may know of it, and what he may do. */
export async function presentAppointment({ tx, actor, now }: Reader, row: store.AppointmentRow): Promise<Appointment> {
  const wanted = await participants.participantsOf(tx, [row.id])
  const written = await records.minutesOf(tx, row.id)
  const minutes = written.find((one) => one.case_id === row.case_id)
  const actions = await records.actionsOf(tx, row.id)
  const draft = await records.draftOf(tx, row.id, actor.id)
  const workers = wanted.flatMap((one) => one.operator_id ?? [])
  const operators = await operatorHeaders(tx, [row.organiser_id, ...workers, ...(row.coordinator_id ? [row.coordinator_id] : []), ...written.flatMap((one) => [one.written_by, one.approved_by ?? one.written_by])])
  const people = await personHeaders(tx, wanted.flatMap((one) => one.person_id ?? []))
  const working = await participants.workingOf(tx, workers)
  const unit = (await unitHeaders(tx, [row.unit_id])).get(row.unit_id)
  const named = (id: string) => ({ id, name: operators.get(id)?.name ?? '' })
  const mine = wanted.find((one) => one.operator_id === actor.id)
  const children = store.filesOf(row).map((file) => file.child_id)
  const can = await doable({ tx, actor, now }, row, { invited: mine !== undefined, written })
  const minutesOfFile = (one: records.MinutesRow | undefined) => (one ? presentMinutes(one, named) : null)
  return {
    id: row.id as Id<'appointment'>, kind: row.kind, startsAt: row.starts_at, endsAt: row.ends_at, state: row.state, ofChild: row.of_child,
    file: fileOf(row), others: row.others.map((file) => ({ ...otherOf(file), minutes: minutesOfFile(written.find((one) => one.case_id === file.case_id)), can: can.of.get(file.case_id)! })), organiser: named(row.organiser_id), coordinator: row.coordinator_id ? named(row.coordinator_id) : null,
    unit: { id: row.unit_id as Id<'unit'>, name: unit?.name ?? '', organisation: unit?.organisationName ?? '' },
    place: placeOf(row),
    mediator: row.mediator_state && row.mediator_language
      ? { state: row.mediator_state as 'asked', language: row.mediator_language, gender: row.mediator_gender as 'F' | 'M' | null, mode: row.mediator_mode as 'presenza' | null } : null,
    participants: wanted.map((one) => presentParticipant(participants.seenFrom(one, children), operators, people, working)), mine: (mine?.id ?? null) as Id<'participant'> | null,
    series: await seriesOf(tx, row), stateWords: row.state_words, remindMinutes: row.remind_minutes, asAccount: isAccount(row.kind, row.of_child),
    minutes: minutesOfFile(minutes),
    actions: await presentActions(tx, actions),
    draft: draft ? { content: draft.content as Record<string, never>, savedAt: draft.saved_at, version: draft.version } : null,
    history: (await records.changesOf(tx, row.id)).map(presentChange), version: row.version,
    can: can.whole,
  }
}

const fileOf = (row: store.AppointmentRow): Appointment['file'] => (row.case_id && row.section !== null && row.number
  ? { caseId: row.case_id as Id<'case'>, number: row.number, childId: row.child_id as Id<'person'> | null, childName: row.child_name ?? '', section: sectionName(row.section) as Exclude<Section, 'file'>, purpose: row.purpose,
      source: row.source_kind && row.source_id ? { kind: row.source_kind, id: row.source_id, part: row.source_part } : null } : null)

const otherOf = ({ case_id, number, child_id, child_name, section, purpose }: store.FileOfAppointment) =>
  ({ caseId: case_id as Id<'case'>, number: number ?? '', childId: child_id as Id<'person'> | null, childName: child_name ?? '', section: sectionName(section) as Exclude<Section, 'file'>, purpose })

type Named = (id: string) => { id: string; name: string }

/** What was written, by whom, and whether it is approved. */
export const presentMinutes = (one: records.MinutesRow, named: Named): NonNullable<Appointment['minutes']> => ({
  diaryEntryId: one.diary_entry_id as Id<'entry'> | null, body: one.body, writtenBy: named(one.written_by), writtenAt: one.written_at,
  approved: one.approved_by && one.approved_at ? { by: named(one.approved_by), at: one.approved_at } : null, version: one.version,
})

const placeOf = (row: store.AppointmentRow): Appointment['place'] => ({
  kind: row.place_kind,
  room: row.room_id && row.room_name ? { id: row.room_id as Id<'room'>, name: row.room_name, site: row.site_name ?? '', accessible: row.room_accessible ?? false } : null,
  text: row.place_kind === 'protected' ? row.secret_place : row.place,
  hidden: (row.place_kind === 'protected' && !row.secret_place) || (row.room_id !== null && !row.room_name),
})

function presentParticipant(one: participants.ParticipantRow, operators: Map<string, OperatorHeader>, people: Awaited<ReturnType<typeof personHeaders>>, working: ReadonlySet<string>): Participant {
  const operator = one.operator_id ? operators.get(one.operator_id) : undefined
  return {
    id: one.id as Id<'participant'>, part: one.part, operatorId: one.operator_id as Id<'operator'> | null, personId: one.person_id as Id<'person'> | null,
    name: one.name ?? operator?.name ?? (one.person_id ? (people.get(one.person_id)?.displayName ?? null) : null), organisation: operator?.organisationName ?? null,
    answer: one.answer as Participant['answer'], answerWords: one.answer_words, proposedAt: one.proposed_at, attendance: one.attendance as Participant['attendance'],
    left: one.operator_id !== null && !working.has(one.operator_id),
  }
}

async function seriesOf(tx: Tx, row: store.AppointmentRow): Promise<Appointment['series']> {
  const series = row.series_id ? await store.seriesOf(tx, row.series_id) : undefined
  return series ? { id: row.series_id!, every: series.every as Rhythm, n: row.series_n!, of: series.of } : null
}

function presentChange(one: Awaited<ReturnType<typeof records.changesOf>>[number]): Appointment['history'][number] {
  const before = (one.before ?? {}) as Partial<Interval> & { toStartsAt?: string }
  return { id: one.id, what: one.what, at: one.at, by: one.by, words: one.words, from: before.startsAt ?? null, to: before.toStartsAt ?? null }
}

interface Doable {
  whole: Appointment['can']
  /** Of each file it is of. */
  of: ReadonlyMap<string, { record: boolean; approve: boolean }>
}

async function doable({ tx, actor, now }: Reader, row: store.AppointmentRow, { invited, written }: { invited: boolean; written: readonly records.MinutesRow[] }): Promise<Doable> {
  const standing = await standingOf(tx, actor, row)
  const open = hasOpenFile(row)
  const runs = open && mayRun(standing, row)
  const ahead = isAhead(row.state)
  const at = { state: row.state, startsAt: row.starts_at, recorded: await records.isRecorded(tx, row.id) }
  const records_ = open && mayRecord(standing, row, invited)
  const due = mayStep('hold', at, now) || row.state === 'held'
  const of = new Map<string, { record: boolean; approve: boolean }>()
  for (const file of store.filesOf(row)) {
    const own = await standingIn(tx, actor, file)
    const minutes = written.find((one) => one.case_id === file.case_id)
    of.set(file.case_id, { record: due && !minutes && file.file_status === 'open' && mayRecord(own, row, invited), approve: Boolean(minutes?.body && !minutes.approved_at) && mayApprove(own, row) })
  }
  const first = row.case_id ? of.get(row.case_id) : { record: records_ && due && !written.length, approve: Boolean(written[0]?.body && !written[0].approved_at) && mayApprove(standing, row) }
  return {
    of,
    whole: {
      change: runs && ahead, move: runs && ahead, confirm: runs && mayStep('confirm', at, now), cancel: runs && mayStep('cancel', at, now), notCome: runs && mayStep('not_come', at, now),
      reopen: runs && mayStep('reopen', at, now), answer: invited && ahead && row.organiser_id !== actor.id && Date.parse(row.ends_at) > now,
      record: [first, ...of.values()].some((one) => one?.record), recordFile: first?.record ?? false, approve: first?.approve ?? false, decide: records_ && row.state === 'held',
    },
  }
}
