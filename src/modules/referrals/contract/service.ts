import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { openableSections, type Section } from '#modules/access/contract.ts'
import { serviceStates } from '../domain/service-states.ts'
import { caseParams, named, optionalDate, optionalOperator, optionalUnit, sharedSections, typedHours } from './fields.ts'

const state = z.enum(serviceStates)
const section = z.enum(openableSections as [Section, ...Section[]])
const kind = z.object({ id: id('service_kind'), labelIt: z.string(), labelEn: z.string(), clinical: z.boolean() })

export const provider = z.object({ unitId: id('unit').nullable().describe('a unit of the network; null: a body outside it'), name: z.string() })
const worker = z.object({ id: id('operator').nullable(), name: z.string() })

const tally = z.object({
  done: z.int().describe('minutes done, all of them'),
  absent: z.int().describe('minutes of the days on which the child was not there'),
  foreseenToDate: z.int().nullable().describe('from the weekly hours, pauses left out'),
  total: z.int().nullable().describe('foreseen in all'),
  remaining: z.int().nullable(),
  lastOn: plainDate.nullable().describe('last day with hours'),
})

/** A thing of the file that a service answers: an order, or an action of a plan. */
export const basisThing = z.object({ kind: z.enum(['measure', 'plan']), bases: z.array(z.string()).describe('codes of service_basis'), id: z.uuid(), pageId: z.uuid().describe('the order, or the plan of the action'), title: z.string() })
export type BasisThing = z.output<typeof basisThing>

export const service = z.object({
  id: id('service'),
  caseId: id('case'),
  caseNumber: z.string().nullable().describe('null: the reader sees the service and not the file'),
  childName: z.string().describe('of the file, or as who asked chose to name the child'),
  kind, section, state,
  childWords: z.string(),
  purpose: z.string(),
  askedOn: plainDate,
  provider: provider.nullable(),
  worker: worker.nullable(),
  place: z.string().nullable(), placeWords: z.string().nullable(),
  weeklyMinutes: z.int().nullable(), totalMinutes: z.int().nullable(),
  startedOn: plainDate.nullable(), endsOn: plainDate.nullable(), expired: z.boolean().describe('its foreseen end has passed and nobody said how it went'),
  endedOn: plainDate.nullable(), outcome: z.string().nullable(), outcomeWords: z.string().nullable(), nextWords: z.string().nullable(),
  pause: z.object({ kind: z.enum(['suspended', 'interrupted']), from: plainDate, to: plainDate.nullable(), reason: z.string(), words: z.string().nullable() }).nullable(),
  own: z.object({
    basis: z.string(), basisThing: basisThing.nullable().describe('null: outside the product, or out of reach'), basisWords: z.string().nullable(), costBearer: z.string().nullable(), costWords: z.string().nullable(),
    opened: z.array(section).describe('sections opened to who gives the service'),
  }).nullable().describe('what stays in the file; null to who only gives the service'),
  groups: z.array(named),
  tally,
  version,
  can: z.object({ activate: z.boolean(), change: z.boolean(), pause: z.boolean(), resume: z.boolean(), end: z.boolean(), withdraw: z.boolean(), enterHours: z.boolean(), notes: z.boolean() }),
})
export type Service = z.output<typeof service>

export const listCaseServices = endpoint({
  id: 'referrals.listCaseServices', method: 'GET', path: '/api/cases/{caseId}/services', summary: 'Services given in a file, those under way first',
  params: caseParams,
  response: z.object({ rows: z.array(service), can: z.object({ ask: z.boolean() }) }),
})

export const listBases = endpoint({
  id: 'referrals.listBases', method: 'GET', path: '/api/cases/{caseId}/service-bases', summary: 'Orders and plan actions of a file that a service may answer, within reach',
  params: caseParams, response: z.object({ rows: z.array(basisThing) }),
})

export const getService = endpoint({
  id: 'referrals.getService', method: 'GET', path: '/api/services/{serviceId}', summary: 'A service with its months and what happened to it',
  params: z.object({ serviceId: id('service') }),
  response: z.object({
    service,
    months: z.array(z.object({ month: plainDate, foreseen: z.int().nullable(), done: z.int(), absent: z.int() })).describe('first days of months, oldest first'),
    events: z.array(z.object({ id: z.uuid(), what: z.string(), on: plainDate, words: z.string().nullable(), by: named, at: instant })).describe('newest first'),
    lockedUntil: plainDate.describe('hours of this day and before are locked'),
  }),
})

const basis = {
  basis: code.describe('list service_basis: what it answers'),
  basisId: z.uuid().nullish().transform((value) => value ?? null).describe('the order or the action itself, one of the file’s'),
  basisWords: optionalLine(300),
}

export const askService = endpoint({
  id: 'referrals.askService', method: 'POST', path: '/api/cases/{caseId}/services', summary: 'Ask for a service for a child or his family',
  params: caseParams,
  body: z.object({
    kindId: id('service_kind'),
    purpose: line(2000).describe('what it is for: who gives the service reads this, and nothing else of the file'),
    askedOn: plainDate,
    childWords: optionalLine(120).describe('how the child is named to who gives it; as the file names him when left out'),
    providerUnitId: optionalUnit, providerWords: optionalLine(200),
    ...basis,
  }),
  response: service,
})

const given = {
  providerUnitId: optionalUnit, providerWords: optionalLine(200).describe('a body outside the network'),
  workerId: optionalOperator, workerWords: optionalLine(120),
  place: code.nullish().transform((value) => value || null), placeWords: optionalLine(200),
  weekly: typedHours(168 * 60).describe('hours of a week'), total: typedHours(600_000).describe('hours in all'),
  endsOn: optionalDate,
  costBearer: code.nullish().transform((value) => value || null), costWords: optionalLine(300),
}
const opening = { openSections: sharedSections, legalBasis: code.nullish().transform((value) => value || null).describe('list legal_basis, obligatory when something is opened') }
const ofService = z.object({ serviceId: id('service') })

export const activateService = endpoint({
  id: 'referrals.activateService', method: 'POST', path: '/api/services/{serviceId}/activate', summary: 'A service begins: who gives it, where, how many hours, what is opened to them',
  params: ofService, body: z.object({ startedOn: plainDate, ...given, ...opening, version }), response: service,
})

export const changeService = endpoint({
  id: 'referrals.changeService', method: 'PATCH', path: '/api/services/{serviceId}', summary: 'Change worker, hours foreseen, place or end of a service, with the reason',
  params: ofService,
  body: z.object({
    purpose: line(2000), workerId: given.workerId, workerWords: given.workerWords, place: given.place, placeWords: given.placeWords, weekly: given.weekly, total: given.total,
    endsOn: given.endsOn, costBearer: given.costBearer, costWords: given.costWords, reason: line(500), version,
  }),
  response: service,
})

export const pauseService = endpoint({
  id: 'referrals.pauseService', method: 'POST', path: '/api/services/{serviceId}/pause', summary: 'Suspend a service from–to, or interrupt it, with the reason',
  params: ofService,
  body: z.object({
    kind: z.enum(['suspended', 'interrupted'], { error: message({ it: 'Scegli se è sospeso o interrotto', en: 'Choose whether it is suspended or interrupted' }) }),
    from: plainDate, to: optionalDate.describe('of a suspension'), reason: code.describe('list service_pause_reason'), words: optionalLine(1000), version,
  }),
  response: service,
})

export const resumeService = endpoint({
  id: 'referrals.resumeService', method: 'POST', path: '/api/services/{serviceId}/resume', summary: 'A service that stood still goes on',
  params: ofService, body: z.object({ on: plainDate, words: optionalLine(1000), version }), response: service,
})

export const endService = endpoint({
  id: 'referrals.endService', method: 'POST', path: '/api/services/{serviceId}/end', summary: 'A service ends, with its outcome and what comes next; what was opened for it is closed',
  params: ofService,
  body: z.object({ on: plainDate, outcome: code.describe('list service_outcome'), words: line(2000), next: optionalLine(1000), version }),
  response: service,
})

export const withdrawService = endpoint({
  id: 'referrals.withdrawService', method: 'POST', path: '/api/services/{serviceId}/withdraw', summary: 'Take back a service that was asked and never began, with the reason',
  params: ofService, body: z.object({ reason: line(500), version }), response: service,
})

export const serviceRow = service.pick({
  id: true, caseId: true, caseNumber: true, childName: true, kind: true, state: true, provider: true, worker: true, startedOn: true, endsOn: true, expired: true, weeklyMinutes: true, tally: true,
}).extend({ unit: named.nullable(), responsible: named.nullable(), municipality: z.string().nullable() })
export type ServiceRow = z.output<typeof serviceRow>

export const listServices = endpoint({
  id: 'referrals.listServices', method: 'GET', path: '/api/services', summary: 'Services within reach, and those that the reader’s units give, by what ends first',
  query: z.object({
    ...paging,
    state: z.enum([...serviceStates, 'running', 'expired']).default('running').describe('running: asked or begun and not over; expired: running, and the foreseen end has passed'),
    scope: z.enum(['mine', 'unit', 'given']).optional().describe('mine: files I answer for; unit: files of my units; given: services that my units give'),
    kind: id('service_kind').optional(),
    provider: id('unit').optional(),
    unit: id('unit').optional(),
    responsible: id('operator').optional(),
    municipality: z.string().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' })).optional(),
  }),
  response: page(serviceRow),
})

export const clinicalNote = z.object({ id: z.uuid(), on: plainDate, body: z.string(), by: named, at: instant })

export const listClinicalNotes = endpoint({
  id: 'referrals.listClinicalNotes', method: 'GET', path: '/api/services/{serviceId}/clinical-notes', summary: 'What the clinician noted, newest first',
  params: ofService, query: z.object({ cursor: paging.cursor, limit: paging.limit, q: paging.q }), response: page(clinicalNote),
})

export const writeClinicalNote = endpoint({
  id: 'referrals.writeClinicalNote', method: 'POST', path: '/api/services/{serviceId}/clinical-notes', summary: 'Add a clinical note; it is never changed',
  params: ofService, body: z.object({ on: plainDate, body: z.string().trim().min(1, message({ it: 'Scrivi la nota', en: 'Write the note' })).max(10_000) }), response: clinicalNote,
})

export const serviceEndpoints = {
  listCaseServices, listBases, getService, askService, activateService, changeService, pauseService, resumeService, endService, withdrawService, listServices, listClinicalNotes, writeClinicalNote,
}
