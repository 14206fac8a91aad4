import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { agreement, both, named, ofPlan, optionalProse, plan, planHead, section } from './plan.ts'

export const proposePlan = endpoint({
  id: 'plans.proposePlan', method: 'POST', path: '/api/plans/{planId}/proposal', summary: 'Propose a plan to the child, the parents, the guardian and the body that keeps it',
  params: z.object(ofPlan), body: z.object({ version }), response: plan,
})
export const takeBack = endpoint({
  id: 'plans.takeBack', method: 'POST', path: '/api/plans/{planId}/taking-back', summary: 'Take a proposed plan back to write in it: what was said of that text is kept, and asked again',
  params: z.object(ofPlan), body: z.object({ reason: line(500), version }), response: plan,
})
export const addParty = endpoint({
  id: 'plans.addParty', method: 'POST', path: '/api/plans/{planId}/parties', summary: 'Ask somebody else’s word of a proposed plan',
  params: z.object(ofPlan), body: z.object({ party: z.enum(['parent', 'guardian', 'body', 'other']), personId: id('person').nullish(), unitId: id('unit').nullish(), whoWords: optionalLine(), version }), response: plan,
})
export const recordAgreement = endpoint({
  id: 'plans.recordAgreement', method: 'POST', path: '/api/plans/{planId}/agreements/{agreementId}', summary: 'Record what a party says of the plan, dated, with its reason and own words; earlier words stay',
  params: z.object({ ...ofPlan, agreementId: id('agreement') }),
  body: z.object({
    stance: z.enum(['agrees', 'disagrees', 'partly', 'not_heard', 'not_concerned']), on: plainDate, reason: optionalProse(2000), ownWords: optionalProse(4000),
    language: optionalLine(60), mediator: z.boolean().nullish(),
  }), response: plan,
})
export const bringIntoForce = endpoint({
  id: 'plans.bringIntoForce', method: 'POST', path: '/api/plans/{planId}/entry-into-force', summary: 'Bring a plan into force: its text is kept as it stands, its terms begin',
  params: z.object(ofPlan), body: z.object({ on: plainDate, version }), response: plan,
})
export const newEdition = endpoint({
  id: 'plans.newEdition', method: 'POST', path: '/api/plans/{planId}/editions', summary: 'Begin a new version of a plan; the one in force holds until the new one is agreed',
  params: z.object(ofPlan), body: z.object({ reason: line(500), version }), response: plan,
})
export const closePlan = endpoint({
  id: 'plans.closePlan', method: 'POST', path: '/api/plans/{planId}/closing', summary: 'Close a plan with its outcome',
  params: z.object(ofPlan), body: z.object({ outcome: code, on: plainDate, words: line(2000), version }), response: plan,
})
export const reopenPlan = endpoint({
  id: 'plans.reopenPlan', method: 'POST', path: '/api/plans/{planId}/reopening', summary: 'Reopen a plan that was closed by mistake or too soon',
  params: z.object(ofPlan), body: z.object({ reason: line(500), version }), response: plan,
})

const frozenAction = z.object({ words: z.string(), who: z.string(), whoName: z.string().nullable(), byOn: plainDate.nullable(), service: z.string().nullable(), indicator: z.string().nullable() })
export const edition = z.object({
  n: z.int(), kind: z.string(), inForceOn: plainDate, frozenBy: z.string(),
  parts: z.array(z.object({ area: z.string(), situation: z.string(), resources: z.string(), needs: z.string() })),
  goals: z.array(z.object({ area: z.string(), words: z.string(), indicator: z.string().nullable(), levels: z.array(z.string()), baseline: z.int().nullable(), dueOn: plainDate.nullable(), actions: z.array(frozenAction) })),
  contacts: z.array(z.object({ name: z.string(), how: z.string(), often: z.string(), place: z.string().nullable() })),
  members: z.array(z.object({ name: z.string(), role: z.string() })),
  agreements: z.array(agreement).nullable(),
})
export type Edition = z.output<typeof edition>
export const getEdition = endpoint({
  id: 'plans.getEdition', method: 'GET', path: '/api/plans/{planId}/editions/{n}', summary: 'A version of a plan as it came into force',
  params: z.object({ ...ofPlan, n: z.coerce.number().int().min(1) }), response: edition,
})
export const planHistory = endpoint({
  id: 'plans.planHistory', method: 'GET', path: '/api/plans/{planId}/history', summary: 'What happened to a plan, newest first',
  params: z.object(ofPlan), query: z.object({ cursor: paging.cursor, limit: paging.limit }),
  response: page(z.object({ id: z.uuid(), what: z.string(), at: instant, by: z.string(), section, words: z.string().nullable(), before: z.string().nullable() })),
})

/** A serious need, and what the plans of the file do about it. */
export const need = z.object({
  id: z.string(), label: both, area: z.string().nullable(), level: both, since: plainDate, instrument: both, assessmentId: z.string(),
  goals: z.array(z.object({ planId: id('plan'), goalId: id('goal'), words: z.string() })),
  reason: z.object({ words: z.string(), by: z.string(), at: instant }).nullable(),
})
export type Need = z.output<typeof need>

export const listCasePlans = endpoint({
  id: 'plans.listCasePlans', method: 'GET', path: '/api/cases/{caseId}/plans', summary: 'Plans of a file, and serious needs with what is done about them',
  params: z.object({ caseId: id('case') }),
  response: z.object({
    rows: z.array(planHead), needs: z.array(need),
    measures: z.array(z.object({ id: id('measure'), words: z.string(), prescriptions: z.array(named) })),
    people: z.array(named.extend({ relation: z.string().nullable() })), units: z.array(named).describe('that may keep a plan: mine, the holder’s'),
    can: z.object({ create: z.boolean(), giveReason: z.boolean() }),
  }),
})
export const giveNeedReason = endpoint({
  id: 'plans.giveNeedReason', method: 'POST', path: '/api/cases/{caseId}/need-reasons', summary: 'Say why a serious need has no goal; an empty reason takes it back',
  params: z.object({ caseId: id('case') }), body: z.object({ need: z.string().min(1).max(200), reason: optionalProse(1000) }), response: z.object({ needs: z.array(need) }),
})

export const agreeEndpoints = { proposePlan, takeBack, addParty, recordAgreement, bringIntoForce, newEdition, closePlan, reopenPlan, getEdition, planHistory, listCasePlans, giveNeedReason }
