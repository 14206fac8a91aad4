import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

/** A number of hours as typed (`5`, `5,5`) or sent; nothing when left empty. */
const hours = (max: number) =>
  z.union([z.number(), z.string().trim().regex(/^\d+([.,]\d+)?$/, message({ it: 'Scrivi un numero di ore', en: 'Write a number of hours' })).transform((text) => Number(text.replace(',', '.')))], { error: message({ it: 'Scrivi un numero di ore', en: 'Write a number of hours' }) })
    .pipe(z.number().positive(message({ it: 'Scrivi un numero di ore', en: 'Write a number of hours' })).max(max, message({ it: `Al massimo ${max} ore`, en: `${max} hours at most` })).multipleOf(0.5, message({ it: 'A mezze ore', en: 'In half hours' })))
    .nullish().transform((value) => value ?? null)
const yearlyHours = hours(2000).describe('personal hours of the year (monte ore annuale personalizzato)')
const dailyHours = hours(12).describe('hours of an ordinary day')

/** A child at a school in a school year. */
export const enrolment = z.object({
  id: id('enrolment'),
  caseId: id('case'),
  school: z.object({ id: id('organisation').nullable(), name: z.string() }),
  level: z.string(),
  class: z.string().nullable(),
  schoolYear: z.int().describe('the year in which it begins: 2026 for 2026/27'),
  validFrom: plainDate,
  validTo: plainDate,
  yearlyHours: z.number().nullable(),
  dailyHours: z.number().nullable(),
  current: z.boolean(),
  version,
  can: z.object({ change: z.boolean() }),
})
export type Enrolment = z.output<typeof enrolment>

export const listEnrolments = endpoint({
  id: 'schools.listEnrolments',
  method: 'GET',
  path: '/api/cases/{caseId}/enrolments',
  summary: 'Schools of a child, the latest first',
  params: z.object({ caseId: id('case') }),
  response: z.object({ rows: z.array(enrolment), can: z.object({ enrol: z.boolean() }) }),
})

/** One school at a time: an earlier enrolment that still lasts ends the day before. */
export const enrol = endpoint({
  id: 'schools.enrol',
  method: 'POST',
  path: '/api/cases/{caseId}/enrolments',
  summary: 'Enrol a child at a school, until the end of the school year when no end is given',
  params: z.object({ caseId: id('case') }),
  body: z.object({
    organisationId: id('organisation').nullish().transform((value) => value ?? null).describe('a school of the network'),
    schoolWords: optionalLine(200).describe('or its name in words'),
    level: code,
    class: optionalLine(40),
    validFrom: plainDate,
    validTo: plainDate.nullish().transform((value) => value ?? null),
    yearlyHours,
    dailyHours,
  }),
  response: enrolment,
})

export const changeEnrolment = endpoint({
  id: 'schools.changeEnrolment',
  method: 'PATCH',
  path: '/api/cases/{caseId}/enrolments/{enrolmentId}',
  summary: 'Correct class, hours or last day of an enrolment',
  params: z.object({ caseId: id('case'), enrolmentId: id('enrolment') }),
  body: z.object({ class: optionalLine(40), validTo: plainDate, yearlyHours, dailyHours, version }),
  response: enrolment,
})

export const enrolmentEndpoints = { listEnrolments, enrol, changeEnrolment }
