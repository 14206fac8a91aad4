import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, page, paging, plainDate } from '#kernel/contract/fields.ts'

/** `crossed`: more than fifteen days; `near`: from ten; `quarter`: a quarter of the yearly hours. */
export const riskLevels = ['crossed', 'near', 'quarter'] as const

export const riskRow = z.object({
  caseId: id('case'),
  childName: z.string(),
  childBirth: plainDate.nullable(),
  number: z.string(),
  unit: z.object({ id: id('unit'), name: z.string() }),
  responsible: z.object({ id: id('operator'), name: z.string() }),
  school: z.string().nullable(),
  count: z.int().describe('unjustified days in the three months that end today'),
  crossedOn: plainDate.nullable(),
  quarterOn: plainDate.nullable(),
  communicatedOn: plainDate.nullable(),
})
export type RiskRow = z.output<typeof riskRow>

export const listAtRisk = endpoint({
  id: 'schools.listAtRisk',
  method: 'GET',
  path: '/api/attendance/at-risk',
  summary: 'Children by unjustified days in the last three months, the most first',
  query: z.object({ ...paging, level: z.enum(riskLevels).optional(), scope: z.enum(['mine', 'unit']).optional() }),
  response: page(riskRow),
})

export const riskEndpoints = { listAtRisk }
