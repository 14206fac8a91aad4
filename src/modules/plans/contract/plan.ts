import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { atMost, code, id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { sectionNames, type Section } from '#modules/access/contract.ts'
import { rhythms } from '#modules/agenda/contract.ts'
import { frameworks } from '../domain/framework.ts'
import { actionStates, planStates } from '../domain/states.ts'

export const named = z.object({ id: z.uuid(), name: z.string() })
export const both = z.object({ it: z.string(), en: z.string() })
export const section = z.enum(sectionNames as [Section, ...Section[]])
export const state = z.enum(planStates)
export const scaleValue = z.int().min(-2).max(2)
export const sheetLanguages = ['it', 'en', 'fr', 'ar', 'bn', 'sq', 'uk', 'ur'] as const
export const sheetLanguage = z.enum(sheetLanguages)
export type SheetLanguage = (typeof sheetLanguages)[number]
export const prose = (max = 10_000) => z.string().max(max, atMost(max))
export const optionalProse = (max = 4000) => z.string().trim().max(max, atMost(max)).nullish().transform((value) => value || null)
export const ofPlan = { planId: id('plan') }
export const based = { version }

const childWords = z.partialRecord(sheetLanguage, z.string())

export const action = z.object({
  id: id('action'),
  goalId: id('goal'),
  area: z.string(),
  words: z.string(),
  who: z.enum(['child', 'parent', 'worker', 'body', 'other']),
  person: named.nullable(),
  operator: named.nullable(),
  unit: named.nullable(),
  whoWords: z.string().nullable(),
  whoName: z.string().nullable().describe('who, as one reads it; null: the child, or both parents'),
  ownerLeft: z.boolean().describe('its worker works here no more: to be handed to somebody'),
  ownerBlind: z.boolean().describe('it has a day, and its worker does not see this part of the file: nobody would be told'),
  byOn: plainDate.nullable(),
  late: z.boolean(),
  serviceKindId: id('service_kind').nullable(),
  service: z.string().nullable(),
  indicator: z.string().nullable(),
  state: z.enum(actionStates),
  stateWords: z.string().nullable(),
  stateOn: plainDate.nullable(),
  childWords,
  forChild: z.boolean(),
  version,
})
export type Action = z.output<typeof action>

export const score = z.object({ reviewId: id('review'), on: plainDate.nullable(), edition: z.int(), score: scaleValue.nullable(), evidence: z.string(), version })
export type Score = z.output<typeof score>

export const goal = z.object({
  id: id('goal'),
  area: z.string(),
  words: z.string(),
  indicator: z.string().nullable(),
  levels: z.array(z.string()).describe('−2 … +2'),
  complete: z.boolean().describe('all five descriptions are written: it can be scored'),
  baseline: scaleValue.nullable(),
  baselineWords: z.string().nullable(),
  dueOn: plainDate.nullable(),
  needs: z.array(z.string()),
  prescriptions: z.array(named),
  childWords,
  forChild: z.boolean(),
  actions: z.array(action),
  scores: z.array(score).describe('by review, oldest first'),
  version,
})
export type Goal = z.output<typeof goal>

export const part = z.object({
  area: z.string(), section, situation: z.string(), resources: z.string(), needs: z.string(),
  updatedBy: z.string().nullable(), updatedAt: instant.nullable(), version: z.int(),
})
export type Part = z.output<typeof part>

export const agreement = z.object({
  id: id('agreement'), party: z.enum(['child', 'parent', 'guardian', 'body', 'other']), name: z.string().nullable().describe('null: the child'),
  personId: z.uuid().nullable(), unitId: z.uuid().nullable(),
  stance: z.enum(['agrees', 'disagrees', 'partly', 'not_heard', 'not_concerned']).nullable().describe('null: silent so far'),
  on: plainDate.nullable(), reason: z.string().nullable(), ownWords: z.string().nullable(), language: z.string().nullable(), mediator: z.boolean().nullable(),
  recordedBy: z.string(), recordedAt: instant,
})
export type Agreement = z.output<typeof agreement>

export const member = z.object({ operatorId: id('operator').nullable(), name: z.string(), role: z.string(), left: z.boolean() })
export const contact = z.object({
  id: z.uuid(), personId: id('person').nullable(), name: z.string(), how: z.string(), every: z.enum(rhythms).nullable(), often: z.string(), place: z.string().nullable(), note: z.string().nullable(),
  next: z.object({ appointmentId: id('appointment'), startsAt: instant }).nullable().describe('planned in agenda from here, still to come'),
  lastOn: plainDate.nullable().describe('the last one planned from here that has passed'),
  proposedOn: plainDate.nullable().describe('by its rhythm, when none is planned'),
})
export type Contact = z.output<typeof contact>

export const reviewHead = z.object({
  id: id('review'), edition: z.int(), state: z.enum(['open', 'held']), dueOn: plainDate.nullable(), heldOn: plainDate.nullable(), late: z.boolean(), lateReason: z.string().nullable(),
  outcome: z.enum(['goes_on', 'changes', 'closes']).nullable(), words: z.string(), present: z.array(z.string()), childPresent: z.boolean(), absenceReason: z.string().nullable(),
})
export type ReviewHead = z.output<typeof reviewHead>

export const planHead = z.object({
  id: id('plan'), caseId: id('case'), kind: z.string(), parentId: id('plan').nullable(),
  framework: z.enum(frameworks).nullable().describe('how the framework project it stands in is; null: it needs none'), keeper: named.extend({ organisation: z.string() }), state, edition: z.int(), standing: z.int().nullable(),
  startsOn: plainDate, endsOn: plainDate, months: z.int(), inForceOn: plainDate.nullable(), nextReviewOn: plainDate.nullable(), reviewLate: z.boolean(),
  closedOn: plainDate.nullable(), outcome: z.string().nullable(),
  goals: z.int().describe('those within the reader’s reach'), reached: z.int(), orphans: z.int().describe('actions whose owner has left; read one by one, those too whose owner would not be told of their day'), version,
})
export type PlanHead = z.output<typeof planHead>

export const plan = planHead.extend({
  childId: z.uuid(), childName: z.string(), childBirth: plainDate.nullable(),
  parent: z.object({ id: id('plan'), kind: z.string(), state }).nullable(),
  inside: z.array(z.object({ id: id('plan'), kind: z.string(), state, keeper: z.string() })).describe('plans that stand inside this one'),
  measure: z.object({ id: id('measure'), words: z.string() }).nullable(),
  reviewMonths: z.int().nullable(), reviewStandard: named.nullable(),
  childLanguage: sheetLanguage.nullable(),
  areas: z.array(z.string()).describe('in which the reader may read, in the order of the list'),
  sections: z.array(section).describe('of the file, within the reader’s reach'),
  parts: z.array(part), goalList: z.array(goal), members: z.array(member), contacts: z.array(contact),
  agreements: z.array(agreement).nullable().describe('null: not for this reader'),
  earlierAgreements: z.array(agreement.extend({ edition: z.int() })).nullable(),
  reviews: z.array(reviewHead), editions: z.array(z.object({ n: z.int(), inForceOn: plainDate })),
  missing: z.array(z.object({ code: z.string(), needed: z.boolean(), goalId: z.uuid().nullable(), words: both, source: z.string().nullable() })),
  tScore: z.number().nullable(),
  can: z.object({ write: z.boolean(), decide: z.boolean(), correct: z.boolean(), record: z.boolean(), review: z.boolean(), meet: z.boolean().describe('plan in agenda the meetings agreed with the family') }),
})
export type Plan = z.output<typeof plan>

const frame = {
  parentId: id('plan').nullish(),
  keeperUnit: id('unit'),
  startsOn: plainDate,
  months: z.coerce.number(message({ it: 'Scrivi quanti mesi dura', en: 'Write how many months it lasts' })).int().min(1, message({ it: 'Almeno un mese', en: 'At least one month' })).max(120, message({ it: 'Al massimo 120 mesi', en: 'At most 120 months' })),
  reviewMonths: z.coerce.number(message({ it: 'Scrivi un numero', en: 'Write a number' })).int().min(1, message({ it: 'Almeno ogni mese', en: 'At least one month' })).max(24, message({ it: 'Al massimo 24 mesi', en: 'At most 24 months' })).nullish(),
  reviewStandard: id('standard').nullish(),
  measureId: id('measure').nullish(),
  childLanguage: sheetLanguage.nullish(),
}

export const createPlan = endpoint({
  id: 'plans.createPlan', method: 'POST', path: '/api/cases/{caseId}/plans', summary: 'Begin a plan of a file: a draft that several people write',
  params: z.object({ caseId: id('case') }), body: z.object({ kind: code, ...frame }), response: plan,
})
export const getPlan = endpoint({ id: 'plans.getPlan', method: 'GET', path: '/api/plans/{planId}', summary: 'A plan with the parts, goals and actions within reach', params: z.object(ofPlan), response: plan })
export const changeFrame = endpoint({
  id: 'plans.changeFrame', method: 'PUT', path: '/api/plans/{planId}/frame', summary: 'Change what frames a plan: inside which it stands, who keeps it, how long, how often it is reviewed',
  params: z.object(ofPlan), body: z.object({ ...frame, ...based }), response: plan,
})
export const saveTeam = endpoint({
  id: 'plans.saveTeam', method: 'PUT', path: '/api/plans/{planId}/team', summary: 'Write who follows a plan together',
  params: z.object(ofPlan), body: z.object({ members: z.array(z.object({ operatorId: id('operator').nullish(), words: optionalLine(), role: code })).max(30), ...based }), response: plan,
})
export const saveContacts = endpoint({
  id: 'plans.saveContacts', method: 'PUT', path: '/api/plans/{planId}/contacts', summary: 'Write when and how the child meets the family',
  params: z.object(ofPlan),
  body: z.object({ contacts: z.array(z.object({ id: z.uuid().nullish().describe('of one that was there: its appointments stay with it'), personId: id('person').nullish(), words: optionalLine(), how: code, every: z.enum(rhythms).nullish(), often: line(), place: optionalLine(), note: optionalProse(1000) })).max(20), ...based }), response: plan,
})
/** Saved while one writes: nothing of it is refused but a text based on an older one. */
export const savePart = endpoint({
  id: 'plans.savePart', method: 'PUT', path: '/api/plans/{planId}/parts/{area}', summary: 'Keep what is being written of one area; a text based on an old one is refused with the present one',
  params: z.object({ ...ofPlan, area: z.string().min(1).max(3) }),
  body: z.object({ situation: prose(), resources: prose(), needs: prose(), version: z.int().min(0).describe('0: nothing written yet') }), response: part,
})

export const planEndpoints = { createPlan, getPlan, changeFrame, saveTeam, saveContacts, savePart }
