import { conflict, invalid, type Words } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract/permit.ts'
import { isStatus, mayRenew, type PermitState } from '../domain/states.ts'
import { assertMayWrite } from './access.ts'
import { beginChange, finishChange, tell } from './begin-change.ts'
import { presentPermit } from './present.ts'
import * as store from './store.ts'
import { expiryMet, watchExpiry } from './terms.ts'
import { assertDates, assertDocument, birthIn, datesOf } from './written.ts'

const none = { it: 'Non c’è un rinnovo in corso per questo permesso.', en: 'No renewal of this permit is under way.' }

async function waitingRenewal({ tx }: Pick<Context, 'tx'>, permitId: string): Promise<store.RenewalRecord | undefined> {
  return (await store.renewalsOf(tx, [permitId])).find((one) => one.outcome === null)
}

const request = { it: 'della richiesta', en: 'the request' }

function assertSoFar(path: string, on: PlainDate, first: string, words: Words, now: number): void {
  if (on > dateInRome(now)) throw invalid(path, { it: 'È nel futuro: scrivi la data in cui è accaduto', en: 'It lies ahead: write the date on which it happened' })
  if (on < first) throw invalid(path, {
      it: `Viene prima ${words.it} (${first.split('-').reverse().map(Number).join('/')}): controlla le due date`,
      en: `It comes before ${words.en} (${first.split('-').reverse().map(Number).join('/')}): check both dates`,
    })
}

export const askRenewal = operation(contract.askRenewal, async (context, input) => {
  const { tx, actor, now } = context
  const { file, row } = await beginChange(context, input.permitId, input.version, assertMayWrite)
  if (!mayRenew(row.state as PermitState)) throw conflict({ it: 'Si rinnova o converte un permesso rilasciato: questo non lo è.', en: 'Only an issued permit is renewed or converted; this one is not.' })
  if (await waitingRenewal(context, row.id)) throw conflict({ it: 'C’è già un rinnovo in corso: registra i suoi passi.', en: 'A renewal is under way already: record its steps.' })
  const toKind = input.toKind ?? row.kind
  await assertCode(tx, now, 'permit_type', toKind, 'toKind')
  if (isStatus(toKind)) throw invalid('toKind', { it: 'Scegli un tipo di permesso', en: 'Choose a kind of permit' })
  const since = row.issued_on ?? (await birthIn(tx, file, row.person_id)) ?? input.askedOn
  assertSoFar('askedOn', input.askedOn, since, row.issued_on ? { it: 'del rilascio', en: 'the issue' } : { it: 'della nascita', en: 'the birth' }, now)
  if (input.receiptOn) assertSoFar('receiptOn', input.receiptOn, input.askedOn, request, now)
  if (input.appointmentOn && input.appointmentOn < input.askedOn) throw invalid('appointmentOn', { it: 'Viene prima della richiesta: controlla le due date', en: 'It comes before the request: check both dates' })
  await store.insertRenewal(tx, {
    id: newId(now), permit_id: row.id, to_kind: toKind, asked_on: input.askedOn, way: input.way, appointment_on: input.appointmentOn, appointment_time: input.appointmentTime,
    receipt_number: input.receiptNumber, receipt_on: input.receiptOn, created_by: actor.id, created_at: new Date(now).toISOString(),
  })
  const after = await finishChange(context, { file, row }, {}, { what: toKind === row.kind ? 'renewal_asked' : 'conversion_asked', factOn: input.askedOn })
  await expiryMet(context, row.id, toKind === row.kind ? 'Rinnovo chiesto' : 'Conversione chiesta', input.askedOn)
  return presentPermit(context, file, after)
})

type Step = Input<typeof contract.stepRenewal>

const renewalColumns = ({ step, on, time, number, words }: Step) =>
  step === 'appointment' ? { appointment_on: on, appointment_time: time }
  : step === 'receipt' ? { receipt_on: on, ...(number ? { receipt_number: number } : {}) }
  : step === 'ready' ? { ready_on: on }
  : { outcome: step, outcome_on: on, outcome_words: words }

export const stepRenewal = operation(contract.stepRenewal, async (context, input) => {
  const { file, row } = await beginChange(context, input.permitId, input.version, assertMayWrite)
  const renewal = await waitingRenewal(context, row.id)
  if (!renewal) throw conflict(none)
  if (input.step !== 'appointment') assertSoFar('on', input.on, renewal.asked_on, request, context.now)
  else if (input.on < renewal.asked_on) throw invalid('on', { it: 'Viene prima della richiesta: controlla le due date', en: 'It comes before the request: check both dates' })
  await store.updateRenewal(context.tx, renewal.id, renewalColumns(input))
  const after = await finishChange(context, { file, row }, {}, { what: `renewal_${input.step}`, factOn: input.on, words: input.words })
  // the permit in hand is alone again: its expiry is watched once more
  if (input.step === 'refused' || input.step === 'withdrawn') await watchExpiry(context, file, after)
  return presentPermit(context, file, after)
})

/** The new permit is in hand: one ends, the other begins, in one transaction. */
export const completeRenewal = operation(contract.completeRenewal, async (context, input) => {
  const { tx, actor, now } = context
  const { file, row } = await beginChange(context, input.permitId, input.version, assertMayWrite)
  const renewal = await waitingRenewal(context, row.id)
  if (!renewal) throw conflict(none)
  const kind = input.kind ?? renewal.to_kind
  await assertCode(tx, now, 'permit_type', kind, 'kind')
  if (isStatus(kind)) throw invalid('kind', { it: 'Scegli un tipo di permesso', en: 'Choose a kind of permit' })
  const next = {
    person_id: row.person_id, kind, state: 'delivered', number: input.number, authority: row.authority, asked_on: renewal.asked_on, appointment_on: renewal.appointment_on,
    appointment_time: renewal.appointment_time, receipt_number: renewal.receipt_number, receipt_on: renewal.receipt_on, issued_on: input.issuedOn, expires_on: input.expiresOn,
    delivered_on: input.deliveredOn, refused_on: null, appeal_note: null, document_id: input.documentId, note: null,
  }
  assertDates(datesOf(next as never), await birthIn(tx, file, row.person_id), now)
  await assertDocument(tx, file.id, input.documentId)
  const id = newId(now)
  const outcome = kind === row.kind ? 'renewed' : 'converted'
  await store.updateRenewal(tx, renewal.id, { outcome: 'granted', outcome_on: input.deliveredOn })
  await store.insertPermit(tx, { id, case_id: row.case_id, ...next, follows_id: row.id, created_by: actor.id, created_at: new Date(now).toISOString() })
  await tell(context, { caseId: row.case_id, permit: id, what: 'added', factOn: input.deliveredOn })
  await finishChange(context, { file, row }, { state: outcome, closed_on: input.deliveredOn }, { what: outcome, factOn: input.deliveredOn })
  const made = (await store.permitOf(tx, id))!
  await watchExpiry(context, file, made)
  return presentPermit(context, file, made)
})
