import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { personHeader } from '#modules/people/contract.ts'
import { candidate, glimpse, named, why } from './fields.ts'

export const traceStates = ['open', 'found', 'not_found', 'closed'] as const
export const consents = ['child', 'guardian', 'both'] as const

const country = z.string().regex(/^[A-Z]{2}$/, message({ it: 'Scegli un paese', en: 'Choose a country' })).nullish()

/** Who is sought, and what is known of him. */
const sought = {
  relation: code.describe('what the sought is to the seeker: list relation_type'),
  given: optionalLine(120), family: optionalLine(120), original: optionalLine(200), sex: z.enum(['M', 'F', 'X']).nullish(), birthDate: plainDate.nullish(),
  birthYear: z.coerce.number().int().min(1900).max(2100).nullish(), country, father: optionalLine(), mother: optionalLine(), birthPlace: optionalLine(), phone: optionalLine(40),
  lastPlace: optionalLine().describe('where he was seen last'), lastCountry: country, lastOn: plainDate.nullish(), lastWords: optionalLine(300).describe('when, in words, if the day is not known'),
  clues: optionalLine(2000), followUpOn: plainDate.nullish(),
}
const safe = {
  consentBy: z.enum(consents, { error: message({ it: 'Indica chi ha dato il consenso', en: 'Say who gave consent' }) }), consentOn: plainDate,
  noRiskWords: why.describe('why searching puts neither the child nor his family at risk'),
}

const out = z.object({
  relation: z.string(), given: z.string().nullable(), family: z.string().nullable(), original: z.string().nullable(), sex: z.enum(['M', 'F', 'X']).nullable(), birthDate: plainDate.nullable(),
  birthYear: z.int().nullable(), country: z.string().nullable(), father: z.string().nullable(), mother: z.string().nullable(), birthPlace: z.string().nullable(), phone: z.string().nullable(),
  lastPlace: z.string().nullable(), lastCountry: z.string().nullable(), lastOn: plainDate.nullable(), lastWords: z.string().nullable(), clues: z.string().nullable(), followUpOn: plainDate.nullable(),
  consentBy: z.enum(consents), consentOn: plainDate, noRiskWords: z.string(),
})

const head = {
  id: id('trace'), caseId: id('case'), caseNumber: z.string(), seeker: personHeader, state: z.enum(traceStates), createdBy: named, createdAt: instant, searchedAt: instant.nullable(),
}

export const traceRow = z.object({ ...head, relation: z.string(), sought: z.string(), followUpOn: plainDate.nullable(),
  hits: z.int().describe('who may be found within reach, as the background knows'), newHits: z.int().describe('of these, since the search was last opened') })
export type TraceRow = z.output<typeof traceRow>

export const listTraces = endpoint({
  id: 'identity.listTraces', method: 'GET', path: '/api/identity/traces', summary: 'Missing relatives sought from files within reach',
  query: z.object({ ...paging, state: z.enum(traceStates).default('open'), caseId: id('case').optional() }), response: page(traceRow),
})

export const trace = out.extend({
  ...head,
  candidates: z.array(candidate.extend({ isNew: z.boolean().describe('found in the background since the search was last opened') })).describe('people and unaccompanied children within reach who fit, fact by fact'),
  dismissed: z.array(z.object({ person: personHeader, reason: z.string(), by: named, at: instant })),
  elsewhere: z.array(glimpse), limited: z.boolean(),
  questions: z.array(z.object({ id: id('question'), state: z.string(), answer: z.string().nullable(), to: z.string() })),
  found: personHeader.nullable(), outcomeWords: z.string().nullable(), ended: z.object({ at: instant, by: named }).nullable(), version,
  can: z.object({ change: z.boolean() }),
})
export type Trace = z.output<typeof trace>

const ofTrace = { traceId: id('trace') }

export const getTrace = endpoint({
  id: 'identity.getTrace', method: 'GET', path: '/api/identity/traces/{traceId}', summary: 'A search for a missing relative, with who may be found', params: z.object(ofTrace), response: trace,
})

export const createTrace = endpoint({
  id: 'identity.createTrace', method: 'POST', path: '/api/identity/traces', summary: 'Begin to search for a missing relative of somebody of a file',
  body: z.object({ caseId: id('case'), seekerId: id('person'), ...sought, ...safe }),
  response: z.object({ id: id('trace') }),
})

export const changeTrace = endpoint({
  id: 'identity.changeTrace', method: 'PATCH', path: '/api/identity/traces/{traceId}', summary: 'Correct what is known of who is sought', params: z.object(ofTrace),
  body: z.object({ version, ...sought }),
  response: trace,
})

export const dismissCandidate = endpoint({
  id: 'identity.dismissCandidate', method: 'POST', path: '/api/identity/traces/{traceId}/dismiss', summary: 'Not the one sought: not shown again while his facts stay as they are',
  params: z.object(ofTrace), body: z.object({ personId: id('person'), reason: why }), response: trace,
})

export const endTrace = endpoint({
  id: 'identity.endTrace', method: 'POST', path: '/api/identity/traces/{traceId}/end', summary: 'Found (who), not found, or closed with the reason',
  params: z.object(ofTrace), body: z.object({ state: z.enum(['found', 'not_found', 'closed']), words: why, personId: id('person').nullish(), tie: z.boolean().default(true).describe('write the kinship down'), version }),
  response: trace,
})

export const traceEndpoints = { listTraces, getTrace, createTrace, changeTrace, dismissCandidate, endTrace }
