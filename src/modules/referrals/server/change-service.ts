import { conflict, invalid } from '#kernel/contract/problem.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { newId } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/service.ts'
import { mayStep } from '../domain/service-states.ts'
import { assertUnit } from './ask-service.ts'
import { receiversOf, worksIn } from './file-store.ts'
import { assertBody, closeFor, openFor } from './opening.ts'
import { presentService } from './present-service.ts'
import { beginService, finishService, type Needs } from './service-change.ts'
import * as store from './service-store.ts'
import { moveEnd, pauseOver, serviceDropped, serviceOver, endAwaited, pauseAwaited } from './terms.ts'

const future = { it: 'È nel futuro: scrivi il giorno in cui è successo', en: 'It lies ahead: write the day on which it happened' }

interface GivenInput {
  workerId: string | null
  place: string | null
  costBearer: string | null
  endsOn: PlainDate | null
}

/** Codes, worker and end that may be written, each refused next to its field. */
async function assertGiven({ tx, now }: Needs, input: GivenInput, unitId: string | null, startedOn: PlainDate): Promise<void> {
  if (input.place) await assertCode(tx, now, 'service_place', input.place, 'place')
  if (input.costBearer) await assertCode(tx, now, 'service_cost', input.costBearer, 'costBearer')
  if (input.endsOn && input.endsOn < startedOn) throw invalid('endsOn', { it: 'Finisce prima di cominciare: controlla le date', en: 'It ends before it begins: check the dates' })
  if (input.workerId && !(await worksIn(tx, input.workerId, unitId))) throw invalid('workerId', { it: 'Questa persona non lavora nell’ente che dà il servizio: scegli dall’elenco', en: 'This person does not work in the body that gives the service: choose from the list' })
}

export const activateService = operation(contract.activateService, async (context, { serviceId, version, ...input }) => {
  const { tx, actor, now, note } = context
  const { file, row } = await beginService(context, serviceId, version, 'activate')
  if (input.startedOn < row.asked_on) throw invalid('startedOn', { it: `È stato chiesto il ${italian(row.asked_on)}: non può cominciare prima`, en: 'It was asked after that day: it cannot begin earlier' })
  if (input.startedOn > addDays(dateInRome(now), 60)) throw invalid('startedOn', { it: 'È troppo avanti: attivalo quando è il momento', en: 'Too far ahead: begin it when the time comes' })
  assertBody(input.providerUnitId, input.providerWords, true, { unit: 'providerUnitId', words: 'providerWords' })
  await assertUnit(context, input.providerUnitId, 'providerUnitId')
  await assertGiven(context, input, input.providerUnitId, input.startedOn)
  const grant = input.providerUnitId === file.unit_id ? null : await openFor(context, {
    caseId: row.case_id, unitId: input.providerUnitId, sections: input.openSections, legalBasis: input.legalBasis, reason: `Servizio: ${row.kind_it}`,
  })
  const after = await finishService(context, row, {
    state: 'active', started_on: input.startedOn, provider_unit_id: input.providerUnitId, provider_words: input.providerWords, worker_id: input.workerId, worker_words: input.workerWords,
    place: input.place, place_words: input.placeWords, weekly_minutes: input.weekly, total_minutes: input.total, ends_on: input.endsOn, grant_id: grant,
  }, { what: 'activated', on: input.startedOn })
  await store.updateOwn(tx, row.id, { cost_bearer: input.costBearer, cost_words: input.costWords })
  await endAwaited(context, after)
  if (input.providerUnitId && input.providerUnitId !== file.unit_id) {
    const told = (await receiversOf(tx, input.providerUnitId)).filter((one) => one !== actor.id)
    await notify(tx, now, told.map((to) => ({ to, kind: 'referrals.service_given', params: { serviceId: row.id } })))
  }
  note({ weekly: input.weekly, total: input.total })
  return presentService(context, after)
})

export const changeService = operation(contract.changeService, async (context, { serviceId, version, reason, ...input }) => {
  const { tx } = context
  const { row } = await beginService(context, serviceId, version, 'change')
  await assertGiven(context, input, row.provider_unit_id, row.started_on as PlainDate)
  const before = {
    purpose: row.purpose, worker: row.worker_name, place: row.place, placeWords: row.place_words, weekly: row.weekly_minutes, total: row.total_minutes, endsOn: row.ends_on,
  }
  const after = await finishService(context, row, {
    purpose: input.purpose, worker_id: input.workerId, worker_words: input.workerWords, place: input.place, place_words: input.placeWords, weekly_minutes: input.weekly,
    total_minutes: input.total, ends_on: input.endsOn,
  }, { what: 'changed', on: dateInRome(context.now), words: reason, before })
  await store.updateOwn(tx, row.id, { cost_bearer: input.costBearer, cost_words: input.costWords })
  await moveEnd(context, row, after, reason)
  return presentService(context, after)
})

export const pauseService = operation(contract.pauseService, async (context, { serviceId, version, kind, from, to, reason, words }) => {
  const { tx, now } = context
  const { row } = await beginService(context, serviceId, version, ['suspend', 'interrupt'])
  if (!mayStep(row.state, kind === 'suspended' ? 'suspend' : 'interrupt')) throw conflict({ it: 'È già sospeso: fallo ripartire o interrompilo.', en: 'It is suspended already: resume or interrupt it.' })
  await assertCode(tx, now, 'service_pause_reason', reason, 'reason')
  if (reason === 'altro' && !words) throw invalid('words', { it: 'Scrivi il motivo', en: 'Write the reason' })
  if (from < row.started_on!) throw invalid('from', { it: `Il servizio è cominciato il ${italian(row.started_on!)}`, en: 'The service began after that day' })
  if (kind === 'interrupted' && from > dateInRome(now)) throw invalid('from', future)
  if (kind === 'suspended' && !to) throw invalid('to', { it: 'Scrivi fino a quando: così torna in evidenza', en: 'Write until when: so that it comes up again' })
  if (to && to < from) throw invalid('to', { it: 'Finisce prima di cominciare: controlla le date', en: 'It ends before it begins: check the dates' })
  await endPause(context, row.id, from, 'Interrotto')
  const pause = { id: newId(now), service_id: row.id, case_id: row.case_id, kind, from_on: from, to_on: kind === 'suspended' ? to : null, resumed_on: null, reason, words }
  await store.insertPause(tx, pause)
  const after = await finishService(context, row, { state: kind }, { what: kind, on: from, words })
  await pauseAwaited(context, after, pause)
  return presentService(context, after)
})

/** The pause that lasts ends on this day (that day it is given again, or stands still for another reason). */
async function endPause(context: Needs, serviceId: string, on: PlainDate, words: string): Promise<void> {
  const open = (await store.pausesOf(context.tx, [serviceId])).find((one) => one.resumed_on === null)
  if (!open) return
  if (on < open.from_on) throw invalid('on', { it: `È fermo dal ${italian(open.from_on)}: controlla la data`, en: 'It stands still since a later day: check the date' })
  await store.finishPause(context.tx, open.id, on > open.from_on ? addDays(on, -1) : open.from_on, on)
  await pauseOver(context, open.id, words)
}

export const resumeService = operation(contract.resumeService, async (context, { serviceId, version, on, words }) => {
  const { row } = await beginService(context, serviceId, version, 'resume')
  if (on > dateInRome(context.now)) throw invalid('on', future)
  await endPause(context, row.id, on, 'Ripreso')
  return presentService(context, await finishService(context, row, { state: 'active' }, { what: 'resumed', on, words }))
})

export const endService = operation(contract.endService, async (context, { serviceId, version, on, outcome, words, next }) => {
  const { tx, now } = context
  const { row } = await beginService(context, serviceId, version, 'end')
  await assertCode(tx, now, 'service_outcome', outcome, 'outcome')
  if (on < row.started_on!) throw invalid('on', { it: `Il servizio è cominciato il ${italian(row.started_on!)}`, en: 'The service began after that day' })
  if (on > dateInRome(now)) throw invalid('on', future)
  await endPause(context, row.id, row.state === 'active' ? on : addDays(on, 1), 'Servizio concluso')
  const grants = await store.grantsOf(tx, [row.grant_id])
  const after = await finishService(context, row, { state: 'ended', ended_on: on, outcome, outcome_words: words, next_words: next }, { what: 'ended', on, words })
  await serviceOver(context, row.id, 'Servizio concluso con l’esito')
  await closeFor(context, row.grant_id, grants.has(row.grant_id ?? ''), 'Servizio concluso')
  return presentService(context, after)
})

export const withdrawService = operation(contract.withdrawService, async (context, { serviceId, version, reason }) => {
  const { row } = await beginService(context, serviceId, version, 'withdraw')
  const after = await finishService(context, row, { state: 'withdrawn' }, { what: 'withdrawn', on: dateInRome(context.now), words: reason })
  await serviceDropped(context, row.id, reason)
  return presentService(context, after)
})

const italian = (day: string): string => day.split('-').reverse().join('/')
