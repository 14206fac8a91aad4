import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { Opinion } from '../contract/opinion.ts'
import type { Permit, Renewal } from '../contract/permit.ts'
import { remarksOf } from '../domain/dates.ts'
import { birthdayOf } from '../domain/birthday.ts'
import { isFollowed, isPast, mayRenew, stepsFrom, type PermitState } from '../domain/states.ts'
import { mayCorrect, mayWrite } from './access.ts'
import * as store from './store.ts'

type Reader = { tx: Tx; actor: Actor; now: number }

export const presentRenewal = (row: store.RenewalRecord, kind: string): Renewal => ({
  id: row.id as Id<'renewal'>, toKind: row.to_kind, conversion: row.to_kind !== kind, askedOn: row.asked_on as PlainDate, way: row.way as 'kit' | 'questura',
  appointmentOn: row.appointment_on as PlainDate | null, appointmentTime: row.appointment_time, receiptNumber: row.receipt_number, receiptOn: row.receipt_on as PlainDate | null,
  readyOn: row.ready_on as PlainDate | null, outcome: row.outcome as Renewal['outcome'], outcomeOn: row.outcome_on as PlainDate | null, outcomeWords: row.outcome_words,
})

/** Permits of one file, in the order given. */
export async function presentPermits({ tx, actor, now }: Reader, file: FileHead, rows: readonly store.PermitRecord[]): Promise<Permit[]> {
  const today = dateInRome(now)
  const here = await actingIn(tx, actor, file.id, 'work_status')
  const [people, renewals] = [await personHeaders(tx, rows.map((row) => row.person_id)), await store.renewalsOf(tx, rows.map((row) => row.id))]
  const papers = await store.documentsSeen(tx, rows.map((row) => row.document_id))
  const known = new Map(rows.map((row) => [row.id, row]))
  for (const id of new Set(rows.flatMap((row) => (row.follows_id && !known.has(row.follows_id) ? [row.follows_id] : [])))) {
    const former = await store.permitOf(tx, id)
    if (former) known.set(id, former)
  }
  return rows.map((row): Permit => {
    const person = people.get(row.person_id)
    const child = row.person_id === file.child_id
    const birth = (child ? file.child_birth : person?.birthDate) as PlainDate | null | undefined
    const own = renewals.filter((one) => one.permit_id === row.id).map((one) => presentRenewal(one, row.kind))
    const former = row.follows_id ? known.get(row.follows_id) : undefined
    const expiresOn = row.expires_on as PlainDate | null
    return {
      ...plainFields(row),
      documentId: row.document_id && papers.has(row.document_id) ? row.document_id : null,
      person: { id: row.person_id, name: child ? file.child_name : (person?.displayName ?? null), child },
      expired: isFollowed(row.state as PermitState) && isPast(expiresOn, today),
      follows: former ? { id: former.id as Id<'permit'>, kind: former.kind, expiresOn: former.expires_on as PlainDate | null } : null,
      renewals: own,
      remarks: remarksOf({ kind: row.kind, state: row.state, number: row.number, expiresOn }, birth ? birthdayOf(birth, 18) : null),
      ...doable(here, file, row, own),
    }
  })
}

/** What can be recorded next, and by this reader, as what he is to the file. */
function doable(actor: Actor, file: FileHead, row: store.PermitRecord, renewals: readonly Renewal[]): Pick<Permit, 'steps' | 'can'> {
  const state = row.state as PermitState
  const open = file.status === 'open'
  const [writes, corrects] = [open && mayWrite(actor), open && mayCorrect(actor, file, row)]
  const waiting = renewals.some((one) => one.outcome === null)
  return {
    steps: stepsFrom(state).filter((step) => !(waiting && step === 'refused')),
    can: {
      correct: corrects,
      step: writes && stepsFrom(state).length > 0,
      renew: writes && mayRenew(state),
      close: corrects && isFollowed(state) && !waiting,
      reopen: corrects && (state === 'refused' || state === 'expired' || state === 'ended'),
    },
  }
}

const plainFields = (row: store.PermitRecord) => ({
  id: row.id as Id<'permit'>, caseId: row.case_id as Id<'case'>, kind: row.kind, state: row.state as PermitState, number: row.number, authority: row.authority,
  askedOn: row.asked_on as PlainDate | null, appointmentOn: row.appointment_on as PlainDate | null, appointmentTime: row.appointment_time,
  receiptNumber: row.receipt_number, receiptOn: row.receipt_on as PlainDate | null, issuedOn: row.issued_on as PlainDate | null,
  expiresOn: row.expires_on as PlainDate | null, deliveredOn: row.delivered_on as PlainDate | null, refusedOn: row.refused_on as PlainDate | null,
  appealNote: row.appeal_note, note: row.note, closedOn: row.closed_on as PlainDate | null, closedWords: row.closed_words, version: row.version,
})

export async function presentPermit(reader: Reader, file: FileHead, row: store.PermitRecord): Promise<Permit> {
  return (await presentPermits(reader, file, [row]))[0]!
}

/** An opinion as this reader gets it; `here` is he with the roles by which he reaches it. */
export const presentOpinion = async (tx: Tx, here: Actor, file: FileHead, row: store.OpinionRecord): Promise<Opinion> => ({
  id: row.id as Id<'opinion'>, caseId: row.case_id as Id<'case'>, state: row.state as Opinion['state'], askedOn: row.asked_on as PlainDate | null, askedBy: row.asked_by,
  inSim: row.in_sim, simNumber: row.sim_number, attached: row.attached, outcomeOn: row.outcome_on as PlainDate | null, exemption: row.exemption,
  documentId: (await store.documentsSeen(tx, [row.document_id])).has(row.document_id ?? '') ? row.document_id : null, note: row.note, version: row.version,
  can: { change: file.status === 'open' && mayCorrect(here, file, row) },
})
