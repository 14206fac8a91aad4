import { invalid, notFound, Problem } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionsReached } from '#modules/access/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { addPermit } from '../contract/permit.ts'
import { dateProblems, type PermitDates } from '../domain/dates.ts'
import { isStatus } from '../domain/states.ts'
import * as store from './store.ts'

export type Written = Omit<Input<typeof addPermit>, 'caseId'>

/** 404 unless section 6 of the file is within reach: an insert refused by the database would say less. */
export async function assertSection(tx: Tx, caseId: string): Promise<void> {
  const reached = (await sectionsReached(tx, [caseId])).get(caseId)
  if (!reached?.includes('work_status')) throw notFound()
}

/** The birth of a person of the file; refused when he is not of it. */
export async function birthIn(tx: Tx, file: FileHead, personId: string): Promise<PlainDate | null> {
  if (personId === file.child_id) return file.child_birth as PlainDate | null
  if (!(await store.membersOf(tx, file.id)).includes(personId)) throw invalid('personId', { it: 'Questa persona non è del fascicolo: scegli dall’elenco', en: 'This person does not belong to the file: choose from the list' })
  return (await personHeaders(tx, [personId])).get(personId)?.birthDate ?? null
}

/** Refuses dates that contradict each other, each next to its field. */
export function assertDates(dates: PermitDates, birth: PlainDate | null, now: number): void {
  const errors = dateProblems(dates, { birth, today: dateInRome(now) })
  if (errors.length) throw new Problem('invalid', undefined, { errors })
}

export async function assertDocument(tx: Tx, caseId: string, documentId: string | null): Promise<void> {
  if (documentId && !(await store.documentOf(tx, caseId, documentId))) throw invalid('documentId', { it: 'Questo documento non è del fascicolo: scegli dall’elenco', en: 'This document does not belong to the file: choose from the list' })
}

/** The paper to keep: the one chosen; when none is, the one there, if who corrects does not see it and so cannot have taken it away. */
export async function documentKept(tx: Tx, chosen: string | null, former: string | null): Promise<string | null> {
  if (chosen || !former) return chosen
  return (await store.documentsSeen(tx, [former])).has(former) ? null : former
}

/** Checks everything one may write of a permit, and answers its columns. `former` is the paper it has already. */
export async function columnsOf(tx: Tx, now: number, file: FileHead, written: Written, former: string | null = null) {
  await assertCode(tx, now, 'permit_type', written.kind, 'kind')
  const personId = written.personId ?? file.child_id
  const birth = await birthIn(tx, file, personId)
  const status = isStatus(written.kind)
  const state = status ? ('standing' as const) : written.state
  if (state === 'standing' && !status) throw invalid('state', { it: 'Scegli a che punto è: questo stato vale solo per chi non ha o non deve avere un permesso', en: 'Choose where it stands: this state is only for who has or needs no permit' })
  assertDates(written, birth, now)
  await assertDocument(tx, file.id, written.documentId)
  return {
    person_id: personId, kind: written.kind, state, number: written.number, authority: written.authority, asked_on: written.askedOn,
    appointment_on: written.appointmentOn, appointment_time: written.appointmentTime, receipt_number: written.receiptNumber, receipt_on: written.receiptOn,
    issued_on: written.issuedOn, expires_on: written.expiresOn, delivered_on: written.deliveredOn, refused_on: written.refusedOn,
    appeal_note: written.appealNote, document_id: await documentKept(tx, written.documentId, former), note: written.note,
  }
}

/** The dates of a stored permit, with some of them changed. */
export const datesOf = (row: store.PermitRecord, changed: Partial<PermitDates> = {}): PermitDates => ({
  askedOn: row.asked_on as PlainDate | null, appointmentOn: row.appointment_on as PlainDate | null, receiptOn: row.receipt_on as PlainDate | null,
  issuedOn: row.issued_on as PlainDate | null, expiresOn: row.expires_on as PlainDate | null, deliveredOn: row.delivered_on as PlainDate | null,
  refusedOn: row.refused_on as PlainDate | null, ...changed,
})
