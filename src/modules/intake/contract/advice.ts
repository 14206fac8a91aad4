import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { atMost, code, id, instant, obligatory, optionalLine, page, paging, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { normCodes } from '../domain/norms.ts'

const named = z.object({ id: z.uuid(), name: z.string() })
const municipalityCode = z.string().trim().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' }))
const words = z.string().trim().min(1, obligatory).max(20_000, atMost(20000))
const norm = z.enum(normCodes)

export const adviceRow = z.object({
  id: id('advice'),
  number: z.string(),
  state: z.enum(['waiting', 'answered', 'closed']),
  askedByKind: z.string(),
  askedByName: z.string().nullable(),
  municipality: z.string().nullable(),
  askedAt: instant,
  topic: z.string(),
  outcome: z.string().nullable(),
  unit: named,
})
export type AdviceRow = z.output<typeof adviceRow>

export const advice = adviceRow.extend({
  municipalityIstat: z.string().nullable(),
  question: z.string(),
  answer: z.string().nullable(),
  norms: z.array(norm),
  answeredBy: named.nullable(),
  answeredAt: instant.nullable(),
  createdBy: named,
  version,
  can: z.object({ answer: z.boolean(), close: z.boolean() }),
})
export type Advice = z.output<typeof advice>

/** No child's name, number or address may be in the question: the server refuses it with the passage and what to write instead. */
export const createAdvice = endpoint({
  id: 'intake.createAdvice', method: 'POST', path: '/api/advice', summary: 'Write down a request for advice on reporting, without any child’s data',
  body: z.object({
    unitId: id('unit'),
    askedByKind: code.describe('kind of body, list organisation_kind'),
    askedByName: optionalLine(200).describe('the body or the professional who asks, never a child'),
    municipality: municipalityCode.nullish(),
    askedAt: instant,
    topic: code,
    question: words,
  }),
  response: z.object({ id: id('advice'), number: z.string() }),
})

export const listAdvice = endpoint({
  id: 'intake.listAdvice', method: 'GET', path: '/api/advice', summary: 'Requests for advice, the newest first',
  query: z.object({ ...paging, state: z.enum(['waiting', 'answered', 'closed']).optional(), topic: code.optional(), askedByKind: code.optional(), municipality: municipalityCode.optional() }),
  response: page(adviceRow).extend({ waiting: z.int() }),
})

const adviceId = { adviceId: id('advice') }

export const getAdvice = endpoint({
  id: 'intake.getAdvice', method: 'GET', path: '/api/advice/{adviceId}', summary: 'A request for advice and its answer', params: z.object(adviceId), response: advice,
})

export const answerAdvice = endpoint({
  id: 'intake.answerAdvice', method: 'POST', path: '/api/advice/{adviceId}/answer', summary: 'Answer, or correct the answer while it is not closed',
  params: z.object(adviceId),
  body: z.object({ answer: words, norms: z.array(norm).max(normCodes.length).default([]), outcome: code, version }),
  response: advice,
})

export const closeAdvice = endpoint({
  id: 'intake.closeAdvice', method: 'POST', path: '/api/advice/{adviceId}/close', summary: 'Close a request that was answered', params: z.object(adviceId),
  body: z.object({ version }), response: advice,
})

/** Units in which I write down requests for advice. */
export const adviceUnits = endpoint({
  id: 'intake.adviceUnits', method: 'GET', path: '/api/advice/units', summary: 'My units that answer requests for advice', audit: 'none',
  response: z.object({ rows: z.array(named) }),
})
