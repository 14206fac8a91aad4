import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, flag, id, instant, line, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { term } from '#modules/deadlines/contract.ts'
import { relations } from '../domain/derive.ts'
import { itemStates } from '../domain/checklist.ts'
import { rgStates } from '../domain/kinds.ts'
import { exercises, officeRoles } from '../domain/legal-input.ts'
import { followsInput, measureInput, named, natures, words } from './fields.ts'
import { hearing, proceeding } from './proceeding.ts'

const nullable = z.string().nullable()
const day = plainDate.nullable()
export const measureStates = ['in_force', 'not_yet', 'ended'] as const
export type MeasureState = (typeof measureStates)[number]

const head = {
  id: id('measure'),
  caseId: id('case'),
  kind: z.string(),
  also: z.array(z.string()),
  nature: z.enum(natures),
  authority: z.object({ id: z.uuid().nullable(), name: z.string() }),
  number: nullable,
  decidedOn: day,
  notifiedOn: day,
  effectiveFrom: plainDate,
  effectiveTo: day,
  state: z.enum(measureStates),
  /** What ended it, when another measure or a fact did. */
  endedBy: z.enum(['sostituito', 'revocato', 'cessato', 'scaduto']).nullable(),
  hasDocument: z.boolean(),
  openPrescriptions: z.int(),
}
const tie = z.object({
  id: z.uuid(), measureId: id('measure').nullable(), kind: nullable, number: nullable, decidedOn: day, relation: z.enum(relations), onDay: plainDate, words: nullable,
})
export const measureRow = z.object({ ...head, followedBy: z.array(tie), follows: z.array(tie) })
export type MeasureRow = z.output<typeof measureRow>

export const effectSaid = z.object({
  parentId: id('person'), parentName: nullable, state: z.enum(rgStates), exercise: z.enum(exercises).nullable(), limits: nullable, from: day, to: day,
})
export const officeSaid = z.object({
  role: z.enum(officeRoles), personId: id('person').nullable(), operatorId: id('operator').nullable(), organisationId: id('organisation').nullable(),
  holder: nullable.describe('the name; null: out of the reader’s reach'), named: z.boolean().describe('written by hand, no person or body of the system'), powers: nullable, from: day, to: day,
})
export const prescriptionStates = ['aperta', 'adempiuta', 'non_adempiuta', 'superata'] as const
export const prescription = z.object({
  id: z.uuid(), words: z.string(), who: z.string(), personId: id('person').nullable(), personName: nullable, whoWords: nullable, byOn: day,
  state: z.enum(prescriptionStates), stateOn: day, stateWords: nullable, stateBy: nullable, late: z.boolean(), version,
})
export type Prescription = z.output<typeof prescription>

const checked = z.object({
  id: z.string(), list: z.string(), it: z.string(), en: z.string(), state: z.enum(itemStates).nullable(), words: nullable, on: day, derived: z.boolean(), beyond: z.boolean(),
})

/** The order as written, with everything that hangs on it. */
export const measure = z.object({
  ...head,
  childName: z.string(),
  caseNumber: z.string(),
  decidedAt: instant.nullable(),
  filedOn: day,
  communicatedOn: day,
  notifiedAt: instant.nullable(),
  startsOn: day,
  endsOn: day,
  durationMonths: z.int().nullable(),
  grounds: nullable,
  decision: nullable,
  placementKind: nullable,
  placementWords: nullable,
  mandate: nullable,
  reportEveryMonths: z.int().nullable(),
  firstReportOn: day,
  reportsOn: z.array(plainDate),
  effects: z.array(effectSaid),
  offices: z.array(officeSaid),
  prescriptions: z.array(prescription),
  checklist: z.array(checked),
  proceeding: proceeding.nullable(),
  hearings: z.array(hearing).describe('those that this order set'),
  document: named.nullable(),
  follows: z.array(tie),
  followedBy: z.array(tie),
  alsoIn: z.array(z.object({ caseId: id('case'), measureId: id('measure'), number: z.string(), childName: z.string(), same: z.boolean().describe('still says the same') })),
  terms: z.array(term),
  recordedBy: named,
  recordedAt: instant,
  correctedAt: instant.nullable(),
  version,
  can: z.object({ correct: z.boolean() }),
})
export type Measure = z.output<typeof measure>

const inCase = { caseId: id('case') }
const ofMeasure = { ...inCase, measureId: id('measure') }

export const listMeasures = endpoint({
  id: 'measures.listMeasures', method: 'GET', path: '/api/cases/{caseId}/measures', summary: 'Measures of a file with what followed each, newest first',
  params: z.object(inCase), response: z.object({ rows: z.array(measureRow), can: z.object({ record: z.boolean() }) }),
})

export const searchMeasures = endpoint({
  id: 'measures.searchMeasures', method: 'GET', path: '/api/measures', summary: 'Measures of the files within reach',
  query: z.object({
    ...paging,
    kind: code.optional(),
    authority: id('organisation').optional(),
    nature: z.enum(natures).optional(),
    state: z.enum(['in_force', 'expiring', 'ended', 'all']).default('in_force').describe('expiring: in force, and ending within 90 days'),
    missing: flag.optional().describe('only those whose content lacks something the law wants'),
    municipality: z.string().regex(/^\d{6}$/).optional(),
    pole: id('unit').optional(),
    responsible: id('operator').optional(),
    scope: z.enum(['mine', 'all']).default('all'),
    sort: z.enum(['decided', 'ends', 'child']).default('decided'),
    down: flag.optional(),
  }),
  response: page(z.object({ ...head, childName: z.string(), caseNumber: z.string(), responsible: named.nullable(), municipality: nullable })),
})
export type FoundMeasure = z.output<typeof searchMeasures.response>['rows'][number]

export const getMeasure = endpoint({
  id: 'measures.getMeasure', method: 'GET', path: '/api/cases/{caseId}/measures/{measureId}', summary: 'One measure as a readable act', params: z.object(ofMeasure), response: measure,
})

/** What the form needs: parents of the child and of the siblings, proceedings, measures that the new one may follow, documents. */
export const getMeasureDesk = endpoint({
  id: 'measures.getMeasureDesk', method: 'GET', path: '/api/cases/{caseId}/measures-desk', summary: 'What the form of a measure offers',
  params: z.object(inCase),
  response: z.object({
    childName: z.string(),
    siblings: z.array(z.object({ caseId: id('case'), number: z.string(), childName: z.string() })),
    parents: z.array(z.object({ id: id('person'), name: z.string(), relation: z.string(), of: z.array(id('case')) })),
    people: z.array(named).describe('others of the file: guardians, relatives'),
    familySeen: z.boolean(),
    proceedings: z.array(proceeding),
    measures: z.array(measureRow),
    documents: z.array(z.object({ id: id('document'), title: z.string(), datedOn: day })),
    can: z.object({ record: z.boolean(), attach: z.boolean() }),
  }),
})
export type MeasureDesk = z.output<typeof getMeasureDesk.response>

export const recordMeasure = endpoint({
  id: 'measures.recordMeasure', method: 'POST', path: '/api/cases/{caseId}/measures', summary: 'Record an order in the file and in those of the siblings chosen: in all or in none',
  params: z.object(inCase),
  body: z.object({
    ...measureInput,
    alsoFor: z.array(id('case')).max(12).default([]).describe('files of siblings for whom the same order decides'),
    follows: z.array(followsInput).max(6).default([]).describe('earlier measures that it confirms, modifies, replaces or revokes'),
  }),
  response: measure,
})

export const correctMeasure = endpoint({
  id: 'measures.correctMeasure', method: 'PUT', path: '/api/cases/{caseId}/measures/{measureId}', summary: 'Correct what was recorded; the earlier words stay with the reason',
  params: z.object(ofMeasure),
  body: z.object({ ...measureInput, reason: line(500), alsoIn: z.array(id('case')).max(12).default([]).describe('the same correction in siblings’ files'), version }),
  response: measure,
})

export const listMeasureVersions = endpoint({
  id: 'measures.listMeasureVersions', method: 'GET', path: '/api/cases/{caseId}/measures/{measureId}/versions', summary: 'What was replaced by corrections, newest first',
  params: z.object(ofMeasure),
  response: z.object({
    rows: z.array(z.object({ n: z.int(), content: z.record(z.string(), z.unknown()), changed: z.array(z.string()), by: named, at: instant, reason: z.string() })),
  }),
})

export const endMeasure = endpoint({
  id: 'measures.endMeasure', method: 'POST', path: '/api/cases/{caseId}/measures/{measureId}/succession', summary: 'Say what followed a measure: another one, or its end',
  params: z.object(ofMeasure),
  body: z.object({ relation: z.enum(relations, { error: message({ it: 'Scegli una voce', en: 'Choose an entry' }) }), laterId: id('measure').nullish(), onDay: plainDate, words: words(2000), version }),
  response: measure,
})

export const withdrawSuccession = endpoint({
  id: 'measures.withdrawSuccession', method: 'POST', path: '/api/cases/{caseId}/measures/{measureId}/succession/{tieId}/withdraw', summary: 'Take back a link that was wrong, with the reason',
  params: z.object({ ...ofMeasure, tieId: z.uuid() }), body: z.object({ reason: line(500), version }), response: measure,
})

export const markPrescription = endpoint({
  id: 'measures.markPrescription', method: 'POST', path: '/api/cases/{caseId}/measures/{measureId}/prescriptions/{prescriptionId}', summary: 'Say how a prescription went',
  params: z.object({ ...ofMeasure, prescriptionId: z.uuid() }),
  body: z.object({ state: z.enum(prescriptionStates), on: plainDate.nullish(), words: words(2000), version }),
  response: measure,
})

export const answerChecklist = endpoint({
  id: 'measures.answerChecklist', method: 'POST', path: '/api/cases/{caseId}/measures/{measureId}/checklist', summary: 'Say whether the order has what the law wants in it, or that clarification was asked',
  params: z.object(ofMeasure),
  body: z.object({ item: z.string().max(20), state: z.enum(itemStates), words: words(4000), on: plainDate.nullish(), version }),
  response: measure,
})

export const measureEndpoints = {
  listMeasures, searchMeasures, getMeasure, getMeasureDesk, recordMeasure, correctMeasure, listMeasureVersions, endMeasure, withdrawSuccession, markPrescription, answerChecklist,
}
