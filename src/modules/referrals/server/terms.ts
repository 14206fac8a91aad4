import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { completeTerms, correctEvent, scheduleTerms, waiveTerms, type TermContext } from '#modules/deadlines/server/index.ts'
import type { RequestRecord } from './request-store.ts'
import type { ServiceRecord } from './service-store.ts'

type Needs = TermContext

const SERVICE = 'referrals.service'
const PAUSE = 'referrals.pause'
const REQUEST = 'referrals.request'
const of = (kind: string, id: string) => ({ source: { kind, id } })

/** Within so many days of an interruption somebody decides how to go on: a standard of the service, not of law. */
const DECIDE_WITHIN = 15

/** A service with an end has a term: renew it or end it with its outcome. */
export async function endAwaited(context: Needs, row: Pick<ServiceRecord, 'id' | 'case_id' | 'section' | 'ends_on' | 'kind_it'>): Promise<void> {
  if (!row.ends_on) return
  await scheduleTerms(context, [{
    subject: row.case_id, section: row.section, ruleId: null, kind: 'own', title: `Finisce il servizio «${row.kind_it}»: rinnovarlo o concluderlo con l’esito`, fixedOn: row.ends_on, ...of(SERVICE, row.id),
  }], 'endsOn')
}

/** The foreseen end was changed: its term moves, begins or goes. */
export async function moveEnd(context: Needs, before: ServiceRecord, after: ServiceRecord, reason: string): Promise<void> {
  if (before.ends_on === after.ends_on) return
  if (before.ends_on && after.ends_on) return void (await correctEvent(context, of(SERVICE, after.id), after.ends_on, reason, 'endsOn'))
  if (before.ends_on) await waiveTerms(context, of(SERVICE, before.id), reason)
  await endAwaited(context, after)
}

/** A service that stands still comes up again: at the end of the suspension, or within a fortnight of the interruption. */
export async function pauseAwaited(context: Needs, row: Pick<ServiceRecord, 'case_id' | 'section' | 'kind_it'>, pause: { id: string; kind: string; from_on: string; to_on: string | null }): Promise<void> {
  const from = pause.from_on as PlainDate
  const due = pause.kind === 'suspended' ? pause.to_on : addDays(from > dateInRome(context.now) ? from : dateInRome(context.now), DECIDE_WITHIN)
  if (!due) return
  const title = pause.kind === 'suspended' ? `Finisce la sospensione del servizio «${row.kind_it}»: farlo ripartire` : `Servizio interrotto «${row.kind_it}»: decidere come si va avanti`
  await scheduleTerms(context, [{ subject: row.case_id, section: row.section, ruleId: null, kind: 'own', title, fixedOn: due, ...of(PAUSE, pause.id) }], 'to')
}

export const pauseOver = (context: Needs, pauseId: string, words: string): Promise<number> => completeTerms(context, of(PAUSE, pauseId), { words })
export const serviceOver = (context: Needs, serviceId: string, words: string): Promise<number> => completeTerms(context, of(SERVICE, serviceId), { words })
export const serviceDropped = (context: Needs, serviceId: string, reason: string): Promise<number> => waiveTerms(context, of(SERVICE, serviceId), reason)

/** A request that was sent has a term: the answer, by the day on which it is expected. */
export const answerAwaited = (context: Needs, row: Pick<RequestRecord, 'id' | 'case_id' | 'section'>, to: string, expectedOn: string) =>
  scheduleTerms(context, [{
    subject: row.case_id, section: row.section, ruleId: null, kind: 'own', title: `Risposta attesa da ${to}: sollecitare se non arriva`, fixedOn: expectedOn, ...of(REQUEST, row.id),
  }], 'expectedOn')

export const moveAnswer = (context: Needs, requestId: string, expectedOn: string, reason: string) => correctEvent(context, of(REQUEST, requestId), expectedOn, reason, 'expectedOn')
export const answerCame = (context: Needs, requestId: string, words: string): Promise<number> => completeTerms(context, of(REQUEST, requestId), { words })
export const answerWaived = (context: Needs, requestId: string, reason: string): Promise<number> => waiveTerms(context, of(REQUEST, requestId), reason)
