import { addDays, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionName, type Section } from '#modules/access/contract.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import { wallAt } from '../domain/wall-time.ts'
import * as participants from './participant-store.ts'
import { actionsOf, minutesIn } from './record-store.ts'
import * as store from './store.ts'

const partWords = { operator: '', child: 'minore', parent: 'genitore', guardian: 'tutore', relative: 'familiare', outsider: '' } as const

type Called = (one: participants.ParticipantRow) => string | null

/** How each of these is called, for this reader: one question for all of them, however many meetings they are of. */
async function callingOf(tx: Tx, all: readonly participants.ParticipantRow[]): Promise<Called> {
  const [operators, people] = await Promise.all([
    operatorHeaders(tx, [...new Set(all.flatMap((one) => one.operator_id ?? []))]), personHeaders(tx, [...new Set(all.flatMap((one) => one.person_id ?? []))]),
  ])
  return (one) => {
    const name = one.name ?? (one.operator_id ? operators.get(one.operator_id)?.name : one.person_id ? people.get(one.person_id)?.displayName : undefined)
    return name ? `${name}${partWords[one.part] ? ` (${partWords[one.part]})` : ''}` : null
  }
}

/** Who was there and who was not, in words. */
function attendanceWords(wanted: readonly participants.ParticipantRow[], called: Called): string {
  return [['present', 'Presenti'], ['absent', 'Assenti'], ['excused', 'Assenti giustificati']].flatMap(([code, words]) => {
    const names = wanted.flatMap((one) => (one.attendance === code ? (called(one) ?? []) : []))
    return names.length ? [`${words}: ${names.join(', ')}.`] : []
  }).join(' ')
}

/** Who was there for the file it is read in, a sibling as one of the family. */
const thereOf = ({ case_id, child_id }: store.AppointmentRow, all: readonly participants.ParticipantRow[]) =>
  participants.thereFor(all, case_id).map((one) => participants.seenFrom(one, [child_id]))

/**
 * Meetings of a file that took place or were missed, in the order of days, as far as the actor reaches them: date, kind, who was there. The words only of
 * minutes that stand on their own: those of a talk or visit are in the diary, once.
 */
export async function factsOf(tx: Tx, caseId: string, { from, to }: { from: PlainDate; to: PlainDate }): Promise<CaseFact[]> {
  const [rows, kinds] = await Promise.all([store.metOf(tx, caseId, startOfDayInRome(from), startOfDayInRome(addDays(to, 1))), store.kindLabels(tx)])
  const all = await participants.participantsOf(tx, rows.map(({ id }) => id))
  const [called, ofMeeting] = [await callingOf(tx, all), Map.groupBy(all, (one) => one.appointment_id)]
  return rows.map((row): CaseFact => {
    const { on, from: hour } = wallAt(row.starts_at)
    // of siblings met together the others are not in the papers of this one
    const words = attendanceWords(thereOf(row, ofMeeting.get(row.id) ?? []), called)
    const missed = row.state === 'not_come' ? ' (non svolto)' : ''
    return {
      source: { kind: 'meeting', id: row.id, version: row.version }, on, section: sectionName(row.section!), part: 'fact', saidBy: null,
      title: `${kinds.get(row.kind) ?? 'Incontro'}${missed}${row.purpose ? `: ${row.purpose}` : ''}`,
      text: [`Ore ${hour}.`, words, row.state === 'not_come' ? row.state_words : row.minutes_body].filter(Boolean).join(' '),
    }
  })
}

export interface MinutesText {
  /** `YYYY-MM-DD` in Rome, `HH:MM`. */
  on: PlainDate
  from: string
  until: string
  kind: string
  caseId: string
  /** Of the file in which it stands. */
  section: Section
  number: string | null
  purpose: string | null
  /** Where it was held; null when it may not be written down (a protected place). */
  place: string | null
  attendance: string
  /** The minutes, or null when they are not written or are an entry of the diary. */
  body: string | null
  diaryEntryId: string | null
  decisions: { what: string; owner: string | null; dueOn: string | null }[]
  writtenBy: string
  approved: { by: string; at: string } | null
}

/** What the paper "verbale" of a meeting says in this file, or null when it is out of reach, not of this file or has no record yet. A protected place is never in it. */
export async function minutesText(tx: Tx, appointmentId: string, caseId: string): Promise<MinutesText | null> {
  const row = await store.appointmentOf(tx, appointmentId, caseId)
  const minutes = row && (await minutesIn(tx, appointmentId, caseId))
  if (!row || !minutes) return null
  const actions = (await actionsOf(tx, appointmentId)).filter((one) => one.case_id === caseId)
  const there = thereOf(row, await participants.participantsOf(tx, [row.id]))
  const names = await operatorHeaders(tx, [minutes.written_by, ...(minutes.approved_by ? [minutes.approved_by] : []), ...actions.flatMap((one) => one.owner_id ?? [])])
  const kinds = await store.kindLabels(tx)
  return {
    ...wallAt(row.starts_at), until: wallAt(row.ends_at).from, kind: kinds.get(row.kind) ?? row.kind, caseId, section: sectionName(row.section!), number: row.number, purpose: row.purpose,
    place: row.place_kind === 'protected' ? null : row.room_name ? [row.room_name, row.site_name].filter(Boolean).join(', ') : row.place,
    attendance: attendanceWords(there, await callingOf(tx, there)), body: minutes.body, diaryEntryId: minutes.diary_entry_id,
    decisions: actions.map((one) => ({ what: one.what, owner: one.owner_id ? (names.get(one.owner_id)?.name ?? null) : null, dueOn: one.due })),
    writtenBy: names.get(minutes.written_by)?.name ?? '', approved: minutes.approved_by && minutes.approved_at ? { by: names.get(minutes.approved_by)?.name ?? '', at: minutes.approved_at } : null,
  }
}
