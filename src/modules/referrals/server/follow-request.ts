import { conflict, invalid } from '#kernel/contract/problem.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/request.ts'
import { isWaiting, mayClose, mayWithdraw, stepsFrom } from '../domain/request-states.ts'
import { documentsOf, toldOf } from './file-store.ts'
import { closeFor } from './opening.ts'
import { presentRequest } from './present-request.ts'
import { beginAnswer, beginRequest, finishRequest } from './request-change.ts'
import type { RequestChanges, RequestRecord } from './request-store.ts'
import type { Needs } from './service-change.ts'
import { grantsOf } from './service-store.ts'
import { answerCame, answerWaived, moveAnswer } from './terms.ts'

const future = { it: 'È nel futuro: scrivi il giorno in cui è successo', en: 'It lies ahead: write the day on which it happened' }
const italian = (day: string): string => day.split('-').reverse().join('/')

type Step = Input<typeof contract.stepRequest>

/** The columns a step fills in. */
function stepColumns({ step, on, words, position, until, time, documentId }: Step, row: RequestRecord): RequestChanges {
  const sign = { state: step, last_on: on }
  if (step === 'waiting') return { ...sign, waiting_position: position, waiting_until: until }
  if (step === 'appointment') return { ...sign, appointment_on: until, appointment_time: time }
  if (step === 'answered') return { ...sign, answered_on: on, answer_words: row.answer_words && row.state === 'answered' ? `${row.answer_words}\n\n${words}` : words, answer_document_id: documentId ?? row.answer_document_id }
  return sign
}

async function assertStep({ tx, now }: Needs, input: Step, row: RequestRecord): Promise<void> {
  const { step, on, words, until, time, documentId } = input
  if (!stepsFrom(row.state).includes(step)) throw conflict({ it: 'A questo punto non si può più registrare: aggiorna la pagina e guarda che cosa è successo.', en: 'This can no longer be recorded: reload the page and see what happened.' })
  if (on > dateInRome(now)) throw invalid('on', future)
  if (on < row.sent_on!) throw invalid('on', { it: `È stata inviata il ${italian(row.sent_on!)}`, en: 'It was sent after that day' })
  if (step === 'refused' && !words) throw invalid('words', { it: 'Scrivi il motivo del rifiuto', en: 'Write the reason of the refusal' })
  if (step === 'answered' && !words && !documentId) throw invalid('words', { it: 'Scrivi che cosa hanno risposto, o scegli il documento ricevuto', en: 'Write what they answered, or choose the document received' })
  if (step === 'appointment' && !until) throw invalid('until', { it: 'Scrivi il giorno dell’appuntamento', en: 'Write the day of the appointment' })
  if (step !== 'appointment' && time) throw invalid('time', { it: 'L’ora è dell’appuntamento', en: 'The time belongs to an appointment' })
  if (until && until < row.sent_on!) throw invalid('until', { it: 'Viene prima dell’invio: controlla la data', en: 'It comes before the sending: check the date' })
  if (documentId && !(await documentsOf(tx, row.case_id, [documentId])).has(documentId)) throw invalid('documentId', { it: 'Questo documento non è del fascicolo: scegli dall’elenco', en: 'This document does not belong to the file: choose from the list' })
}

export const stepRequest = operation(contract.stepRequest, async (context, input) => {
  const { tx, actor, now, note, enqueue } = context
  const { row, byRecipient } = await beginAnswer(context, input.requestId, input.version)
  await assertStep(context, input, row)
  const words = input.words ?? (input.step === 'appointment' ? [italian(input.until!), input.time].filter(Boolean).join(', ') : null)
  const after = await finishRequest(context, row, stepColumns(input, row), { what: input.step, on: input.on, words, documentId: input.documentId, byRecipient })
  if (input.step === 'answered' || input.step === 'refused') {
    await answerCame(context, row.id, input.step === 'answered' ? 'Risposta ricevuta' : 'Richiesta rifiutata')
    // who was asked does not see the term of the file: the clock's own job closes it
    if (byRecipient) await enqueue('referrals.answered', { requestId: row.id })
  }
  if (byRecipient) {
    const told = (await toldOf(tx, row.id)).filter((one) => one !== actor.id)
    await notify(tx, now, told.map((to) => ({ to, kind: 'referrals.request_step', subject: row.case_id, params: { requestId: row.id, step: input.step } })))
  }
  note({ step: input.step })
  return presentRequest(context, after)
})

export const remindRequest = operation(contract.remindRequest, async (context, { requestId, version, on, channel, words, expectedOn }) => {
  const { tx, now } = context
  const { row } = await beginRequest(context, requestId, version)
  if (!isWaiting(row.state)) throw conflict({ it: 'Non è in attesa di risposta.', en: 'It does not wait for an answer.' })
  await assertCode(tx, now, 'request_channel', channel, 'channel')
  if (on > dateInRome(now)) throw invalid('on', future)
  if (on < row.sent_on!) throw invalid('on', { it: `È stata inviata il ${italian(row.sent_on!)}`, en: 'It was sent after that day' })
  if (expectedOn && expectedOn < on) throw invalid('expectedOn', { it: 'Viene prima del sollecito: controlla le date', en: 'It comes before the reminder: check the dates' })
  const after = await finishRequest(context, row, { reminders: row.reminders + 1, reminded_on: on, ...(expectedOn ? { expected_on: expectedOn } : {}) }, { what: 'reminded', on, words })
  if (expectedOn && expectedOn !== row.expected_on) await moveAnswer(context, row.id, expectedOn, 'Sollecito')
  return presentRequest(context, after)
})

/** Over: nobody waits for it, and what it opened is closed. */
async function finish(context: Needs, row: RequestRecord, changes: RequestChanges, told: { what: string; on: PlainDate; words: string }) {
  const grants = await grantsOf(context.tx, [row.grant_id])
  const after = await finishRequest(context, row, changes, told)
  await answerWaived(context, row.id, told.words)
  await closeFor(context, row.grant_id, grants.has(row.grant_id ?? ''), told.what === 'closed' ? 'Richiesta conclusa' : 'Richiesta ritirata')
  return presentRequest(context, after)
}

export const closeRequest = operation(contract.closeRequest, async (context, { requestId, version, on, outcome, words, next }) => {
  const { tx, now } = context
  const { row } = await beginRequest(context, requestId, version)
  if (!mayClose(row.state, row.reminders)) {
    throw conflict({
      it: 'L’esito non si conosce ancora: registra la risposta o il rifiuto. Se nessuno risponde, registra prima un sollecito.',
      en: 'The outcome is not known yet: record the answer or the refusal. If nobody answers, record a reminder first.',
    })
  }
  await assertCode(tx, now, 'request_outcome', outcome, 'outcome')
  if (on > dateInRome(now)) throw invalid('on', future)
  if (on < row.sent_on!) throw invalid('on', { it: `È stata inviata il ${italian(row.sent_on!)}`, en: 'It was sent after that day' })
  return finish(context, row, { state: 'closed', closed_on: on, outcome, outcome_words: words, next_words: next }, { what: 'closed', on, words })
})

export const withdrawRequest = operation(contract.withdrawRequest, async (context, { requestId, version, reason }) => {
  const { row } = await beginRequest(context, requestId, version)
  if (!mayWithdraw(row.state)) throw conflict({ it: 'Hanno già risposto: scrivi com’è finita.', en: 'They answered already: write how it ended.' })
  return finish(context, row, { state: 'withdrawn' }, { what: 'withdrawn', on: dateInRome(context.now), words: reason })
})
