import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, flag, id, page, paging } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const unitRow = z.object({
  id: id('unit'),
  name: z.string(),
  kind: z.string(),
  organisationId: id('organisation'),
  organisationName: z.string(),
  contact: z.string().nullable().describe('whom to ask'),
  active: z.boolean(),
})
export type UnitRow = z.output<typeof unitRow>

/** For choosing a unit: by words of its name or of its body's. */
export const findUnits = endpoint({
  id: 'network.findUnits',
  method: 'GET',
  path: '/api/network/units',
  summary: 'Units of the network, by name of unit or body',
  audit: 'none',
  query: z.object({ ...paging, organisationId: id('organisation').optional(), unitId: id('unit').optional().describe('this one only'), inactive: flag.optional() }),
  response: page(unitRow),
})

const operatorRow = z.object({
  id: id('operator'),
  givenName: z.string(),
  familyName: z.string(),
  organisationId: id('organisation'),
  organisationName: z.string(),
  active: z.boolean(),
  working: z.array(z.object({ unitId: id('unit'), unitName: z.string(), profession: z.string() })).describe('assignments of today'),
  languages: z.array(z.string()).describe('ISO 639-3'),
})
export type OperatorRow = z.output<typeof operatorRow>

/** For choosing a person who works, and for the list of them. */
export const findOperators = endpoint({
  id: 'network.findOperators',
  method: 'GET',
  path: '/api/network/operators',
  summary: 'People who work in the network',
  audit: 'none',
  query: z.object({
    ...paging,
    unitId: id('unit').optional(),
    organisationId: id('organisation').optional(),
    profession: code.optional(),
    language: z.string().length(3).optional(),
    operatorId: id('operator').optional().describe('this one only'),
    active: flag.optional(),
  }),
  response: page(operatorRow).extend({ can: z.object({ add: z.boolean() }) }),
})

/** Which unit serves a municipality, for each service, on a day. */
export const findServing = endpoint({
  id: 'network.findServing',
  method: 'GET',
  path: '/api/network/serving/{istat}',
  summary: 'Units that serve a municipality today',
  audit: 'none',
  params: z.object({ istat: z.string().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' })) }),
  response: z.object({ rows: z.array(z.object({ service: z.string(), unitId: id('unit'), unitName: z.string(), organisationName: z.string() })) }),
})

export const directoryEndpoints = { findUnits, findOperators, findServing }
