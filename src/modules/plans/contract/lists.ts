import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, page, paging, plainDate } from '#kernel/contract/fields.ts'
import { named, ofPlan, planHead, sheetLanguage, state } from './plan.ts'
import { need } from './agree.ts'

export const planRow = planHead.extend({ caseNumber: z.string(), childName: z.string(), responsible: named, unit: named })
export type PlanRow = z.output<typeof planRow>

export const due = ['late', '7', '30', '90'] as const
export const listPlans = endpoint({
  id: 'plans.listPlans', method: 'GET', path: '/api/plans', summary: 'Plans within reach; those whose review is due, or with actions of who left',
  query: z.object({
    ...paging, kind: code.optional(), state: state.optional().describe('all that are not closed, of open files, when left out'), due: z.enum(due).optional().describe('reviews late, or within so many days, those late included'),
    scope: z.enum(['mine', 'unit']).optional(), keeper: id('unit').optional(), unit: id('unit').optional(), responsible: id('operator').optional(), orphans: z.enum(['true']).optional().describe('with actions whose owner has left'),
    framework: z.enum(['missing']).optional().describe('in force, without a framework project that holds'),
    sort: z.enum(['review', 'child', 'begun']).optional(), down: z.enum(['true', 'false']).optional(),
  }),
  response: page(planRow),
})

/** Serious needs without a goal and without a reason, of the files that I answer for. */
export const listOpenNeeds = endpoint({
  id: 'plans.listOpenNeeds', method: 'GET', path: '/api/plan-needs', summary: 'Serious needs of my files that have neither a goal nor a reason',
  query: z.object({ limit: paging.limit }),
  response: z.object({ rows: z.array(need.extend({ caseId: id('case'), caseNumber: z.string(), childName: z.string() })), files: z.int().describe('files looked at') }),
})

export const finding = z.object({ kind: z.enum(['phone', 'email', 'tax_code', 'address', 'adult_text', 'dissent', 'hard_word']), stop: z.boolean(), found: z.string(), where: z.string() })
export const childSheet = endpoint({
  id: 'plans.childSheet', method: 'GET', path: '/api/plans/{planId}/child-sheet', summary: 'The sheet of a plan for the child, in his language: only what was marked for him',
  params: z.object(ofPlan), query: z.object({ language: sheetLanguage.optional() }),
  response: z.object({
    language: sheetLanguage, kind: z.string(), childName: z.string(), original: z.string().nullable(), state, nextReviewOn: plainDate.nullable(), responsible: z.string(),
    goals: z.array(z.object({ words: z.string(), actions: z.array(z.object({ words: z.string(), by: z.enum(['child', 'family', 'others']), byOn: plainDate.nullable(), done: z.boolean() })) })),
    untold: z.array(z.string()).describe('marked for the child, but not written in this language'),
    findings: z.array(finding), can: z.object({ write: z.boolean() }),
  }),
})
export type ChildSheet = z.output<typeof childSheet.response>

export const listEndpoints = { listPlans, listOpenNeeds, childSheet }
