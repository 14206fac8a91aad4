import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionName } from '#modules/access/contract.ts'
import type { Request } from '../contract/request.ts'
import { isFollowed, isWaiting, mayClose, mayWithdraw, stepsFrom } from '../domain/request-states.ts'
import { isAsked, mayFollow } from './access.ts'
import { documentsOf } from './file-store.ts'
import { settingsFor } from './kinds.ts'
import { standingsOf, type Reader } from './present-service.ts'
import type { RequestRecord } from './request-store.ts'
import { grantsOf } from './service-store.ts'

const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** How long it has been out, and how long without a sign. */
export function ageOf(row: RequestRecord, today: PlainDate, remindAfter: number) {
  const silent = isWaiting(row.state) ? daysFrom([row.last_on, row.reminded_on, row.sent_on].filter((day) => day !== null).toSorted().at(-1) ?? today, today) : null
  // an appointment still to come is an answer on its way
  const awaited = row.state === 'appointment' && row.appointment_on !== null && row.appointment_on >= today
  const overdue = isWaiting(row.state) && !awaited && row.expected_on !== null && row.expected_on < today
  return { days: row.sent_on && isFollowed(row.state) ? daysFrom(row.sent_on, today) : null, silentDays: silent, overdue, toRemind: silent !== null && !awaited && (silent >= remindAfter || (overdue && silent > 7)) }
}

export const childAsked = (row: Pick<RequestRecord, 'child_name' | 'child_words'>): string => row.child_name ?? row.child_words

async function titlesOf(tx: Tx, rows: readonly RequestRecord[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const row of rows) {
    const wanted = [...row.shared_documents, ...(row.answer_document_id ? [row.answer_document_id] : [])]
    for (const [id, { title }] of await documentsOf(tx, row.case_id, wanted)) titles.set(id, title)
  }
  return titles
}

/** Requests in the order given, each with what this reader may do next. */
export async function presentRequests(reader: Reader, rows: readonly RequestRecord[]): Promise<Request[]> {
  const { tx, actor, now } = reader
  const today = dateInRome(now)
  const [standings, settings, grants, titles] = [await standingsOf(tx, rows), await settingsFor(tx, rows.map((row) => row.organisation_id)), await grantsOf(tx, rows.map((row) => row.grant_id)), await titlesOf(tx, rows)]
  return rows.map((row) => {
    const follows = row.file_status === 'open' && mayFollow(standings(row), row.to_unit_id)
    const answers = isAsked(actor, row.to_unit_id) && !['draft', 'closed', 'withdrawn'].includes(row.state)
    return {
      ...plain(row), ...ageOf(row, today, settings(row.organisation_id).remind_after_days), open: grants.has(row.grant_id ?? ''),
      sharedDocuments: row.shared_documents.map((id) => ({ id: id as Id<'document'>, title: titles.get(id) ?? null })),
      answerDocument: row.answer_document_id && titles.has(row.answer_document_id) ? { id: row.answer_document_id as Id<'document'>, title: titles.get(row.answer_document_id)! } : null,
      steps: follows || answers ? [...stepsFrom(row.state)] : [],
      can: {
        change: follows && row.state === 'draft', send: follows && row.state === 'draft', remind: follows && isWaiting(row.state), close: follows && mayClose(row.state, row.reminders),
        withdraw: follows && mayWithdraw(row.state), answers,
      },
    }
  })
}

const plain = (row: RequestRecord) => ({
  id: row.id as Id<'request'>, caseId: row.case_id as Id<'case'>, caseNumber: row.case_number, childName: childAsked(row), kind: row.kind, section: sectionName(row.section) as Request['section'],
  state: row.state, to: { unitId: row.to_unit_id as Id<'unit'> | null, name: row.to_name }, childWords: row.child_words, asked: row.asked, why: row.why, urgency: row.urgency, basis: row.basis,
  consent: row.consent, consentWords: row.consent_words, sharedSections: row.shared_sections.map(sectionName) as Request['sharedSections'], expectedOn: row.expected_on as PlainDate | null,
  sentOn: row.sent_on as PlainDate | null, channel: row.channel, protocol: row.protocol, waitingPosition: row.waiting_position, waitingUntil: row.waiting_until as PlainDate | null,
  appointmentOn: row.appointment_on as PlainDate | null, appointmentTime: row.appointment_time, answeredOn: row.answered_on as PlainDate | null, answerWords: row.answer_words,
  reminders: row.reminders, remindedOn: row.reminded_on as PlainDate | null, closedOn: row.closed_on as PlainDate | null, outcome: row.outcome, outcomeWords: row.outcome_words,
  nextWords: row.next_words, askedBy: { id: row.created_by, name: row.created_by_name, body: row.organisation_name }, version: row.version,
})

export async function presentRequest(reader: Reader, row: RequestRecord): Promise<Request> {
  return (await presentRequests(reader, [row]))[0]!
}
