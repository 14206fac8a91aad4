import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { actionStates } from '../domain/states.ts'
import { goal, named, ofPlan, optionalProse, plan, prose, reviewHead, scaleValue, score } from './plan.ts'

const ofReview = { ...ofPlan, reviewId: id('review') }
const voice = z.object({ party: z.enum(['child', 'parent', 'guardian', 'body', 'other']), personId: id('person').nullish(), whoWords: optionalLine(), words: prose(4000).min(1), language: optionalLine(60), mediator: z.boolean().default(false) })

const scoreDraft = z.object({ choice: z.enum(['', 'null', '-2', '-1', '0', '1', '2']).describe('empty: nothing chosen yet; null: it cannot be said'), evidence: prose(4000), savedAt: instant })

export const review = reviewHead.extend({
  planId: id('plan'),
  operators: z.array(named), people: z.array(named), others: z.string().nullable(),
  voices: z.array(z.object({ party: z.string(), personId: z.uuid().nullable(), whoWords: z.string().nullable(), name: z.string().nullable(), words: z.string(), language: z.string().nullable(), mediator: z.boolean() })).nullable().describe('null: not for this reader'),
  goals: z.array(goal.extend({ now: score.nullable().describe('at this review'), draft: scoreDraft.nullable().describe('the reader’s own, not saved as a score yet') })),
  version,
  can: z.object({ write: z.boolean(), hold: z.boolean(), correct: z.boolean() }),
})
export type Review = z.output<typeof review>

export const beginReview = endpoint({ id: 'plans.beginReview', method: 'POST', path: '/api/plans/{planId}/reviews', summary: 'Begin the review of a plan in force', params: z.object(ofPlan), body: z.object({ version }), response: review })
export const getReview = endpoint({ id: 'plans.getReview', method: 'GET', path: '/api/plans/{planId}/reviews/{reviewId}', summary: 'A review: who was there, how far each goal is, what the child says', params: z.object(ofReview), response: review })
/** Saved while one writes. */
export const saveReview = endpoint({
  id: 'plans.saveReview', method: 'PUT', path: '/api/plans/{planId}/reviews/{reviewId}', summary: 'Keep what is being written of a review; a text based on an old one is refused with the present one',
  params: z.object(ofReview),
  body: z.object({
    operators: z.array(id('operator')).max(40), people: z.array(id('person')).max(20), others: optionalLine(500), absenceReason: optionalProse(1000), words: prose(),
    voices: z.array(voice).max(20), version,
  }), response: review,
})
export const scoreGoal = endpoint({
  id: 'plans.scoreGoal', method: 'PUT', path: '/api/plans/{planId}/reviews/{reviewId}/goals/{goalId}', summary: 'Say how far a goal is at a review, with the evidence; after it was held, with the reason of the correction',
  params: z.object({ ...ofReview, goalId: id('goal') }),
  body: z.object({ score: scaleValue.nullable().describe('null: it cannot be said; the evidence then says why'), evidence: prose(4000), reason: optionalLine(500), version: z.int().min(0) }), response: review,
})
/** Kept while one writes, so that nothing is lost when the page is. */
export const saveScoreDraft = endpoint({
  id: 'plans.saveScoreDraft', method: 'PUT', path: '/api/plans/{planId}/reviews/{reviewId}/goals/{goalId}/draft', summary: 'Keep what is being written of a goal before its score is saved: one’s own, gone with the score',
  params: z.object({ ...ofReview, goalId: id('goal') }), body: scoreDraft.omit({ savedAt: true }), response: z.object({ savedAt: instant }),
})
export const reviewAction = endpoint({
  id: 'plans.reviewAction', method: 'PUT', path: '/api/plans/{planId}/reviews/{reviewId}/actions/{actionId}', summary: 'Say how far an action is, at a review',
  params: z.object({ ...ofReview, actionId: id('action') }), body: z.object({ state: z.enum(actionStates), words: optionalProse(1000), version }), response: review,
})
export const holdReview = endpoint({
  id: 'plans.holdReview', method: 'POST', path: '/api/plans/{planId}/reviews/{reviewId}/holding', summary: 'Record a review as held: the plan goes on, changes or closes; its term is met, the next one begins',
  params: z.object(ofReview),
  body: z.object({ heldOn: plainDate, outcome: z.enum(['goes_on', 'changes', 'closes']), lateReason: optionalProse(1000), planOutcome: code.nullish(), closingWords: optionalProse(2000), version }), response: plan,
})
export const withdrawReview = endpoint({
  id: 'plans.withdrawReview', method: 'POST', path: '/api/plans/{planId}/reviews/{reviewId}/withdrawal', summary: 'Leave a review that was begun by mistake',
  params: z.object(ofReview), body: z.object({ version }), response: plan,
})

export const reviewEndpoints = { beginReview, getReview, saveReview, scoreGoal, saveScoreDraft, reviewAction, holdReview, withdrawReview }
