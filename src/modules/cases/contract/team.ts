import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { openableSections, type Section } from '#modules/access/contract.ts'
import { caseFile } from './case.ts'

const section = z.enum(openableSections as [Section, ...Section[]])

export const addTeamMember = endpoint({
  id: 'cases.addTeamMember', method: 'POST', path: '/api/cases/{caseId}/team', summary: 'Add somebody to the team of a file',
  params: z.object({ caseId: id('case') }),
  body: z.object({
    operatorId: id('operator'),
    role: code,
    validTo: plainDate.nullish(),
    sections: z.array(section).max(8).optional().describe('needed when his unit does not reach the file'),
    legalBasis: code.optional(),
    version,
  }),
  response: caseFile,
})

export const changeTeamMember = endpoint({
  id: 'cases.changeTeamMember', method: 'POST', path: '/api/cases/{caseId}/team/{memberId}', summary: 'Change the role or the end of somebody’s place in the team',
  params: z.object({ caseId: id('case'), memberId: id('teamMember') }),
  body: z.object({ role: code, version }),
  response: caseFile,
})

export const endTeamMember = endpoint({
  id: 'cases.endTeamMember', method: 'POST', path: '/api/cases/{caseId}/team/{memberId}/end', summary: 'End somebody’s place in the team, and the grant that came with it',
  params: z.object({ caseId: id('case'), memberId: id('teamMember') }),
  body: z.object({ words: optionalLine(500), version }),
  response: caseFile,
})

const colleague = z.object({ id: id('operator'), name: z.string(), organisationName: z.string(), units: z.string() })

export const findColleagues = endpoint({
  id: 'cases.findColleagues', method: 'GET', path: '/api/colleagues', summary: 'People who work in the network, by name', audit: 'none',
  query: z.object({ q: z.string().trim().max(100).default('') }),
  response: z.object({ rows: z.array(colleague) }),
})

export const listUnitWorkers = endpoint({
  id: 'cases.listUnitWorkers', method: 'GET', path: '/api/units/{unitId}/workers', summary: 'Who can answer for a file in this unit', audit: 'none',
  params: z.object({ unitId: id('unit') }),
  response: z.object({ rows: z.array(z.object({ id: id('operator'), name: z.string(), roles: z.array(z.string()) })) }),
})

const receivingUnit = z.object({
  id: id('unit'), name: z.string(), kind: z.string(), organisationId: id('organisation'), organisationName: z.string(),
  mine: z.boolean().describe('I work on files there'),
})

export const listReceivingUnits = endpoint({
  id: 'cases.listReceivingUnits', method: 'GET', path: '/api/receiving-units', summary: 'Units that can hold files', audit: 'none',
  response: z.object({ rows: z.array(receivingUnit) }),
})

export const teamEndpoints = { addTeamMember, changeTeamMember, endTeamMember, findColleagues, listUnitWorkers, listReceivingUnits }
