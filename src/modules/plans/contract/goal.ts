import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { atMost, id, line, obligatory, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { actionStates } from '../domain/states.ts'
import { ofPlan, optionalProse, plan, prose, sheetLanguage } from './plan.ts'

const words = z.string().trim().min(1, obligatory).max(1000, atMost(1000))
const ofGoal = { ...ofPlan, goalId: id('goal') }
const ofAction = { ...ofPlan, actionId: id('action') }
/** Asked once the plan is no longer a draft: what was agreed is corrected, never quietly changed. */
const reason = optionalLine(500)

const goalFields = {
  area: z.string().min(1, message({ it: 'Scegli un’area', en: 'Choose an area' })).max(3),
  words,
  indicator: optionalProse(1000),
  levels: z.array(prose(600)).length(5),
  baseline: z.coerce.number().int().min(-2).max(2).nullish(),
  baselineWords: optionalProse(1000),
  dueOn: plainDate.nullish(),
  needs: z.array(z.string().max(200)).max(20).default([]),
  prescriptions: z.array(id('prescription')).max(20).default([]),
}

export const addGoal = endpoint({
  id: 'plans.addGoal', method: 'POST', path: '/api/plans/{planId}/goals', summary: 'Write a goal of a plan, with the five levels of its scale',
  params: z.object(ofPlan), body: z.object(goalFields), response: plan,
})
export const changeGoal = endpoint({
  id: 'plans.changeGoal', method: 'PUT', path: '/api/plans/{planId}/goals/{goalId}', summary: 'Change a goal; once agreed, correct it with the reason',
  params: z.object(ofGoal), body: z.object({ ...goalFields, reason, version }), response: plan,
})
export const removeGoal = endpoint({
  id: 'plans.removeGoal', method: 'POST', path: '/api/plans/{planId}/goals/{goalId}/removal', summary: 'Take a goal with its actions out of a draft; history keeps it',
  params: z.object(ofGoal), body: z.object({ version }), response: plan,
})

const actionFields = {
  words,
  who: z.enum(['child', 'parent', 'worker', 'body', 'other']),
  personId: id('person').nullish(),
  operatorId: id('operator').nullish(),
  unitId: id('unit').nullish(),
  whoWords: optionalLine(),
  byOn: plainDate.nullish(),
  serviceKindId: id('service_kind').nullish().describe('one of the kinds of the services; its name is kept as the service'),
  service: optionalLine().describe('in free words, where no kind fits'),
  indicator: optionalProse(1000),
}
export const addAction = endpoint({
  id: 'plans.addAction', method: 'POST', path: '/api/plans/{planId}/goals/{goalId}/actions', summary: 'Write an action of a goal: who does what, by when',
  params: z.object(ofGoal), body: z.object(actionFields), response: plan,
})
export const changeAction = endpoint({
  id: 'plans.changeAction', method: 'PUT', path: '/api/plans/{planId}/actions/{actionId}', summary: 'Change an action, hand it to somebody else; once agreed, with the reason',
  params: z.object(ofAction), body: z.object({ ...actionFields, reason, version }), response: plan,
})
export const removeAction = endpoint({
  id: 'plans.removeAction', method: 'POST', path: '/api/plans/{planId}/actions/{actionId}/removal', summary: 'Take an action out of a draft; history keeps it',
  params: z.object(ofAction), body: z.object({ version }), response: plan,
})
export const markAction = endpoint({
  id: 'plans.markAction', method: 'POST', path: '/api/plans/{planId}/actions/{actionId}/state', summary: 'Say how far an action is; done, its term is met',
  params: z.object(ofAction), body: z.object({ state: z.enum(actionStates), on: plainDate.nullish(), words: optionalProse(1000), version }), response: plan,
})

export const saveChildWords = endpoint({
  id: 'plans.saveChildWords', method: 'PUT', path: '/api/plans/{planId}/child-words/{thing}/{thingId}', summary: 'Write a goal or an action in words for the child, and whether it stands on his sheet',
  params: z.object({ ...ofPlan, thing: z.enum(['goal', 'action']), thingId: z.uuid() }),
  body: z.object({ language: sheetLanguage, words: prose(400), shown: z.boolean(), version }), response: plan,
})

/** Hands to one worker what another, who has left or does not see that part of the file, was to do: everything pending, or only these actions. */
export const handActions = endpoint({
  id: 'plans.handActions', method: 'POST', path: '/api/plans/{planId}/hand-over', summary: 'Hand the pending actions of somebody, or some of them, to somebody else',
  params: z.object(ofPlan), body: z.object({ fromId: id('operator'), toId: id('operator'), only: z.array(id('action')).max(200).optional(), reason: line(500) }), response: plan,
})

export const goalEndpoints = { addGoal, changeGoal, removeGoal, addAction, changeAction, removeAction, markAction, saveChildWords, handActions }
