import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, line, page, paging, version } from '#kernel/contract/fields.ts'
import { families, moments, surenesses } from '../domain/instrument.ts'
import { counts, missing, seriousNeed } from './assessment.ts'
import { answers, instrument, words } from './instrument.ts'

const named = z.object({ id: z.uuid(), name: z.string() })

export const instrumentRow = z.object({
  key: z.string(), version: z.int(), family: z.enum(families), title: words, purpose: words,
  source: z.object({ text: z.string(), sure: z.enum(surenesses) }),
  caveat: words.nullable(),
  moment: z.enum(['phases', 'date']), about: z.enum(['child', 'people']),
  sections: z.int(), items: z.int(),
  local: z.object({ organisation: named, copyOf: z.string().nullable() }).nullable().describe('null: shipped'),
  meets: z.object({ rule: z.string(), eventLabel: words }).nullable(),
  can: z.object({ start: z.boolean() }),
})
export type InstrumentRow = z.output<typeof instrumentRow>

export const listInstruments = endpoint({
  id: 'assessments.listInstruments', method: 'GET', path: '/api/assessments/instruments', summary: 'The library: shipped instruments and those of the reader’s body, current versions', audit: 'none',
  query: z.object({ ...paging, family: z.enum(families).optional(), startable: flag.optional().describe('only those the reader’s roles may fill'), caseId: id('case').optional().describe('judge the roles by which he reaches this file') }),
  response: page(instrumentRow),
})

export const getInstrument = endpoint({
  id: 'assessments.getInstrument', method: 'GET', path: '/api/assessments/instruments/{key}', summary: 'An instrument with its sections, items and rules', audit: 'none',
  params: z.object({ key: z.string().max(60) }),
  query: z.object({ version: z.coerce.number().int().min(1).optional().describe('the current one when absent') }),
  response: instrumentRow.extend({ definition: instrument, versions: z.array(z.object({ version: z.int(), publishedAt: instant.nullable() })) }),
})

/** Why a definition cannot be published, where, and what to do. */
export const fault = z.object({ where: z.string().describe('path in the definition: sections.2.items.4'), says: words })
export type FaultView = z.output<typeof fault>

export const localState = z.enum(['draft', 'published', 'superseded', 'retired'])
export const localInstrument = z.object({
  id: id('localInstrument'), key: z.string(), version: z.int().describe('version of the instrument it is, or will be'), organisation: named, title: words, state: localState,
  copyOf: z.object({ key: z.string(), version: z.int(), title: words }).nullable(),
  definition: instrument,
  faults: z.array(fault).describe('what stands in the way of publishing'),
  changedAt: instant, changedBy: named, publishedAt: instant.nullable(), retiredReason: z.string().nullable(),
  filled: z.int().describe('assessments bound to this version, of the whole body: a number only'),
  revision: version.describe('for the next change'),
  can: z.object({ edit: z.boolean(), publish: z.boolean(), discard: z.boolean(), retire: z.boolean(), renew: z.boolean() }),
})
export type LocalInstrument = z.output<typeof localInstrument>
export const localRow = localInstrument.omit({ definition: true, faults: true })
export type LocalRow = z.output<typeof localRow>

const ofLocal = { localId: id('localInstrument') }

export const listLocalInstruments = endpoint({
  id: 'assessments.listLocalInstruments', method: 'GET', path: '/api/assessments/local-instruments', summary: 'Instruments of the bodies the reader administers: drafts, published, retired',
  query: z.object({ ...paging, state: localState.optional(), family: z.enum(families).optional() }),
  response: page(localRow).extend({ organisations: z.array(named).describe('for which he may make one') }),
})

export const copyInstrument = endpoint({
  id: 'assessments.copyInstrument', method: 'POST', path: '/api/assessments/local-instruments', summary: 'Copy an instrument as the first draft of a local one',
  body: z.object({ from: z.string().max(60), organisationId: id('organisation'), title: z.object({ it: line(200), en: line(200) }) }),
  response: localInstrument,
})

export const getLocalInstrument = endpoint({
  id: 'assessments.getLocalInstrument', method: 'GET', path: '/api/assessments/local-instruments/{localId}', summary: 'A local instrument, with what stands in the way of publishing it',
  params: z.object(ofLocal), response: localInstrument,
})

export const saveLocalInstrument = endpoint({
  id: 'assessments.saveLocalInstrument', method: 'PUT', path: '/api/assessments/local-instruments/{localId}', summary: 'Save a draft; faults are told and stop publishing, not saving',
  params: z.object(ofLocal), body: z.object({ definition: instrument, revision: version }), response: localInstrument,
})

export const tryInstrument = endpoint({
  id: 'assessments.tryInstrument', method: 'POST', path: '/api/assessments/local-instruments/{localId}/trial', summary: 'Fill it with nobody’s data: counts, what is missing, serious needs. Nothing is kept',
  params: z.object(ofLocal),
  body: z.object({ sections: z.record(z.string().max(60), answers), moment: z.enum(moments).nullish().transform((value) => value ?? null), age: z.int().min(0).max(25).nullish().transform((value) => value ?? null) }),
  response: z.object({
    visible: z.array(z.string()).describe('items shown now'), counts, missing: z.array(missing), serious: z.array(seriousNeed), alerts: z.array(words), wrong: z.array(z.object({ section: z.string(), item: z.string(), says: words })),
  }),
})

export const publishInstrument = endpoint({
  id: 'assessments.publishInstrument', method: 'POST', path: '/api/assessments/local-instruments/{localId}/publish', summary: 'Publish a draft: a new version; nothing already filled moves',
  params: z.object(ofLocal), body: z.object({ revision: version }), response: localInstrument,
})

export const renewInstrument = endpoint({
  id: 'assessments.renewInstrument', method: 'POST', path: '/api/assessments/local-instruments/{localId}/renew', summary: 'Begin the next version of a published local instrument',
  params: z.object(ofLocal), body: z.object({ revision: version }), response: localInstrument,
})

export const retireInstrument = endpoint({
  id: 'assessments.retireInstrument', method: 'POST', path: '/api/assessments/local-instruments/{localId}/retire', summary: 'Use a local instrument no more; what was filled stays',
  params: z.object(ofLocal), body: z.object({ reason: line(500), revision: version }), response: localInstrument,
})

export const discardInstrument = endpoint({
  id: 'assessments.discardInstrument', method: 'POST', path: '/api/assessments/local-instruments/{localId}/discard', summary: 'Throw a draft away',
  params: z.object(ofLocal), body: z.object({ revision: version }), response: z.object({ discarded: z.literal(true) }),
})

export const libraryEndpoints = {
  listInstruments, getInstrument, listLocalInstruments, copyInstrument, getLocalInstrument, saveLocalInstrument, tryInstrument, publishInstrument, renewInstrument, retireInstrument, discardInstrument,
}
