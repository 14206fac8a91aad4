import { conflict, invalid, type Words } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/permit.ts'
import { isFollowed, isStatus, mayStep, type PermitState, type PermitStep } from '../domain/states.ts'
import { assertMayCorrect, assertMayWrite } from './access.ts'
import { beginChange, finishChange } from './begin-change.ts'
import { presentPermit } from './present.ts'
import * as store from './store.ts'
import { expiryWaived, moveExpiry, watchExpiry } from './terms.ts'
import { assertDates, assertDocument, birthIn, columnsOf, datesOf } from './written.ts'

/** Replaces what was written; the earlier words stay with the reason. An end stays an end: it is taken back by reopening. */
export const correctPermit = operation(contract.correctPermit, async (context, { permitId, version, reason, ...written }) => {
  const { file, row } = await beginChange(context, permitId, version, assertMayCorrect)
  const ended = !isFollowed(row.state as PermitState)
  if (!ended && !isFollowed(written.state) && written.state !== 'refused') throw invalid('state', { it: 'Per chiuderlo o rinnovarlo usa le azioni del permesso: qui si corregge ciò che è scritto', en: 'To close or renew it use the actions of the permit: here one corrects what is written' })
  const asked = await columnsOf(context.tx, context.now, file, { ...written, state: ended ? 'delivered' : written.state }, row.document_id)
  const columns = ended ? { ...asked, state: row.state } : asked
  const after = await finishChange(context, { file, row }, columns, { what: 'corrected', words: reason })
  await moveExpiry(context, file, row, after, reason)
  return presentPermit(context, file, after)
})

type Step = Input<typeof contract.stepPermit>

/** The columns a step fills in. */
function stepColumns({ step, on, time, number, expiresOn, words }: Step, row: store.PermitRecord): store.PermitChanges {
  const inHand = { ...(number ? { number } : {}), ...(expiresOn ? { expires_on: expiresOn } : {}) }
  if (step === 'appointment') return { appointment_on: on, appointment_time: time, ...(row.state === 'receipt' ? {} : { state: 'appointment' }) }
  if (step === 'receipt') return { receipt_on: on, receipt_number: number ?? row.receipt_number, state: 'receipt', ...(expiresOn ? { expires_on: expiresOn } : {}) }
  if (step === 'issued') return { issued_on: on, state: 'issued', ...inHand }
  if (step === 'delivered') return { delivered_on: on, state: 'delivered', ...inHand }
  return { refused_on: on, appeal_note: words ?? row.appeal_note, state: 'refused' }
}

const fieldOf: Record<PermitStep, string> = { appointment: 'appointmentOn', receipt: 'receiptOn', issued: 'issuedOn', delivered: 'deliveredOn', refused: 'refusedOn' }

export const stepPermit = operation(contract.stepPermit, async (context, input) => {
  const { file, row } = await beginChange(context, input.permitId, input.version, assertMayWrite)
  if (!mayStep(row.state as PermitState, input.step)) {
    throw conflict({ it: 'A questo punto del percorso questo passo non si può più registrare: se serve, correggi il permesso.', en: 'This step can no longer be recorded: correct the permit if needed.' })
  }
  const birth = await birthIn(context.tx, file, row.person_id)
  stepDates(() => assertDates(datesOf(row, { [fieldOf[input.step]]: input.on, ...(input.expiresOn ? { expiresOn: input.expiresOn } : {}) }), birth, context.now), input.step)
  await assertDocument(context.tx, file.id, input.documentId)
  const changes = { ...stepColumns(input, row), ...(input.documentId ? { document_id: input.documentId } : {}) }
  const after = await finishChange(context, { file, row }, changes, { what: input.step, factOn: input.on, words: input.words })
  await moveExpiry(context, file, row, after, input.step === 'refused' ? 'Permesso rifiutato' : 'Passo registrato')
  return presentPermit(context, file, after)
})

/** What is wrong with the date of the step is said next to the field of this form, `on`. */
function stepDates(check: () => void, step: PermitStep): void {
  try {
    check()
  } catch (problem) {
    const errors = (problem as { errors?: { path: string; message: string | Words }[] }).errors
    const own = errors?.find(({ path }) => path === fieldOf[step])
    throw own ? invalid('on', own.message) : problem
  }
}

export const closePermit = operation(contract.closePermit, async (context, { permitId, version, as, on, words }) => {
  const { file, row } = await beginChange(context, permitId, version, assertMayCorrect)
  if (!isFollowed(row.state as PermitState)) throw conflict({ it: 'È già chiuso.', en: 'It is closed already.' })
  if ((await store.renewalsOf(context.tx, [row.id])).some((one) => one.outcome === null)) {
    throw conflict({ it: 'C’è un rinnovo in corso: registra prima come è finito.', en: 'A renewal is under way: record first how it ended.' })
  }
  const today = dateInRome(context.now)
  if (on > today) throw invalid('on', { it: 'È nel futuro: scrivi da quando non serve più seguirlo', en: 'It lies ahead: write since when it need not be followed' })
  if (as === 'expired' && (!row.expires_on || row.expires_on >= today)) throw invalid('as', { it: 'Non risulta scaduto: controlla la scadenza, o scegli un altro motivo', en: 'It has not expired: check the expiry, or choose another reason' })
  const after = await finishChange(context, { file, row }, { state: as, closed_on: on, closed_words: words }, { what: as, factOn: on, words })
  await expiryWaived(context, row.id, words)
  return presentPermit(context, file, after)
})

export const reopenPermit = operation(contract.reopenPermit, async (context, { permitId, version, words }) => {
  const { file, row } = await beginChange(context, permitId, version, assertMayCorrect)
  if (!['refused', 'expired', 'ended'].includes(row.state)) {
    throw conflict({ it: 'Non si può riaprire: è ancora seguito, oppure è stato sostituito da un altro permesso.', en: 'It cannot be reopened: it is still followed, or another permit replaced it.' })
  }
  const state = isStatus(row.kind) ? 'standing' : row.delivered_on ? 'delivered' : row.issued_on ? 'issued' : row.receipt_on ? 'receipt' : 'asked'
  const after = await finishChange(context, { file, row }, { state, closed_on: null, closed_words: null, ...(row.state === 'refused' ? { refused_on: null } : {}) }, { what: 'reopened', words })
  await watchExpiry(context, file, after)
  return presentPermit(context, file, after)
})

