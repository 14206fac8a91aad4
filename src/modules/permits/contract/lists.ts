import * as z from 'zod'
import { message } from '#kernel/contract/message.ts'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, page, paging, plainDate } from '#kernel/contract/fields.ts'
import { named, permit, renewal, state } from './permit.ts'
import { opinion } from './opinion.ts'

/** A date on the way to eighteen, with its rule. */
export const milestone = z.object({
  id: z.enum(['plan-early', 'plan-late', 'opinion-window', 'ask-extension', 'convert', 'eighteen']),
  ruleId: z.string().nullable(),
  from: plainDate.nullable().describe('first day, of a window'),
  on: plainDate.describe('the day itself, or the last of a window'),
  passed: z.boolean(),
  why: z.array(z.object({ it: z.string(), en: z.string() })),
  source: z.string().nullable(),
  sure: z.array(z.string()),
})
export type Milestone = z.output<typeof milestone>

export const listCasePermits = endpoint({
  id: 'permits.listCasePermits', method: 'GET', path: '/api/cases/{caseId}/permits', summary: 'Permits and status of the people of a file, and the dates on the way to eighteen',
  params: z.object({ caseId: id('case') }),
  response: z.object({
    rows: z.array(permit).describe('those followed first, by expiry; then those that ended, newest first'),
    opinions: z.array(opinion),
    towardsEighteen: z.object({ birth: plainDate, adult: z.boolean(), milestones: z.array(milestone) }).nullable().describe('null: the birth is not known to the day'),
    people: z.array(named).describe('of whom a permit can be written: the child first'),
    can: z.object({ add: z.boolean(), askOpinion: z.boolean() }),
  }),
})

export const permitRow = z.object({
  id: id('permit'),
  caseId: id('case'),
  caseNumber: z.string(),
  childName: z.string(),
  person: permit.shape.person,
  kind: z.string(),
  state,
  expired: z.boolean(),
  number: z.string().nullable(),
  expiresOn: plainDate.nullable(),
  eighteen: plainDate.nullable().describe('18th birthday, of the child of the file'),
  renewal: renewal.pick({ toKind: true, conversion: true, askedOn: true, receiptNumber: true, appointmentOn: true }).nullable(),
  unit: named,
  responsible: named,
  municipality: z.string().nullable(),
})
export type PermitRow = z.output<typeof permitRow>

export const windows = ['expired', '30', '60', '90', 'undated', 'all'] as const

export const listPermits = endpoint({
  id: 'permits.listPermits', method: 'GET', path: '/api/permits', summary: 'Permits followed, within reach, by what expires first',
  query: z.object({
    ...paging,
    within: z.enum(windows).default('all').describe('expired; or expiring within so many days, those expired included; or without a date'),
    kind: code.optional(),
    state: state.optional().describe('one of the ends shows those that ended that way'),
    renewal: z.enum(['asked', 'none']).optional(),
    scope: z.enum(['mine', 'unit']).optional(),
    unit: id('unit').optional(),
    responsible: id('operator').optional(),
    municipality: z.string().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' })).optional(),
  }),
  response: page(permitRow),
})

export const listEndpoints = { listCasePermits, listPermits }
