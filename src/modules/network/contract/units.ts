import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, line, optionalLine, version } from '#kernel/contract/fields.ts'

const unit = z.object({
  id: id('unit'),
  organisationId: id('organisation'),
  parentId: id('unit').nullable(),
  name: z.string(),
  kind: z.string(),
  contact: z.string().nullable(),
  active: z.boolean(),
  people: z.int().describe('people at work there today'),
  version,
})
export type Unit = z.output<typeof unit>

const tree = z.object({ rows: z.array(unit), can: z.object({ edit: z.boolean() }) })

export const listUnits = endpoint({
  id: 'network.listUnits',
  method: 'GET',
  path: '/api/network/organisations/{organisationId}/units',
  summary: 'Units of a body; `parentId` makes the tree',
  audit: 'none',
  params: z.object({ organisationId: id('organisation') }),
  response: tree,
})

const fields = {
  parentId: id('unit').nullish().transform((value) => value ?? null),
  name: line(),
  kind: code,
  contact: optionalLine(),
}

export const createUnit = endpoint({
  id: 'network.createUnit',
  method: 'POST',
  path: '/api/network/organisations/{organisationId}/units',
  summary: 'Add a unit to a body',
  params: z.object({ organisationId: id('organisation') }),
  body: z.object(fields),
  response: tree,
})

export const updateUnit = endpoint({
  id: 'network.updateUnit',
  method: 'PUT',
  path: '/api/network/units/{unitId}',
  summary: 'Change or move a unit',
  params: z.object({ unitId: id('unit') }),
  body: z.object({ ...fields, active: z.boolean().default(true), version }),
  response: tree,
})

export const unitEndpoints = { listUnits, createUnit, updateUnit }
