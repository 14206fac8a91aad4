import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { personHeader } from '#modules/people/contract.ts'
import { comparedFacts, named, registration, why } from './fields.ts'

export const questionStates = ['open', 'more', 'answered', 'withdrawn'] as const
/** What may be told of the child besides his names. */
export const tellable = ['dob', 'sex', 'nat', 'parents', 'place'] as const

const head = {
  id: id('question'), about: z.enum(['identity', 'trace']), side: z.enum(['asked', 'received']), state: z.enum(questionStates), from: z.object({ unit: named, organisation: z.string() }),
  to: z.object({ unit: named, organisation: z.string() }), askedBy: named, askedAt: instant, dueOn: plainDate, late: z.boolean(), childName: z.string(), answer: z.enum(['yes', 'no']).nullable(),
}

export const questionRow = z.object(head)
export type QuestionRow = z.output<typeof questionRow>

export const listQuestions = endpoint({
  id: 'identity.listQuestions', method: 'GET', path: '/api/identity/questions', summary: 'Questions asked of other services and received from them about who a child is',
  query: z.object({ ...paging, side: z.enum(['asked', 'received']).default('received'), state: z.enum(['running', 'answered', 'withdrawn']).default('running') }),
  response: page(questionRow),
})

export const question = z.object({
  ...head, legalBasis: z.string(), consentWords: z.string().nullable(), told: comparedFacts, relation: z.string().nullable().describe('of a trace: what the sought is to the child'),
  person: personHeader.nullable().describe('the asker’s own registration, on his side'),
  targets: z.array(registration.extend({ facts: comparedFacts })).describe('on the other side: the registrations it is about, within reach'),
  lines: z.array(z.object({ id: z.uuid(), kind: z.enum(['asked', 'more', 'added', 'yes', 'no', 'withdrawn']), words: z.string(), by: named, organisation: z.string(), at: instant })),
  version,
  can: z.object({ answer: z.boolean(), add: z.boolean(), withdraw: z.boolean() }),
})
export type Question = z.output<typeof question>

const ofQuestion = { questionId: id('question') }

export const getQuestion = endpoint({
  id: 'identity.getQuestion', method: 'GET', path: '/api/identity/questions/{questionId}', summary: 'A question between services and all that was said',
  params: z.object(ofQuestion), response: question,
})

export const askFields = {
  reason: why,
  legalBasis: code.describe('list legal_basis'),
  consentWords: optionalLine(300).describe('who consented and how, when consent is what it rests on'),
  tell: z.array(z.enum(tellable)).max(5).default(['dob', 'sex', 'nat']),
}

export const askService = endpoint({
  id: 'identity.askService', method: 'POST', path: '/api/identity/questions', summary: 'Ask the service that holds another registration whether it is the same child',
  body: z.object({ glimpseId: id('glimpse'), personId: id('person'), traceId: id('trace').nullish(), ...askFields }), response: z.object({ id: id('question'), dueOn: plainDate }),
})

export const answerQuestion = endpoint({
  id: 'identity.answerQuestion', method: 'POST', path: '/api/identity/questions/{questionId}/answer', summary: 'Answer yes (which registration), no, or that more is needed',
  params: z.object(ofQuestion), body: z.object({ answer: z.enum(['yes', 'no', 'more']), words: why, personId: id('person').nullish(), version }), response: question,
})

export const addToQuestion = endpoint({
  id: 'identity.addToQuestion', method: 'POST', path: '/api/identity/questions/{questionId}/add', summary: 'Tell what was still needed',
  params: z.object(ofQuestion), body: z.object({ words: why, version }), response: question,
})

export const withdrawQuestion = endpoint({
  id: 'identity.withdrawQuestion', method: 'POST', path: '/api/identity/questions/{questionId}/withdraw', summary: 'Withdraw a question that waits',
  params: z.object(ofQuestion), body: z.object({ words: why, version }), response: question,
})

/** Within how many days a body wants questions answered: its own standard, of no law. */
export const setting = z.object({ organisationId: id('organisation'), answerDays: z.int(), own: z.boolean().describe('false: as shipped'), version: z.int(), can: z.object({ change: z.boolean() }) })

export const getSetting = endpoint({
  id: 'identity.getSetting', method: 'GET', path: '/api/identity/setting', summary: 'Within how many days my body answers questions', audit: 'none', response: setting,
})

export const putSetting = endpoint({
  id: 'identity.putSetting', method: 'PUT', path: '/api/identity/setting', summary: 'Set within how many days my body answers questions',
  body: z.object({ answerDays: z.coerce.number<string | number>().int().min(1).max(60), version: z.int().min(0) }), response: setting,
})

export const questionEndpoints = { listQuestions, getQuestion, askService, answerQuestion, addToQuestion, withdrawQuestion, getSetting, putSetting }
