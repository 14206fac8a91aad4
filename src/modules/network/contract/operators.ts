import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const assignmentKind = z.enum(['employed', 'assigned'], { error: message({ it: 'Scegli una voce', en: 'Choose one' }) })

const assignment = z.object({
  id: id('assignment'), unitId: id('unit'), unitName: z.string(), organisationName: z.string(), profession: z.string(), kind: assignmentKind,
  weeklyHours: z.number().nullable(), validFrom: plainDate, validTo: plainDate.nullable(), current: z.boolean(), version, can: z.object({ edit: z.boolean() }),
})
export type Assignment = z.output<typeof assignment>

const language = z.object({ language: z.string().length(3, message({ it: 'Scegli una lingua', en: 'Choose a language' })), level: code })

const operator = z.object({
  id: id('operator'), organisationId: id('organisation'), organisationName: z.string(), givenName: z.string(), familyName: z.string(),
  email: z.string().nullable(), phone: z.string().nullable(), registerNumber: z.string().nullable(), active: z.boolean(), version,
  languages: z.array(language), assignments: z.array(assignment), can: z.object({ edit: z.boolean(), assign: z.boolean() }),
})
export type Operator = z.output<typeof operator>

const fields = {
  givenName: line(100),
  familyName: line(100),
  email: z.email(message({ it: 'Scrivi un indirizzo come nome@ente.it', en: 'Write an address like nome@ente.it' })).nullish().transform((value) => value ?? null),
  phone: optionalLine(40),
  registerNumber: optionalLine(40),
  languages: z.array(language).max(30).default([]),
}

const assignmentFields = {
  unitId: id('unit'),
  profession: code,
  kind: assignmentKind,
  weeklyHours: z.coerce.number(message({ it: 'Scrivi un numero di ore', en: 'Write a number of hours' })).min(1, message({ it: 'Almeno un’ora', en: 'At least one hour' })).max(60, message({ it: 'Al massimo 60 ore', en: 'At most 60 hours' })).nullish().transform((value) => value ?? null),
  validFrom: plainDate,
  validTo: plainDate.nullish().transform((value) => value ?? null),
}

export const getOperator = endpoint({
  id: 'network.getOperator', method: 'GET', path: '/api/network/operators/{operatorId}', audit: 'none',
  summary: 'Somebody who works, with assignments and languages', params: z.object({ operatorId: id('operator') }), response: operator,
})

export const createOperator = endpoint({
  id: 'network.createOperator', method: 'POST', path: '/api/network/operators',
  summary: 'Enter somebody who works, with the first assignment', body: z.object({ ...fields, ...assignmentFields }), response: operator,
})

export const updateOperator = endpoint({
  id: 'network.updateOperator', method: 'PUT', path: '/api/network/operators/{operatorId}',
  summary: 'Change the data of somebody who works', params: z.object({ operatorId: id('operator') }),
  body: z.object({ ...fields, active: z.boolean().default(true), version }), response: operator,
})

export const addAssignment = endpoint({
  id: 'network.addAssignment', method: 'POST', path: '/api/network/operators/{operatorId}/assignments',
  summary: 'Assign somebody to a unit, from–to', params: z.object({ operatorId: id('operator') }), body: z.object(assignmentFields), response: operator,
})

export const updateAssignment = endpoint({
  id: 'network.updateAssignment', method: 'PUT', path: '/api/network/assignments/{assignmentId}',
  summary: 'Change or end an assignment', params: z.object({ assignmentId: id('assignment') }),
  body: z.object({ profession: code, weeklyHours: assignmentFields.weeklyHours, validTo: assignmentFields.validTo, version }), response: operator,
})

export const operatorEndpoints = { getOperator, createOperator, updateOperator, addAssignment, updateAssignment }
