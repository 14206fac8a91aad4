import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, optionalLine, page, paging } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { matchBand, matchLine, personHeader } from '#modules/people/contract.ts'

const runId = z.object({ runId: id('run') })
export const knownVerdicts = ['same', 'different', 'unsure'] as const
export const knownShows = ['unanswered', 'answered', 'all'] as const

/** How far the comparison of a register with who is registered already is. */
export const matching = z.object({ state: z.enum(['running', 'done', 'failed']), done: z.int(), total: z.int(), at: z.string() })

const said = { name: z.string(), birth: z.string().nullable(), details: z.array(z.string()) }

/** A row of the register and somebody who may be the same child: registered already, or an earlier row. */
export const knownLine = z.object({
  id: id('candidate'),
  row: z.int(),
  ...said,
  loads: z.boolean().describe('false: the row is refused, or is left out unless it is ticked'),
  band: matchBand,
  exact: z.boolean().describe('the same tax code, or the same name and day of birth: the file would be his'),
  others: z.int().describe('how many others fit this row as well'),
  person: z.object({
    header: personHeader,
    files: z.array(z.object({ caseId: id('case'), number: z.string(), status: z.enum(['open', 'closed']), unitName: z.string(), organisationName: z.string() })),
  }).nullable(),
  other: z.object({ row: z.int(), ...said }).nullable().describe('an earlier row of the same register'),
  lines: z.array(matchLine).describe('empty without the identity section'),
  verdict: z.enum(knownVerdicts).nullable(),
  words: z.string().nullable(),
})
export type KnownLine = z.output<typeof knownLine>

const counts = z.object({
  very_likely: z.int(), likely: z.int(), possible: z.int(), unanswered: z.int(),
  must: z.int().describe('rows very likely known already that are not answered: they are not loaded before they are'),
})

export const listKnown = endpoint({
  id: 'importer.listKnown', method: 'GET', path: '/api/imports/{runId}/known', summary: 'Rows that may be a child registered already, or the same as another row: very likely first, each with its reasons',
  params: runId,
  query: z.object({ ...paging, band: matchBand.optional(), show: z.enum(knownShows).default('all') }),
  response: page(knownLine).extend({ counts, matching: matching.nullable() }),
})

export const answerKnown = endpoint({
  id: 'importer.answerKnown', method: 'POST', path: '/api/imports/{runId}/known/answer', summary: 'Say of rows whether they are the same child; kept as decisions when the register is loaded',
  params: runId,
  body: z.object({
    answers: z.array(z.object({ candidateId: id('candidate'), verdict: z.enum(knownVerdicts).nullable().describe('null: takes the answer back'), words: optionalLine(500) }))
      .min(1, message({ it: 'Manca la risposta', en: 'The answer is missing' })).max(200),
  }),
  response: z.object({ counts }),
})

export const answerRest = endpoint({
  id: 'importer.answerRest', method: 'POST', path: '/api/imports/{runId}/known/rest', summary: 'All that is not answered yet: don’t know', params: runId,
  response: z.object({ answered: z.int(), counts }),
})

export const matchAgain = endpoint({
  id: 'importer.matchAgain', method: 'POST', path: '/api/imports/{runId}/match', summary: 'Compare the register with who is registered by now; answers given stay', params: runId, response: z.object({ matching }),
})

export const listBeyond = endpoint({
  id: 'importer.listBeyond', method: 'GET', path: '/api/imports/{runId}/beyond',
  summary: 'Of a short register: which services may hold one of its children out of reach; counted like any such question. Of a long one it is told once it is loaded',
  params: runId,
  response: z.object({
    later: z.boolean().describe('too long to be told before it is loaded'), limited: z.boolean(),
    rows: z.array(z.object({ row: z.int(), name: z.string(), services: z.array(z.object({ unitName: z.string(), organisationName: z.string(), contact: z.string().nullable() })) })),
  }),
})

export const knownEndpoints = { listKnown, answerKnown, answerRest, matchAgain, listBeyond }
