import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const row = z.object({
  id: id('territory'), unitId: id('unit'), unitName: z.string(), municipalityIstat: z.string(), municipality: z.string(), province: z.string(),
  service: z.string(), validFrom: plainDate, validTo: plainDate.nullable(), inForce: z.boolean(), version,
})
export type Territory = z.output<typeof row>
const list = z.object({ rows: z.array(row), can: z.object({ edit: z.boolean() }) })

export const listTerritory = endpoint({
  id: 'network.listTerritory',
  method: 'GET',
  path: '/api/network/organisations/{organisationId}/territory',
  summary: 'Which unit of a body serves which municipality',
  audit: 'none',
  params: z.object({ organisationId: id('organisation') }),
  response: list,
})

export const assignTerritory = endpoint({
  id: 'network.assignTerritory',
  method: 'POST',
  path: '/api/network/units/{unitId}/territory',
  summary: 'Let a unit serve a municipality from a day',
  params: z.object({ unitId: id('unit') }),
  body: z.object({
    municipalityIstat: z.string().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' })),
    service: code,
    validFrom: plainDate,
    validTo: plainDate.nullish().transform((value) => value ?? null),
  }),
  response: list,
})

export const endTerritory = endpoint({
  id: 'network.endTerritory',
  method: 'POST',
  path: '/api/network/territory/{territoryId}/end',
  summary: 'Set the last day on which a unit serves a municipality',
  params: z.object({ territoryId: id('territory') }),
  body: z.object({ lastDay: plainDate, version }),
  response: list,
})

export const territoryEndpoints = { listTerritory, assignTerritory, endTerritory }
