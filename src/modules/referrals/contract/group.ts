import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { minutes, named, optionalDate } from './fields.ts'
import { presence } from './hours.ts'

export const serviceGroup = z.object({
  id: id('service_group'), title: z.string(), unit: named, kind: z.object({ id: id('service_kind'), labelIt: z.string(), labelEn: z.string() }),
  leader: z.string().nullable(), place: z.string().nullable(), closedOn: plainDate.nullable(), lastOn: plainDate.nullable().describe('last meeting'), version,
  can: z.object({ change: z.boolean(), hold: z.boolean() }),
})
export type ServiceGroup = z.output<typeof serviceGroup>

export const listGroups = endpoint({
  id: 'referrals.listGroups', method: 'GET', path: '/api/service-groups', summary: 'Groups that the reader’s units run, or that a child whose service he sees is in',
  query: z.object({ ...paging, closed: z.enum(['true', 'false']).optional() }),
  response: page(serviceGroup).extend({ can: z.object({ open: z.boolean() }), units: z.array(named).describe('of the reader, in which a group can be opened') }),
})

const written = { title: line(120), leader: optionalLine(200), place: optionalLine(200) }
export const openGroup = endpoint({
  id: 'referrals.openGroup', method: 'POST', path: '/api/service-groups', summary: 'Open a group of one’s unit',
  body: z.object({ ...written, unitId: id('unit'), kindId: id('service_kind') }), response: serviceGroup,
})

const ofGroup = z.object({ groupId: id('service_group') })
export const changeGroup = endpoint({
  id: 'referrals.changeGroup', method: 'PATCH', path: '/api/service-groups/{groupId}', summary: 'Change the words of a group, or close it',
  params: ofGroup, body: z.object({ ...written, closedOn: optionalDate, version }), response: serviceGroup,
})

export const getGroup = endpoint({
  id: 'referrals.getGroup', method: 'GET', path: '/api/service-groups/{groupId}', summary: 'A group with the children whose service the reader sees, and its register',
  params: ofGroup, query: z.object({ from: plainDate.optional().describe('meetings from this day; the last twelve when left out') }),
  response: z.object({
    group: serviceGroup,
    members: z.array(z.object({ serviceId: id('service'), caseId: id('case'), childName: z.string(), from: plainDate, to: plainDate.nullable(), can: z.object({ enterHours: z.boolean() }) })),
    sessions: z.array(z.object({ id: z.uuid(), day: plainDate, minutes: z.int(), topic: z.string().nullable(), leader: z.string().nullable() })).describe('oldest first'),
    marks: z.array(z.object({ sessionId: z.uuid(), serviceId: id('service'), presence, entryId: id('service_entry'), version })),
    candidates: z.array(z.object({ serviceId: id('service'), childName: z.string(), kindIt: z.string(), kindEn: z.string() })).describe('services that this unit gives and that are in no group'),
  }),
})

export const joinGroup = endpoint({
  id: 'referrals.joinGroup', method: 'POST', path: '/api/service-groups/{groupId}/members', summary: 'Put a child into a group, through his service',
  params: ofGroup, body: z.object({ serviceId: id('service'), from: plainDate }), response: serviceGroup,
})

export const leaveGroup = endpoint({
  id: 'referrals.leaveGroup', method: 'POST', path: '/api/service-groups/{groupId}/members/leave', summary: 'A child leaves a group',
  params: ofGroup, body: z.object({ serviceId: id('service'), on: plainDate }), response: serviceGroup,
})

export const holdSession = endpoint({
  id: 'referrals.holdSession', method: 'POST', path: '/api/service-groups/{groupId}/sessions', summary: 'A meeting of a group with its register: each child’s presence goes into his own hours',
  params: ofGroup,
  body: z.object({
    day: plainDate, minutes: minutes(1440), topic: optionalLine(300), leader: optionalLine(200),
    marks: z.array(z.object({ serviceId: id('service'), presence })).min(1, message({ it: 'Segna almeno un bambino', en: 'Mark at least one child' })).max(60),
  }),
  response: serviceGroup,
})

export const groupEndpoints = { listGroups, openGroup, changeGroup, getGroup, joinGroup, leaveGroup, holdSession }
