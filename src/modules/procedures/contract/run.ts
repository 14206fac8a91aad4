import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { families } from '../domain/definition.ts'
import { definition, stepDefinition, words } from './definition.ts'

const named = z.object({ id: z.uuid(), name: z.string() })

export const runStates = ['running', 'ended', 'abandoned'] as const
export const stepStates = ['blocked', 'later', 'open', 'done', 'skipped', 'not_applicable'] as const

/**
 * When something happened: a date (`2026-03-28`) for steps whose `moment` is `date`, else date and hour, with offset or as the clock in Italy showed it
 * (`2026-03-28T18:20`). On the night the clocks go back the offset is needed; the refusal says so next to the field.
 */
export const happened = z.string().trim().min(10, message({ it: 'Scrivi quando è accaduto', en: 'Write when it happened' })).max(40)

/** Values of recorded fields, by field id. Dates and instants as text, choices by option id, `yes` as true. */
export const values = z.record(z.string().max(40), z.union([z.string().max(5000), z.boolean(), z.array(z.string().max(60)).max(30)]))

/** A term of the run, as the deadlines module keeps it; its reasons and history come from `deadlines.getTerm`. */
export const runTerm = z.object({
  id: id('term'),
  stepId: z.string(),
  n: z.int(),
  ruleId: z.string().nullable(),
  title: z.string(),
  state: z.enum(['open', 'done', 'missed', 'suspended', 'waived']),
  atOnce: z.boolean(),
  event: z.string().nullable(),
  due: z.string().nullable().describe('a date, or an instant with Rome’s offset'),
  dueAt: instant.nullable().describe('last instant of due, for the running clock'),
  extended: z.string().nullable(),
  workBy: z.string().nullable(),
  consequence: z.string().nullable(),
  missedAt: instant.nullable(),
  doneAt: instant.nullable(),
  version,
})
export type RunTerm = z.output<typeof runTerm>

/** One time a step was recorded; a repeatable step has several. */
export const occurrence = z.object({
  n: z.int(),
  happened: z.string().describe('date or instant, by the step’s moment'),
  recordedAt: instant,
  by: named,
  option: z.string().nullable(),
  fields: values,
  documents: z.array(z.object({ id: id('document'), title: z.string(), expected: z.string().nullable() })),
  words: z.string().nullable(),
  late: z.boolean().describe('after the due moment of its term'),
  corrections: z.array(z.object({ at: instant, by: named, reason: z.string(), before: z.string() })),
})

/** A step of a run: what the library says of it, and where it stands. */
export const runStep = stepDefinition.extend({
  state: z.enum(stepStates),
  openSince: instant.nullable(),
  opensOn: plainDate.nullable().describe('of a step that opens at an age'),
  waitsFor: z.array(z.string()).describe('steps that must be settled first'),
  skipReason: z.string().nullable(),
  occurrences: z.array(occurrence),
  runTerms: z.array(runTerm),
  missingDocuments: z.array(words),
  childRuns: z.array(z.object({ id: id('run'), title: words, state: z.enum(runStates) })),
  can: z.object({ record: z.boolean(), skip: z.boolean(), takeBackSkip: z.boolean(), correct: z.boolean() }),
})
export type RunStep = z.output<typeof runStep>

/** The measure lost effect, or will be taken to have: what was not done, by when. Never an order to send anybody home. */
export const effectLost = z.object({
  at: z.string().describe('the due moment that passed'),
  ruleId: z.string(),
  stepId: z.string(),
  certain: z.boolean().describe('recorded as done late; false: not recorded here, so it must be asked of who had to do it'),
  notice: words,
})

export const logEntry = z.object({
  id: z.uuid(),
  at: instant,
  by: named.nullable().describe('null: the clock itself'),
  what: z.enum(['started', 'step_done', 'step_corrected', 'step_skipped', 'skip_taken_back', 'fork_chosen', 'effect_lost', 'effect_regained', 'ended', 'abandoned', 'resumed']),
  stepId: z.string().nullable(),
  n: z.int().nullable(),
  happened: z.string().nullable(),
  words: z.string().nullable(),
})

export const runRow = z.object({
  id: id('run'),
  caseId: id('case').nullable(),
  caseNumber: z.string().nullable(),
  childName: z.string().nullable(),
  title: words,
  subtitle: z.string().nullable().describe('of a body’s run: what it is about'),
  definitionId: z.string(),
  definitionVersion: z.int(),
  family: z.enum(families),
  state: z.enum(runStates),
  startedOn: z.string().describe('when what started it happened'),
  responsible: named.nullable(),
  unit: named,
  municipality: z.string().nullable(),
  pole: named.nullable(),
  effectLostAt: z.string().nullable(),
  nextTerm: runTerm.nullable().describe('what expires first; what was missed comes before all'),
  nextStep: z.object({ id: z.string(), title: words }).nullable(),
  openSteps: z.int(),
  missed: z.int(),
})
export type RunRow = z.output<typeof runRow>

export const run = runRow.extend({
  definition: definition.omit({ steps: true }),
  parent: z.object({ id: id('run'), title: words }).nullable(),
  recordedAt: instant,
  startedBy: named,
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  complete: z.boolean().describe('no required step is left: it can be ended'),
  effectLost: effectLost.nullable(),
  steps: z.array(runStep),
  terms: z.array(runTerm).describe('open and missed, what expires first'),
  log: z.array(logEntry),
  now: instant.describe('the server’s clock, for the running terms'),
  version,
  can: z.object({ act: z.boolean(), end: z.boolean(), abandon: z.boolean(), resume: z.boolean() }),
})
export type Run = z.output<typeof run>

const ofRun = { runId: id('run') }
const ofStep = { ...ofRun, stepId: z.string().max(60) }
const recorded = {
  happened,
  option: z.string().max(60).nullish().describe('the road taken, of a step with a fork'),
  fields: values.default({}),
  documents: z.array(z.object({ id: id('document'), expected: z.string().max(60).nullish().describe('which of the step’s expected papers it is') })).max(30).default([]),
  words: optionalLine(4000),
}

export const startRun = endpoint({
  id: 'procedures.startRun', method: 'POST', path: '/api/cases/{caseId}/procedures', summary: 'Start a procedure on a file, from the moment of what started it',
  params: z.object({ caseId: id('case') }),
  body: z.object({ definitionId: z.string().max(40), parentRunId: id('run').nullish(), ...recorded }),
  response: run,
})

/** Of a body and no child: a data breach, the half-yearly list of a community. */
export const startBodyRun = endpoint({
  id: 'procedures.startBodyRun', method: 'POST', path: '/api/procedures/runs', summary: 'Start a procedure of a unit, without a file',
  body: z.object({ definitionId: z.string().max(40), unitId: id('unit'), subtitle: line(200), ...recorded }),
  response: run,
})

export const listCaseRuns = endpoint({
  id: 'procedures.listCaseRuns', method: 'GET', path: '/api/cases/{caseId}/procedures', summary: 'Procedures of a file: running first, then those ended',
  params: z.object({ caseId: id('case') }),
  response: z.object({ rows: z.array(runRow), can: z.object({ start: z.boolean() }) }),
})

export const getRun = endpoint({
  id: 'procedures.getRun', method: 'GET', path: '/api/procedures/runs/{runId}', summary: 'A procedure with its steps, running terms and log',
  params: z.object(ofRun), response: run,
})

export const doStep = endpoint({
  id: 'procedures.doStep', method: 'POST', path: '/api/procedures/runs/{runId}/steps/{stepId}', summary: 'Record a step, with the road chosen when it is a fork',
  params: z.object(ofStep), body: z.object({ ...recorded, version }), response: run,
})

export const correctStep = endpoint({
  id: 'procedures.correctStep', method: 'POST', path: '/api/procedures/runs/{runId}/steps/{stepId}/correct',
  summary: 'Correct what was recorded of a step, with the reason; terms that run from it are computed anew',
  params: z.object(ofStep), body: z.object({ n: z.int().min(1).default(1), ...recorded, reason: line(1000), version }), response: run,
})

export const skipStep = endpoint({
  id: 'procedures.skipStep', method: 'POST', path: '/api/procedures/runs/{runId}/steps/{stepId}/skip', summary: 'Say why a step is not done here',
  params: z.object(ofStep), body: z.object({ reason: line(1000), version }), response: run,
})

export const takeBackSkip = endpoint({
  id: 'procedures.takeBackSkip', method: 'POST', path: '/api/procedures/runs/{runId}/steps/{stepId}/unskip', summary: 'Take back a skipped step: it is to be done after all',
  params: z.object(ofStep), body: z.object({ version }), response: run,
})

export const endRun = endpoint({
  id: 'procedures.endRun', method: 'POST', path: '/api/procedures/runs/{runId}/end', summary: 'End a procedure of which nothing required is left',
  params: z.object(ofRun), body: z.object({ words: optionalLine(2000), version }), response: run,
})

export const abandonRun = endpoint({
  id: 'procedures.abandonRun', method: 'POST', path: '/api/procedures/runs/{runId}/abandon', summary: 'Stop a procedure before its end, with the reason',
  params: z.object(ofRun), body: z.object({ reason: line(2000), version }), response: run,
})

export const resumeRun = endpoint({
  id: 'procedures.resumeRun', method: 'POST', path: '/api/procedures/runs/{runId}/resume', summary: 'Take up again a procedure that was ended or stopped',
  params: z.object(ofRun), body: z.object({ reason: line(1000), version }), response: run,
})

export const runEndpoints = { startRun, startBodyRun, listCaseRuns, getRun, doStep, correctStep, skipStep, takeBackSkip, endRun, abandonRun, resumeRun }
