import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { areas, families, moments, reaches, surenesses } from '../domain/instrument.ts'
import { answer, answers, instrument, words } from './instrument.ts'

export const states = ['draft', 'completed', 'discarded'] as const
export const state = z.enum(states).describe('draft: being filled (also a correction under way); completed: frozen; discarded: given up, with its reason')
const named = z.object({ id: z.uuid(), name: z.string() })
const optionalDate = plainDate.nullish().transform((value) => value ?? null)
const optionalMoment = z.enum(moments).nullish().transform((value) => value ?? null)

/** A part of an instrument that could not be completed, in words. */
export const missing = z.object({
  section: z.string(), person: z.uuid().nullable(), item: z.string().nullable().describe('null: a rule of the whole instrument'), says: words,
})
export type Missing = z.output<typeof missing>

/** A rating that is a serious need; `id` is stable: the assessment and its item. */
export const seriousNeed = z.object({
  id: z.string(),
  assessmentId: z.uuid(),
  instrument: words,
  instrumentKey: z.string(),
  item: z.string(),
  label: words,
  area: z.enum(areas).nullable(),
  level: words.describe('the level, option or state that was chosen, in words'),
  person: named.nullable().describe('of whom, in an assessment of several people'),
  since: plainDate.describe('day of the first completed assessment of a row of them in which it was serious without interruption'),
})
export type SeriousNeedView = z.output<typeof seriousNeed>

export const dimensionCount = z.object({
  key: z.string(), label: words, strong: z.int(), medium: z.int(), weak: z.int(), unrated: z.int().describe('present without a strength'),
  positive: z.boolean().describe('2 strong, or 1 strong + 1 other, or 3 medium, or 2 medium + 1 weak: a count for a human decision, never a verdict'),
})
export type DimensionCount = z.output<typeof dimensionCount>

/** What is counted, of what the reader sees. No verdict. */
export const counts = z.object({
  items: z.int().describe('shown now'), answered: z.int(), required: z.int(), requiredMissing: z.int(), serious: z.int(),
  indicators: z.object({ present: z.int(), notObserved: z.int(), notAssessable: z.int(), byStrength: z.object({ strong: z.int(), medium: z.int(), weak: z.int(), unrated: z.int() }) }),
  dimensions: z.array(dimensionCount),
})
export type Counts = z.output<typeof counts>

export const assessmentRow = z.object({
  id: id('assessment'),
  caseId: id('case'),
  caseNumber: z.string(),
  childName: z.string(),
  instrumentKey: z.string(),
  instrumentVersion: z.int(),
  title: words,
  family: z.enum(families),
  sure: z.enum(surenesses),
  state,
  revision: z.int().describe('1, and one more for each correction'),
  moment: z.enum(moments).nullable(),
  heldOn: plainDate.describe('the day it speaks of'),
  startedBy: named,
  completedAt: instant.nullable(),
  completedBy: named.nullable(),
  decision: words.nullable().describe('what was decided at closing, when the reader may read it'),
  reassessOn: plainDate.nullable(),
  savedAt: instant.nullable(),
  serious: z.int().describe('serious needs, among what the reader sees'),
  newerVersion: z.int().nullable().describe('a newer version of the instrument can be used: nothing migrates by itself'),
})
export type AssessmentRow = z.output<typeof assessmentRow>

export const sitting = z.object({
  id: z.uuid(), heldOn: plainDate, from: z.string().nullable(), to: z.string().nullable(), place: z.string().nullable(), present: z.string().nullable().describe('who was there, in words'),
  breaks: z.string().nullable(), phases: z.array(z.string()), note: z.string().nullable(), by: named, can: z.object({ change: z.boolean() }), version,
})
export type Sitting = z.output<typeof sitting>

export const sectionView = z.object({
  key: z.string(),
  person: named.nullable(),
  reach: z.enum(reaches),
  clinical: z.boolean(),
  answers: answers.describe('without what the reader may not read'),
  childHidden: z.boolean().describe('the child’s own words are kept from this reader'),
  version: z.int().describe('0: nothing saved yet'),
  savedAt: instant.nullable(),
  savedBy: named.nullable(),
  here: z.array(named).describe('others who have this section open now'),
  kept: z.int().describe('texts set aside, of a conflict or replaced by somebody else'),
  can: z.object({ write: z.boolean() }),
})
export type SectionView = z.output<typeof sectionView>

export const assessment = assessmentRow.extend({
  definition: instrument.describe('only the sections that the reader reaches'),
  hiddenSections: z.int().describe('sections beyond the reader’s reach: how many, to who answers for files; to others always 0'),
  sections: z.array(sectionView),
  people: z.array(named.extend({ name: z.string() })).describe('whom it is about'),
  participants: z.array(z.object({ name: z.string(), as: z.string() })).describe('who took part: words, or people'),
  fillers: z.array(named).describe('who fills it together: only they see the answers of a draft'),
  sittings: z.array(sitting),
  eventOn: plainDate.nullable().describe('the day its legal term runs from (entry)'),
  counts,
  missing: z.array(missing).describe('what is missing before it can be completed; of a draft'),
  closing: z.object({ decision: z.string(), words: z.string().nullable(), reassessOn: plainDate.nullable() }).nullable(),
  serious: z.array(seriousNeed),
  signature: z.object({ hash: z.string(), at: instant, by: named, as: z.string() }).nullable(),
  revisions: z.array(z.object({ revision: z.int(), completedAt: instant.nullable(), completedBy: named.nullable(), reason: z.string().nullable(), hash: z.string().nullable() })),
  correctionReason: z.string().nullable(),
  discardReason: z.string().nullable(),
  version,
  can: z.object({
    fill: z.boolean(), details: z.boolean(), share: z.boolean(), complete: z.boolean(), correct: z.boolean(), discard: z.boolean(), join: z.boolean(),
  }),
})
export type AssessmentView = z.output<typeof assessment>

const ofCase = { caseId: id('case') }
const ofAssessment = { assessmentId: id('assessment') }
const ofSection = { ...ofAssessment, section: z.string().max(60) }
const filters = {
  ...paging,
  instrument: z.string().max(60).optional().describe('key'),
  family: z.enum(families).optional(),
  state: state.optional(),
  moment: z.enum(moments).optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
}

export const listCaseAssessments = endpoint({
  id: 'assessments.listCaseAssessments', method: 'GET', path: '/api/cases/{caseId}/assessments', summary: 'Assessments of a file that the reader reaches, newest first',
  params: z.object(ofCase),
  query: z.object(filters),
  response: page(assessmentRow).extend({ can: z.object({ start: z.boolean() }) }),
})

export const listAssessments = endpoint({
  id: 'assessments.listAssessments', method: 'GET', path: '/api/assessments', summary: 'Assessments within reach: drafts to be finished, to be looked at again, completed',
  query: z.object({ ...filters, scope: z.enum(['mine', 'all']).default('mine').describe('mine: I fill them'), reassess: flag.optional().describe('only with a date of re-evaluation, nearest first'), unit: id('unit').optional() }),
  response: page(assessmentRow),
})

const details = {
  moment: optionalMoment.describe('T0, T1, T2, for instruments filled in phases'),
  heldOn: plainDate,
  people: z.array(id('person')).max(30).default([]).describe('people of the file, for instruments about several; the child when left out'),
  participants: z.array(z.object({ name: line(200), as: line(120) })).max(40).default([]),
  eventOn: optionalDate.describe('the day the legal term runs from, for instruments that meet one'),
}

export const startAssessment = endpoint({
  id: 'assessments.startAssessment', method: 'POST', path: '/api/cases/{caseId}/assessments', summary: 'Begin an assessment with the current version of an instrument',
  params: z.object(ofCase),
  body: z.object({ instrument: z.string().max(60), ...details }),
  response: assessment,
})

export const getAssessment = endpoint({
  id: 'assessments.getAssessment', method: 'GET', path: '/api/assessments/{assessmentId}', summary: 'An assessment with the sections within reach',
  params: z.object(ofAssessment),
  query: z.object({ revision: z.coerce.number().int().min(1).optional().describe('an earlier revision, as it was signed; the last when absent') }),
  response: assessment,
})

export const changeDetails = endpoint({
  id: 'assessments.changeDetails', method: 'POST', path: '/api/assessments/{assessmentId}/details', summary: 'Moment, day, people and participants of a draft',
  params: z.object(ofAssessment),
  body: z.object({ ...details, version }),
  response: assessment,
})

/** The answer to a save, and to somebody opening a section. */
export const savedSection = sectionView.extend({ counts, missing: z.array(missing) })
export type SavedSection = z.output<typeof savedSection>

export const saveSection = endpoint({
  id: 'assessments.saveSection', method: 'PUT', path: '/api/assessments/{assessmentId}/sections/{section}',
  summary: 'Save what changed in a section of a draft. Items that nobody else changed since `version` are taken in; if somebody changed the same item, 409 with his text, and this one is kept too',
  params: z.object(ofSection),
  body: z.object({
    person: id('person').nullish().transform((value) => value ?? null).describe('of whom, in a section filled for each person'),
    changed: z.record(z.string().max(60), answer.nullable()).describe('only the items changed; null empties one'),
    version: z.int().min(0).describe('version of the section that the changes were based on'),
  }),
  response: savedSection,
})

export const openSection = endpoint({
  id: 'assessments.openSection', method: 'POST', path: '/api/assessments/{assessmentId}/sections/{section}/here', summary: 'I have this section open (repeated each minute): who else has, and its present text',
  params: z.object(ofSection),
  body: z.object({ person: id('person').nullish().transform((value) => value ?? null), leaving: z.boolean().default(false) }),
  response: savedSection,
})

export const keptText = z.object({
  id: z.uuid(), why: z.enum(['conflict', 'replaced']).describe('conflict: could not be saved over somebody else’s; replaced: somebody else wrote over it'),
  answers, by: named, at: instant,
})
export type KeptText = z.output<typeof keptText>
export const listKept = endpoint({
  id: 'assessments.listKept', method: 'GET', path: '/api/assessments/{assessmentId}/sections/{section}/kept', summary: 'Texts of a section set aside when two wrote it, newest first',
  params: z.object(ofSection),
  query: z.object({ ...paging, person: id('person').optional() }),
  response: page(keptText),
})

const sittingBody = {
  heldOn: plainDate,
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).nullish().transform((value) => value ?? null),
  to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).nullish().transform((value) => value ?? null),
  place: optionalLine(200), present: optionalLine(500), breaks: optionalLine(500), phases: z.array(z.string().max(60)).max(20).default([]), note: optionalLine(1000),
}
export const addSitting = endpoint({
  id: 'assessments.addSitting', method: 'POST', path: '/api/assessments/{assessmentId}/sittings', summary: 'A sitting of an assessment held in several',
  params: z.object(ofAssessment), body: z.object(sittingBody), response: sitting,
})
export const changeSitting = endpoint({
  id: 'assessments.changeSitting', method: 'POST', path: '/api/assessments/{assessmentId}/sittings/{sittingId}', summary: 'Correct a sitting of a draft',
  params: z.object({ ...ofAssessment, sittingId: id('sitting') }), body: z.object({ ...sittingBody, version }), response: sitting,
})
export const removeSitting = endpoint({
  id: 'assessments.removeSitting', method: 'POST', path: '/api/assessments/{assessmentId}/sittings/{sittingId}/remove', summary: 'Take away a sitting written by mistake, of a draft',
  params: z.object({ ...ofAssessment, sittingId: id('sitting') }), body: z.object({ version }), response: z.object({ removed: z.literal(true) }),
})

export const setFillers = endpoint({
  id: 'assessments.setFillers', method: 'POST', path: '/api/assessments/{assessmentId}/fillers', summary: 'Who fills a draft together: colleagues who work on this file',
  params: z.object(ofAssessment), body: z.object({ operators: z.array(id('operator')).min(1).max(20), version }), response: assessment,
})

export const joinFilling = endpoint({
  id: 'assessments.joinFilling', method: 'POST', path: '/api/assessments/{assessmentId}/join', summary: 'Take up a colleague’s draft: the responsible worker or a coordinator, with the reason; who fills it is told',
  params: z.object(ofAssessment), body: z.object({ reason: line(500), version }), response: assessment,
})

export const completeAssessment = endpoint({
  id: 'assessments.completeAssessment', method: 'POST', path: '/api/assessments/{assessmentId}/complete', summary: 'Complete and sign: from here on only a correction with its reason',
  params: z.object(ofAssessment),
  body: z.object({
    decision: z.string().max(60).nullish().transform((value) => value ?? null).describe('of an instrument that closes with one'),
    decisionWords: optionalLine(2000),
    reassessOn: optionalDate.describe('day of re-evaluation, or by when the task is to be done'),
    version,
  }),
  response: assessment,
})

export const correctAssessment = endpoint({
  id: 'assessments.correctAssessment', method: 'POST', path: '/api/assessments/{assessmentId}/correct', summary: 'Open a correction of a completed assessment: a new revision; the signed one is kept and read until it is completed',
  params: z.object(ofAssessment), body: z.object({ reason: line(500), version }), response: assessment,
})

export const discardAssessment = endpoint({
  id: 'assessments.discardAssessment', method: 'POST', path: '/api/assessments/{assessmentId}/discard', summary: 'Give up a draft (or a correction under way) with its reason',
  params: z.object(ofAssessment), body: z.object({ reason: line(500), version }), response: z.object({ state }),
})

/** One item side by side. `change`: towards better or worse by the scale’s own order; null when it cannot be said. */
export const comparedItem = z.object({
  key: z.string(), label: words, area: z.enum(areas).nullable(), kind: z.string(),
  levels: z.array(z.object({ value: z.number(), label: words })).nullable(),
  worse: z.enum(['up', 'down']).nullable(),
  answers: z.array(answer.nullable()).describe('one for each assessment, in their order; null: not answered, or not asked in that version'),
  asked: z.array(z.boolean()).describe('the item was in that version'),
  relabelled: z.boolean().describe('its words changed between the versions'),
  change: z.enum(['better', 'worse', 'same']).nullable().describe('from the first to the last one rated'),
})
export type ComparedItem = z.output<typeof comparedItem>
export const comparison = z.object({
  caseId: id('case'),
  title: words,
  assessments: z.array(assessmentRow),
  versionsDiffer: z.boolean(),
  sections: z.array(z.object({ key: z.string(), title: words, person: named.nullable(), items: z.array(comparedItem) })),
  better: z.int(), worse: z.int(), same: z.int(),
})
export type Comparison = z.output<typeof comparison>
export const compareAssessments = endpoint({
  id: 'assessments.compareAssessments', method: 'GET', path: '/api/cases/{caseId}/assessments/comparison', summary: 'Assessments of one instrument side by side, oldest first, also of different versions',
  params: z.object(ofCase),
  query: z.object({ ids: z.string().max(400).transform((value) => value.split(',').filter(Boolean)).pipe(z.array(z.uuid()).min(2).max(6)) }),
  response: comparison,
})

export const listSeriousNeeds = endpoint({
  id: 'assessments.listSeriousNeeds', method: 'GET', path: '/api/cases/{caseId}/serious-needs', summary: 'Needs rated serious in the last completed assessment of each instrument',
  params: z.object(ofCase),
  response: z.object({ rows: z.array(seriousNeed) }),
})

export const assessmentEndpoints = {
  listCaseAssessments, listAssessments, startAssessment, getAssessment, changeDetails, saveSection, openSection, listKept, addSitting, changeSitting, removeSitting, setFillers,
  joinFilling, completeAssessment, correctAssessment, discardAssessment, compareAssessments, listSeriousNeeds,
}
