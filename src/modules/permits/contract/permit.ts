import * as z from 'zod'
import { message } from '#kernel/contract/message.ts'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { permitStates } from '../domain/states.ts'

export const named = z.object({ id: z.uuid(), name: z.string() })
export const state = z.enum(permitStates)
export const step = z.enum(['appointment', 'receipt', 'issued', 'delivered', 'refused'])
export const optionalDate = plainDate.nullish().transform((value) => value ?? null)
export const optionalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, message({ it: 'Scrivi l’ora così: 09:30', en: 'Write the time like this: 09:30' })).nullish().transform((value) => value ?? null)
export const optionalDocument = id('document').nullish().transform((value) => value ?? null)

export const renewal = z.object({
  id: id('renewal'),
  toKind: z.string(),
  conversion: z.boolean().describe('asked for another kind'),
  askedOn: plainDate,
  way: z.enum(['kit', 'questura']),
  appointmentOn: plainDate.nullable(),
  appointmentTime: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  receiptOn: plainDate.nullable(),
  readyOn: plainDate.nullable().describe('ready to be collected since'),
  outcome: z.enum(['granted', 'refused', 'withdrawn']).nullable(),
  outcomeOn: plainDate.nullable(),
  outcomeWords: z.string().nullable(),
})
export type Renewal = z.output<typeof renewal>

export const permit = z.object({
  id: id('permit'),
  caseId: id('case'),
  person: z.object({ id: z.uuid(), name: z.string().nullable().describe('null: somebody of the family whose name the reader may not see'), child: z.boolean() }),
  kind: z.string(),
  state,
  expired: z.boolean().describe('followed, and its expiry has passed'),
  number: z.string().nullable(),
  authority: z.string().nullable(),
  askedOn: plainDate.nullable(),
  appointmentOn: plainDate.nullable(),
  appointmentTime: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  receiptOn: plainDate.nullable(),
  issuedOn: plainDate.nullable(),
  expiresOn: plainDate.nullable(),
  deliveredOn: plainDate.nullable(),
  refusedOn: plainDate.nullable(),
  appealNote: z.string().nullable(),
  follows: z.object({ id: id('permit'), kind: z.string(), expiresOn: plainDate.nullable() }).nullable().describe('the permit that it renews or converts'),
  documentId: z.uuid().nullable(),
  note: z.string().nullable(),
  closedOn: plainDate.nullable(),
  closedWords: z.string().nullable(),
  renewals: z.array(renewal).describe('newest first'),
  remarks: z.array(z.enum(['beyond-eighteen', 'no-expiry', 'no-number'])),
  version,
  steps: z.array(step).describe('what can be recorded next'),
  can: z.object({ correct: z.boolean(), step: z.boolean(), renew: z.boolean(), close: z.boolean(), reopen: z.boolean() }),
})
export type Permit = z.output<typeof permit>

/** What one writes of a permit; dates not known stay empty. */
const written = {
  personId: id('person').nullish().transform((value) => value ?? null).describe('the child of the file when left out'),
  kind: code,
  state: state.default('delivered'),
  number: optionalLine(60),
  authority: optionalLine(120),
  askedOn: optionalDate,
  appointmentOn: optionalDate,
  appointmentTime: optionalTime,
  receiptNumber: optionalLine(60),
  receiptOn: optionalDate,
  issuedOn: optionalDate,
  expiresOn: optionalDate,
  deliveredOn: optionalDate,
  refusedOn: optionalDate,
  appealNote: optionalLine(1000),
  documentId: optionalDocument,
  note: optionalLine(1000),
}
const ofPermit = { permitId: id('permit') }

export const addPermit = endpoint({
  id: 'permits.addPermit', method: 'POST', path: '/api/cases/{caseId}/permits', summary: 'Write down a permit or the status of a person of a file',
  params: z.object({ caseId: id('case') }),
  body: z.object(written),
  response: permit,
})

export const correctPermit = endpoint({
  id: 'permits.correctPermit', method: 'POST', path: '/api/permits/{permitId}/correct', summary: 'Correct what was written, with the reason; the earlier words are kept',
  params: z.object(ofPermit),
  body: z.object({ ...written, state, reason: line(500), version }),
  response: permit,
})

export const stepPermit = endpoint({
  id: 'permits.stepPermit', method: 'POST', path: '/api/permits/{permitId}/steps', summary: 'Record the next step: appointment, receipt, issue, delivery, refusal',
  params: z.object(ofPermit),
  body: z.object({
    step,
    on: plainDate,
    time: optionalTime.describe('of the appointment'),
    number: optionalLine(60).describe('of the receipt, or of the permit'),
    expiresOn: optionalDate.describe('when issued or delivered; of the receipt when it has one'),
    words: optionalLine(1000).describe('of a refusal: what is done about it'),
    documentId: optionalDocument,
    version,
  }),
  response: permit,
})

export const closePermit = endpoint({
  id: 'permits.closePermit', method: 'POST', path: '/api/permits/{permitId}/close', summary: 'Follow a permit no more: it expired, or it is needed no longer',
  params: z.object(ofPermit),
  body: z.object({ as: z.enum(['expired', 'ended']), on: plainDate, words: line(500), version }),
  response: permit,
})

export const reopenPermit = endpoint({
  id: 'permits.reopenPermit', method: 'POST', path: '/api/permits/{permitId}/reopen', summary: 'Follow again a permit closed or refused by mistake, or won on appeal',
  params: z.object(ofPermit),
  body: z.object({ words: line(500), version }),
  response: permit,
})

export const askRenewal = endpoint({
  id: 'permits.askRenewal', method: 'POST', path: '/api/permits/{permitId}/renewals', summary: 'A request to renew or convert a permit',
  params: z.object(ofPermit),
  body: z.object({
    toKind: code.optional().describe('the same kind when left out: a renewal; another: a conversion'),
    askedOn: plainDate,
    way: z.enum(['kit', 'questura'], { error: message({ it: 'Scegli come è stato chiesto', en: 'Choose how it was asked' }) }),
    appointmentOn: optionalDate, appointmentTime: optionalTime, receiptNumber: optionalLine(60), receiptOn: optionalDate,
    version,
  }),
  response: permit,
})

export const stepRenewal = endpoint({
  id: 'permits.stepRenewal', method: 'POST', path: '/api/permits/{permitId}/renewals/steps', summary: 'Record a step of the renewal under way: appointment, receipt, ready, refused, withdrawn',
  params: z.object(ofPermit),
  body: z.object({
    step: z.enum(['appointment', 'receipt', 'ready', 'refused', 'withdrawn']),
    on: plainDate, time: optionalTime, number: optionalLine(60), words: optionalLine(1000), version,
  }),
  response: permit,
})

export const completeRenewal = endpoint({
  id: 'permits.completeRenewal', method: 'POST', path: '/api/permits/{permitId}/renewals/complete', summary: 'The new permit was collected: the old one is renewed or converted, the new one is followed',
  params: z.object(ofPermit),
  body: z.object({
    kind: code.optional().describe('the kind asked for when left out'),
    number: optionalLine(60), issuedOn: optionalDate, expiresOn: optionalDate, deliveredOn: plainDate, documentId: optionalDocument, version,
  }),
  response: permit,
})

export const permitHistory = endpoint({
  id: 'permits.permitHistory', method: 'GET', path: '/api/permits/{permitId}/history', summary: 'What happened to a permit, newest first, with what it said before',
  params: z.object(ofPermit),
  response: z.object({
    rows: z.array(z.object({
      id: z.uuid(), what: z.string(), at: instant, by: named, factOn: plainDate.nullable(), words: z.string().nullable(),
      before: z.record(z.string(), z.string().nullable()).nullable(),
    })),
  }),
})

export const permitEndpoints = { addPermit, correctPermit, stepPermit, closePermit, reopenPermit, askRenewal, stepRenewal, completeRenewal, permitHistory }
