import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { clockTime, natures, proceedingInput, words } from './fields.ts'

const nullable = z.string().nullable()
export const proceedingStatuses = ['pendente', 'sospeso', 'riunito', 'definito'] as const
export const hearingStates = ['fissata', 'tenuta', 'rinviata', 'annullata'] as const

export const proceeding = z.object({
  id: id('proceeding'),
  nature: z.enum(natures),
  authority: z.object({ id: z.uuid().nullable(), name: z.string() }),
  number: z.string(),
  judge: nullable,
  lawyers: nullable,
  openedOn: plainDate.nullable(),
  status: z.enum(proceedingStatuses),
  closedOn: plainDate.nullable(),
  note: nullable,
  version,
})
export type Proceeding = z.output<typeof proceeding>

export const hearing = z.object({
  id: id('hearing'),
  proceedingId: id('proceeding'),
  heldOn: plainDate,
  at: instant.nullable().describe('with the hour when it is known'),
  place: nullable,
  purpose: nullable,
  state: z.enum(hearingStates),
  outcome: nullable,
  nextId: id('hearing').nullable(),
  setBy: id('measure').nullable(),
  version,
})
export type Hearing = z.output<typeof hearing>

const inCase = { caseId: id('case') }
const ofProceeding = { ...inCase, proceedingId: id('proceeding') }
const full = z.object({ ...proceeding.shape, hearings: z.array(hearing), children: z.array(z.object({ caseId: id('case'), childName: z.string() })), can: z.object({ change: z.boolean() }) })
export type FullProceeding = z.output<typeof full>

export const listProceedings = endpoint({
  id: 'measures.listProceedings', method: 'GET', path: '/api/cases/{caseId}/proceedings', summary: 'Proceedings about the child of a file, with their hearings',
  params: z.object(inCase), response: z.object({ rows: z.array(full), can: z.object({ open: z.boolean() }) }),
})

export const openProceeding = endpoint({
  id: 'measures.openProceeding', method: 'POST', path: '/api/cases/{caseId}/proceedings', summary: 'Write down a proceeding about the child, and about siblings chosen',
  params: z.object(inCase), body: z.object({ ...proceedingInput, alsoFor: z.array(id('case')).max(12).default([]) }), response: full,
})

export const changeProceeding = endpoint({
  id: 'measures.changeProceeding', method: 'PUT', path: '/api/cases/{caseId}/proceedings/{proceedingId}', summary: 'Change number, judge, status of a proceeding',
  params: z.object(ofProceeding), body: z.object({ ...proceedingInput, version }), response: full,
})

const hearingInput = {
  heldOn: plainDate,
  time: clockTime,
  place: optionalLine(200),
  purpose: optionalLine(300),
  state: z.enum(hearingStates).default('fissata'),
  outcome: words(4000),
  setBy: id('measure').nullish().describe('the order that set it: the hearing cannot come before'),
}

export const addHearing = endpoint({
  id: 'measures.addHearing', method: 'POST', path: '/api/cases/{caseId}/proceedings/{proceedingId}/hearings', summary: 'Write down a hearing of a proceeding',
  params: z.object(ofProceeding), body: z.object({ ...hearingInput }), response: full,
})

export const changeHearing = endpoint({
  id: 'measures.changeHearing', method: 'PUT', path: '/api/cases/{caseId}/proceedings/{proceedingId}/hearings/{hearingId}', summary: 'Change a hearing, or say how it went; put off, give its next date',
  params: z.object({ ...ofProceeding, hearingId: id('hearing') }),
  body: z.object({ ...hearingInput, nextOn: plainDate.nullish().describe('of one put off: the new day'), nextTime: clockTime, version }),
  response: full,
})

export const listHearings = endpoint({
  id: 'measures.listHearings', method: 'GET', path: '/api/hearings', summary: 'Hearings of the files within reach: those to come, or those held',
  query: z.object({ ...paging, when: z.enum(['ahead', 'past']).default('ahead'), scope: z.enum(['mine', 'all']).default('all') }),
  response: page(z.object({
    ...hearing.shape, number: z.string(), authority: z.string(), judge: nullable, nature: z.enum(natures),
    children: z.array(z.object({ caseId: id('case'), childName: z.string(), number: z.string() })),
  })),
})
export type HearingRow = z.output<typeof listHearings.response>['rows'][number]

export const proceedingEndpoints = { listProceedings, openProceeding, changeProceeding, addHearing, changeHearing, listHearings }
