import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, page, paging, plainDate } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { consequences, families } from '../domain/definition.ts'
import { words } from './definition.ts'
import { runRow } from './run.ts'

const named = z.object({ id: z.uuid(), name: z.string() })

const filters = {
  scope: z.enum(['mine', 'unit', 'all']).default('all').describe('mine: of files I answer for'),
  pole: id('unit').optional(),
  unit: id('unit').optional(),
  responsible: id('operator').optional(),
  municipality: z.string().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' })).optional(),
  family: z.enum(families).optional(),
  definition: z.string().max(40).optional(),
}

export const board = endpoint({
  id: 'procedures.board', method: 'GET', path: '/api/procedures/board', summary: 'Running procedures within reach, what expires first on top',
  query: z.object({ ...paging, ...filters, state: z.enum(['running', 'ended', 'abandoned']).default('running'), lost: flag.optional().describe('only those whose measure lost effect'),
    bucket: z.enum(['missed', 'today', 'week', 'later', 'none']).optional() }),
  response: page(runRow).extend({
    now: instant,
    counts: z.object({
      running: z.int(), missed: z.int(), today: z.int().describe('next term within the end of today in Rome'), week: z.int().describe('after today, within seven days'),
      later: z.int(), none: z.int().describe('no term runs'), lost: z.int(),
    }).nullable().describe('under the same filters except state, lost and bucket; on the first page only'),
    families: z.array(z.object({ family: z.enum(families), running: z.int() })).nullable(),
  }),
})

/** Something that is not there today though it should be. */
export const missingItem = z.object({
  runId: id('run'),
  runTitle: words,
  stepId: z.string(),
  title: words,
  what: z.enum(['step', 'document']).describe('document: the step is recorded, a paper it requires is not attached'),
  document: words.nullable(),
  ours: z.boolean().describe('false: an authority must do it; ask, or remind'),
  since: instant.describe('since when it could be done'),
  days: z.int().describe('days since then'),
  due: z.string().nullable(),
  dueAt: instant.nullable(),
  late: z.boolean(),
  consequence: z.enum(consequences),
  damage: z.int().describe('0 worst; the order of the list'),
})
export type MissingItem = z.output<typeof missingItem>

export const missingOfCase = endpoint({
  id: 'procedures.missingOfCase', method: 'GET', path: '/api/cases/{caseId}/procedures/missing', summary: 'What is missing today for a child, worst first',
  params: z.object({ caseId: id('case') }),
  response: z.object({ rows: z.array(missingItem), now: instant }),
})

export const missingRow = z.object({
  caseId: id('case'),
  caseNumber: z.string(),
  childName: z.string(),
  childBirth: plainDate.nullable(),
  responsible: named.nullable(),
  unit: named,
  municipality: z.string().nullable(),
  missing: z.int(),
  late: z.int(),
  items: z.array(missingItem).describe('the worst six; all of them on the child’s own list'),
})
export type MissingRow = z.output<typeof missingRow>

export const missingOfService = endpoint({
  id: 'procedures.missingOfService', method: 'GET', path: '/api/procedures/missing', summary: 'Children for whom something is missing today, worst first',
  query: z.object({ ...paging, ...filters, late: flag.optional().describe('only what is past its term'), ours: flag.optional().describe('only what the service itself must do'),
    step: z.string().max(60).optional().describe('only this step: "definition.step"') }),
  response: page(missingRow).extend({
    now: instant,
    counts: z.object({ children: z.int(), items: z.int(), late: z.int() }).nullable(),
    steps: z.array(z.object({ step: z.string(), title: words, children: z.int() })).nullable().describe('what is missing most often, for filtering; on the first page only'),
  }),
})

export const boardEndpoints = { board, missingOfCase, missingOfService }
