import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, plainDate } from '#kernel/contract/fields.ts'
import { knownFrom } from '../domain/known.ts'
import { moments } from '../domain/instrument.ts'
import { answer } from './instrument.ts'

export const knownAnswer = z.object({
  section: z.string(), person: z.uuid().nullable(), item: z.string(), from: z.enum(knownFrom).describe('registry: what the file knows of the child; school: its enrolments; services: health services it follows; earlier: the last signed assessment with this instrument'),
  on: plainDate.nullable(), moment: z.enum(moments).nullable(), answer,
})
export type KnownAnswer = z.output<typeof knownAnswer>
export const listKnownAnswers = endpoint({
  id: 'assessments.listKnownAnswers', method: 'GET', path: '/api/assessments/{assessmentId}/known', summary: 'What is known already of the items of a draft, with its source: kept by a person, never by itself',
  params: z.object({ assessmentId: id('assessment') }), response: z.object({ rows: z.array(knownAnswer) }),
})

export const knownEndpoints = { listKnownAnswers }
