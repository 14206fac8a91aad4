import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { openableSections, type Section } from '#modules/access/contract.ts'
import { answerSteps, requestStates } from '../domain/request-states.ts'
import { caseParams, named, optionalDate, optionalDocument, optionalTime, optionalUnit, sharedSections } from './fields.ts'

const section = z.enum(openableSections as [Section, ...Section[]])
export const urgencies = ['ordinary', 'soon', 'urgent'] as const
const urgency = z.enum(urgencies, { error: message({ it: 'Scegli quanto è urgente', en: 'Choose how urgent it is' }) })

export const request = z.object({
  id: id('request'),
  caseId: id('case'),
  caseNumber: z.string().nullable().describe('null: the reader was asked, and does not see the file'),
  childName: z.string(),
  kind: z.string().describe('list request_kind'),
  section,
  state: z.enum(requestStates),
  to: z.object({ unitId: id('unit').nullable(), name: z.string() }),
  childWords: z.string(), asked: z.string(), why: z.string(), urgency,
  basis: z.string(), consent: z.string(), consentWords: z.string().nullable(),
  sharedSections: z.array(section),
  sharedDocuments: z.array(z.object({ id: id('document'), title: z.string().nullable().describe('null: not among those the reader sees') })),
  open: z.boolean().describe('what was shared is open to them now'),
  expectedOn: plainDate.nullable(), overdue: z.boolean(),
  sentOn: plainDate.nullable(), channel: z.string().nullable(), protocol: z.string().nullable(),
  days: z.int().nullable().describe('since it was sent, while it is followed'),
  silentDays: z.int().nullable().describe('since the last sign, while it waits'), toRemind: z.boolean(),
  waitingPosition: z.int().nullable(), waitingUntil: plainDate.nullable(),
  appointmentOn: plainDate.nullable(), appointmentTime: z.string().nullable(),
  answeredOn: plainDate.nullable(), answerWords: z.string().nullable(), answerDocument: z.object({ id: id('document'), title: z.string() }).nullable(),
  reminders: z.int(), remindedOn: plainDate.nullable(),
  closedOn: plainDate.nullable(), outcome: z.string().nullable(), outcomeWords: z.string().nullable(), nextWords: z.string().nullable(),
  askedBy: named.extend({ body: z.string() }),
  version,
  steps: z.array(z.enum(answerSteps)).describe('what can be recorded next by this reader'),
  can: z.object({ change: z.boolean(), send: z.boolean(), remind: z.boolean(), close: z.boolean(), withdraw: z.boolean(), answers: z.boolean().describe('for the body that was asked') }),
})
export type Request = z.output<typeof request>

export const listCaseRequests = endpoint({
  id: 'referrals.listCaseRequests', method: 'GET', path: '/api/cases/{caseId}/requests', summary: 'Requests to other bodies in a file, those followed first',
  params: caseParams, response: z.object({ rows: z.array(request), can: z.object({ ask: z.boolean() }) }),
})

const ofRequest = z.object({ requestId: id('request') })
export const getRequest = endpoint({
  id: 'referrals.getRequest', method: 'GET', path: '/api/requests/{requestId}', summary: 'A request with everything that happened to it',
  params: ofRequest,
  response: z.object({
    request,
    events: z.array(z.object({ id: z.uuid(), what: z.string(), on: plainDate, words: z.string().nullable(), byRecipient: z.boolean(), by: named, at: instant })).describe('newest first'),
  }),
})

const written = {
  kind: code.describe('list request_kind'),
  toUnitId: optionalUnit.describe('a unit of the network: it answers inside the product'), toWords: optionalLine(200).describe('or a body outside it'),
  childWords: optionalLine(120).describe('how the child is named to them; as the file names him when left out'),
  asked: line(2000).describe('what is asked'), why: line(4000).describe('why: only what they need to know'),
  urgency,
  basis: code.describe('list legal_basis: why they may be told'), consent: code.describe('list request_consent'), consentWords: optionalLine(300),
  sharedSections, sharedDocuments: z.array(id('document')).max(30).default([]),
  expectedOn: optionalDate.describe('by when an answer is expected'),
}

export const draftRequest = endpoint({
  id: 'referrals.draftRequest', method: 'POST', path: '/api/cases/{caseId}/requests', summary: 'Write a request to another body; nothing is sent nor opened yet',
  params: caseParams, body: z.object(written), response: request,
})

export const changeRequest = endpoint({
  id: 'referrals.changeRequest', method: 'PUT', path: '/api/requests/{requestId}', summary: 'Change a request that was not sent yet',
  params: ofRequest, body: z.object({ ...written, version }), response: request,
})

export const sendRequest = endpoint({
  id: 'referrals.sendRequest', method: 'POST', path: '/api/requests/{requestId}/send', summary: 'A request is sent: what it shares is opened to them, and the answer is waited for',
  params: ofRequest,
  body: z.object({ sentOn: plainDate, channel: code.describe('list request_channel'), protocol: optionalLine(80), expectedOn: plainDate, version }),
  response: request,
})

export const stepRequest = endpoint({
  id: 'referrals.stepRequest', method: 'POST', path: '/api/requests/{requestId}/steps', summary: 'What the other body did: received, waiting list, taken in charge, appointment, refused, answered',
  params: ofRequest,
  body: z.object({
    step: z.enum(answerSteps, { error: message({ it: 'Scegli che cosa è successo', en: 'Choose what happened' }) }),
    on: plainDate,
    words: optionalLine(4000).describe('obligatory of a refusal and of an answer'),
    position: z.coerce.number().int().min(1).max(100_000).nullish().transform((value) => value ?? null).describe('on the waiting list'),
    until: optionalDate.describe('of the waiting list; or the day of the appointment'),
    time: optionalTime,
    documentId: optionalDocument.describe('the report received'),
    version,
  }),
  response: request,
})

export const remindRequest = endpoint({
  id: 'referrals.remindRequest', method: 'POST', path: '/api/requests/{requestId}/reminders', summary: 'A reminder was sent',
  params: ofRequest, body: z.object({ on: plainDate, channel: code, words: optionalLine(1000), expectedOn: optionalDate.describe('a new day by which an answer is expected'), version }), response: request,
})

export const closeRequest = endpoint({
  id: 'referrals.closeRequest', method: 'POST', path: '/api/requests/{requestId}/close', summary: 'A request is over: its outcome is known; what it opened is closed',
  params: ofRequest, body: z.object({ on: plainDate, outcome: code.describe('list request_outcome'), words: line(2000), next: optionalLine(1000), version }), response: request,
})

export const withdrawRequest = endpoint({
  id: 'referrals.withdrawRequest', method: 'POST', path: '/api/requests/{requestId}/withdraw', summary: 'Take back a request, with the reason; what it opened is closed',
  params: ofRequest, body: z.object({ reason: line(500), version }), response: request,
})

export const requestRow = request.pick({
  id: true, caseId: true, caseNumber: true, childName: true, kind: true, state: true, to: true, urgency: true, asked: true, expectedOn: true, overdue: true, sentOn: true, days: true,
  silentDays: true, toRemind: true, reminders: true, appointmentOn: true,
}).extend({ unit: named.nullable(), responsible: named.nullable(), from: z.string().describe('the body that asks') })
export type RequestRow = z.output<typeof requestRow>

export const listRequests = endpoint({
  id: 'referrals.listRequests', method: 'GET', path: '/api/requests', summary: 'Requests within reach and those received, by the day on which an answer is expected',
  query: z.object({
    ...paging,
    state: z.enum([...requestStates, 'followed', 'waiting_answer', 'overdue', 'to_close']).default('followed')
      .describe('followed: sent and not over; waiting_answer: no answer yet; overdue: the day has passed; to_close: answered or refused, outcome to be written'),
    scope: z.enum(['mine', 'unit', 'received']).optional().describe('mine: files I answer for; unit: files of my units; received: by my units'),
    kind: code.optional(),
    urgency: urgency.optional(),
    unit: id('unit').optional(),
    responsible: id('operator').optional(),
  }),
  response: page(requestRow),
})

export const requestEndpoints = {
  listCaseRequests, getRequest, draftRequest, changeRequest, sendRequest, stepRequest, remindRequest, closeRequest, withdrawRequest, listRequests,
}
