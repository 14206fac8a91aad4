import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, plainDate, version } from '#kernel/contract/fields.ts'
import { rgStates } from '../domain/kinds.ts'
import { exercises, officeRoles } from '../domain/legal-input.ts'
import { issueCodes } from '../domain/legal-status.ts'
import { effectInput, named, officeInput } from './fields.ts'

const nullable = z.string().nullable()
const day = plainDate.nullable()
const origin = { measureId: z.uuid().nullable(), correctionId: z.uuid().nullable() }
const span = { from: day, to: day }

const parentStatus = z.object({
  id: z.uuid(), name: nullable, relation: z.string(), state: z.enum([...rgStates, 'morto', 'non_ancora']), exercise: z.enum(exercises).nullable(), limits: nullable,
  basis: z.enum(['measure', 'correction', 'presumed', 'death', 'filiation']), decides: z.boolean(), ...span, ...origin,
})
export const officeStatus = z.object({
  role: z.enum(officeRoles), holder: z.object({ kind: z.enum(['person', 'operator', 'organisation', 'words']), id: z.uuid().nullable(), name: nullable }), powers: nullable, ...span, ...origin,
})
const measureStatus = z.object({
  id: z.uuid(), kinds: z.array(z.string()), endedBy: nullable, placementKind: nullable, placementWords: nullable,
  acts: z.object({ keeper: nullable, service: nullable, keeperActs: nullable, parents: nullable, curator: nullable }), ...span,
})

/** Who decides for the child on a day. */
export const legalStatus = z.object({
  day: plainDate,
  stage: z.enum(['unborn', 'minor', 'adult', 'deceased']),
  adultOn: day,
  decides: z.enum(['parents', 'parent', 'guardian', 'self', 'nobody']),
  parents: z.array(parentStatus),
  guardian: officeStatus.nullable(),
  others: z.array(officeStatus),
  services: z.array(measureStatus),
  placement: measureStatus.nullable(),
  extension: measureStatus.nullable(),
  issues: z.array(z.object({ code: z.enum(issueCodes), rule: nullable, parentIds: z.array(z.uuid()), on: day })),
})
export type LegalStatusAnswer = z.output<typeof legalStatus>

const correction = z.object({
  id: z.uuid(), subject: z.enum(['responsabilita', 'ufficio']), parentName: nullable, state: nullable, role: nullable, holder: nullable, ...span,
  reason: z.string(), by: named, at: instant, withdrawn: z.object({ at: instant, reason: z.string() }).nullable(), version,
})

const inCase = { caseId: id('case') }

export const getLegalStatus = endpoint({
  id: 'measures.getLegalStatus', method: 'GET', path: '/api/cases/{caseId}/legal-status', summary: 'Who decides for the child on a day, and over time',
  params: z.object(inCase),
  query: z.object({ on: plainDate.optional().describe('today when left out'), timeline: z.enum(['true', 'false']).default('false') }),
  response: z.object({
    childName: z.string(),
    birth: day,
    today: plainDate,
    status: legalStatus,
    timeline: z.object({
      from: plainDate, to: plainDate,
      stretches: z.array(z.object({ from: plainDate, to: plainDate, status: legalStatus })),
    }).nullable(),
    measures: z.array(z.object({ id: z.uuid(), kind: z.string(), number: nullable, decidedOn: day, ...span })).describe('those that the status comes from, for links'),
    corrections: z.array(correction),
    parents: z.array(z.object({ id: id('person'), name: nullable, relation: z.string() })),
    can: z.object({ correct: z.boolean() }),
  }),
})
export type LegalStatusReply = z.output<typeof getLegalStatus.response>

export const correctLegalStatus = endpoint({
  id: 'measures.correctLegalStatus', method: 'POST', path: '/api/cases/{caseId}/legal-status/corrections', summary: 'Say by hand what the measures do not, with the reason; it prevails over them for its days',
  params: z.object(inCase),
  body: z.object({ effect: effectInput.nullish(), office: officeInput.nullish(), reason: line(500) }),
  response: legalStatus,
})

export const withdrawLegalCorrection = endpoint({
  id: 'measures.withdrawLegalCorrection', method: 'POST', path: '/api/cases/{caseId}/legal-status/corrections/{correctionId}/withdraw', summary: 'Take back a correction of the legal status, with the reason',
  params: z.object({ ...inCase, correctionId: z.uuid() }), body: z.object({ reason: line(500), version }), response: legalStatus,
})

export const statusEndpoints = { getLegalStatus, correctLegalStatus, withdrawLegalCorrection }
