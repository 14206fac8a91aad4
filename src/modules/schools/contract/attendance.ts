import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const named = z.object({ id: z.uuid(), name: z.string() })
export const dayStates = ['present', 'unjustified', 'justified'] as const
export type DayState = (typeof dayStates)[number]

export const absenceDay = z.object({
  day: plainDate,
  state: z.enum(dayStates),
  hours: z.number().nullable().describe('hours missed of a day partly attended; null: the whole day'),
  reason: z.string().nullable(),
  words: z.string().nullable(),
  by: named,
  at: instant,
  corrected: z.boolean(),
  version,
})
export type AbsenceDay = z.output<typeof absenceDay>

/** What was done about absences. */
export const stepKinds = ['communicated', 'returned', 'not_returned', 'admonished', 'answered'] as const
export type StepKind = (typeof stepKinds)[number]
export const attendanceStep = z.object({
  id: id('attendance_step'),
  kind: z.enum(stepKinds),
  on: plainDate,
  words: z.string().nullable(),
  by: named,
  at: instant,
  withdrawn: z.object({ at: instant, by: named, reason: z.string() }).nullable(),
  version,
})
export type AttendanceStep = z.output<typeof attendanceStep>

const crossing = z.object({ on: plainDate, from: plainDate, to: plainDate, days: z.array(plainDate) })
export const standing = z.object({
  schoolYear: z.int(),
  inDuty: z.boolean().nullable().describe('within the age of the duty of schooling; null: birth unknown'),
  limit: z.int(),
  window: z.object({ from: plainDate, to: plainDate, count: z.int() }).describe('the three months that end today'),
  crossing: crossing.nullable().describe('when more than fifteen unjustified days within three months were first reached in this school year'),
  hours: z.object({ missed: z.number(), unknownDays: z.int(), yearly: z.number().nullable(), quarter: z.number().nullable(), reachedOn: plainDate.nullable() }),
  totals: z.object({ unjustified: z.int(), justified: z.int(), partial: z.int() }).describe('of the school year'),
})
export type Standing = z.output<typeof standing>

const inCase = z.object({ caseId: id('case') })

export const getAttendance = endpoint({
  id: 'schools.getAttendance',
  method: 'GET',
  path: '/api/cases/{caseId}/attendance',
  summary: 'Where a child stands with attendance, and the days between two dates',
  params: inCase,
  query: z.object({ from: plainDate, to: plainDate }),
  response: z.object({
    standing,
    days: z.array(absenceDay),
    steps: z.array(attendanceStep),
    can: z.object({ mark: z.boolean(), step: z.boolean() }),
  }),
})

const marked = z.object({
  day: plainDate,
  state: z.enum(dayStates),
  hours: z.number().positive(message({ it: 'Scrivi quante ore', en: 'Write how many hours' })).max(12, message({ it: 'Al massimo 12 ore', en: '12 hours at most' })).multipleOf(0.5, message({ it: 'A mezze ore', en: 'In half hours' })).nullish().transform((value) => value ?? null),
  reason: code.nullish().transform((value) => value ?? null),
  words: optionalLine(500),
  version: z.int().min(0).describe('of the day as it was read; 0 when nothing was entered for it'),
})

/** Many days at once; a day already entered is corrected and its earlier words are kept. */
export const markDays = endpoint({
  id: 'schools.markDays',
  method: 'PUT',
  path: '/api/cases/{caseId}/attendance/days',
  summary: 'Enter or correct days of absence',
  params: inCase,
  body: z.object({ days: z.array(marked).min(1, message({ it: 'Scegli almeno un giorno', en: 'Choose at least one day' })).max(200, message({ it: 'Al massimo 200 giorni per volta', en: '200 days at a time at most' })) }),
  response: z.object({ days: z.array(absenceDay), standing }),
})

export const readDayHistory = endpoint({
  id: 'schools.readDayHistory',
  method: 'GET',
  path: '/api/cases/{caseId}/attendance/days/{day}',
  summary: 'What a day said before, the latest first',
  params: z.object({ caseId: id('case'), day: plainDate }),
  response: z.object({ rows: z.array(absenceDay.omit({ corrected: true, day: true })) }),
})

/** Each sets the terms that follow from it (rules SCU-04 to SCU-06). */
export const recordStep = endpoint({
  id: 'schools.recordStep',
  method: 'POST',
  path: '/api/cases/{caseId}/attendance/steps',
  summary: 'Record what was done about absences: communication, return, warning of the mayor, answer',
  params: inCase,
  body: z.object({ kind: z.enum(stepKinds, { error: message({ it: 'Scegli che cosa è successo', en: 'Choose what happened' }) }), on: plainDate, words: optionalLine(500) }),
  response: attendanceStep,
})

export const withdrawStep = endpoint({
  id: 'schools.withdrawStep',
  method: 'POST',
  path: '/api/cases/{caseId}/attendance/steps/{stepId}/withdraw',
  summary: 'Take back a step entered by mistake, with the reason; its terms are waived',
  params: z.object({ caseId: id('case'), stepId: id('attendance_step') }),
  body: z.object({ reason: line(500), version }),
  response: attendanceStep,
})

export const attendanceEndpoints = { getAttendance, markDays, readDayHistory, recordStep, withdrawStep }
