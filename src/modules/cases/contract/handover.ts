import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { caseFile, named } from './case.ts'

/** What the asked unit knows before it accepts: never a name. */
export const handoverSummary = z.object({
  number: z.string(),
  age: z.int().nullable(),
  municipality: z.string().nullable(),
  phase: z.string(),
})
export type HandoverSummary = z.output<typeof handoverSummary>

export const handoverRow = z.object({
  id: id('handover'),
  caseId: id('case'),
  childName: z.string().nullable().describe('only for who already reaches the file'),
  kind: z.enum(['pole', 'organisation', 'worker']),
  summary: handoverSummary,
  fromUnit: named,
  fromOrganisationName: z.string(),
  toUnit: named,
  toOrganisationName: z.string(),
  toOperator: named.nullable(),
  askedBy: named,
  askedAt: instant,
  reason: z.string(),
  keepUntil: plainDate.nullable(),
  state: z.enum(['asked', 'accepted', 'refused', 'withdrawn']),
  answeredAt: instant.nullable(),
  answerWords: z.string().nullable(),
  version,
  can: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
})
export type HandoverRow = z.output<typeof handoverRow>

export const askHandover = endpoint({
  id: 'cases.askHandover', method: 'POST', path: '/api/cases/{caseId}/handover', summary: 'Ask another unit or worker to take over a file',
  params: z.object({ caseId: id('case') }),
  body: z.object({
    toUnitId: id('unit'),
    toOperatorId: id('operator').nullish().describe('obligatory when it stays in the same unit; elsewhere a proposal'),
    reason: line(1000).describe('no names: the asked unit reads it before it may know the child'),
    keepUntil: plainDate.nullish().describe('last day on which the present unit still reaches the file'),
    version,
  }),
  response: caseFile,
})

export const answerHandover = endpoint({
  id: 'cases.answerHandover', method: 'POST', path: '/api/handovers/{handoverId}/answer', summary: 'Accept a hand-over and name who answers for the file, or refuse it with a reason',
  params: z.object({ handoverId: id('handover') }),
  body: z.object({ accept: z.boolean(), responsibleId: id('operator').nullish(), words: optionalLine(1000), version }),
  response: z.object({ caseId: id('case').nullable().describe('the file, once accepted') }),
})

export const withdrawHandover = endpoint({
  id: 'cases.withdrawHandover', method: 'POST', path: '/api/handovers/{handoverId}/withdraw', summary: 'Take back a hand-over that nobody answered yet',
  params: z.object({ handoverId: id('handover') }),
  body: z.object({ words: optionalLine(1000), version }),
  response: z.object({ caseId: id('case') }),
})

export const listHandovers = endpoint({
  id: 'cases.listHandovers', method: 'GET', path: '/api/handovers', summary: 'Hand-overs that wait for my units, and those my units asked for',
  response: z.object({
    waiting: z.array(handoverRow),
    asked: z.array(handoverRow),
    can: z.object({ bulk: z.boolean().describe('pass on the files of a worker who leaves') }),
  }),
})

export const listHandoverWorkers = endpoint({
  id: 'cases.listHandoverWorkers', method: 'GET', path: '/api/handovers/workers', summary: 'Who answers for open files in the units I lead, still at work there or not',
  response: z.object({ rows: z.array(z.object({ id: id('operator'), name: z.string(), open: z.int(), units: z.array(z.string()) })) }),
})

const receiver = z.object({ id: id('operator'), name: z.string(), open: z.int() })
const filesOfUnit = z.object({
  unit: named,
  rows: z.array(z.object({ id: id('case'), number: z.string(), childName: z.string(), phase: z.string(), municipality: z.string().nullable(), version, waiting: z.boolean() })),
  receivers: z.array(receiver).describe('who works on files there today, with how many he answers for'),
})

export const previewBulkHandover = endpoint({
  id: 'cases.previewBulkHandover', method: 'GET', path: '/api/handovers/workers/{operatorId}', summary: 'Open files that a worker answers for, in all units I lead',
  params: z.object({ operatorId: id('operator') }),
  response: z.object({
    units: z.array(filesOfUnit),
    elsewhere: z.int().describe('files of his that I reach in units led by others: they pass them on'),
  }),
})

/** Files that one request moves: far more than anybody answers for. */
export const MOST_MOVES = 2000

export const bulkHandover = endpoint({
  id: 'cases.bulkHandover', method: 'POST', path: '/api/handovers/workers/{operatorId}', summary: 'Give the files of a worker who leaves to colleagues, of all his units together, all or none',
  params: z.object({ operatorId: id('operator') }),
  body: z.object({
    moves: z.array(z.object({ caseId: id('case'), toOperatorId: id('operator'), version })).min(1, message({ it: 'Scegli almeno un fascicolo', en: 'Choose at least one file' })).max(MOST_MOVES),
    reason: line(1000),
  }),
  response: z.object({ moved: z.int() }),
})

export const handoverEndpoints = { askHandover, answerHandover, withdrawHandover, listHandovers, listHandoverWorkers, previewBulkHandover, bulkHandover }
