import * as z from 'zod'
import { message } from '#kernel/contract/message.ts'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { optionalDate, optionalDocument } from './permit.ts'

export const opinionStates = ['asked', 'completion_asked', 'positive', 'negative', 'withdrawn', 'not_needed'] as const

/** The opinion of art. 32 c. 1-bis TUI on who turns eighteen. */
export const opinion = z.object({
  id: id('opinion'),
  caseId: id('case'),
  state: z.enum(opinionStates),
  askedOn: plainDate.nullable(),
  askedBy: z.string().nullable(),
  inSim: z.boolean(),
  simNumber: z.string().nullable(),
  attached: z.array(z.string()),
  outcomeOn: plainDate.nullable(),
  exemption: z.string().nullable(),
  documentId: z.uuid().nullable(),
  note: z.string().nullable(),
  version,
  can: z.object({ change: z.boolean() }),
})
export type Opinion = z.output<typeof opinion>

const written = {
  state: z.enum(opinionStates, { error: message({ it: 'Scegli a che punto è', en: 'Choose where it stands' }) }),
  askedOn: optionalDate,
  askedBy: optionalLine(60).describe('code of opinion_asker'),
  inSim: z.boolean().default(false),
  simNumber: optionalLine(60),
  attached: z.array(z.string().max(60)).max(20).default([]).describe('codes of opinion_document'),
  outcomeOn: optionalDate,
  exemption: optionalLine(60).describe('code of opinion_exemption, when it is not needed'),
  documentId: optionalDocument,
  note: optionalLine(1000),
}

export const addOpinion = endpoint({
  id: 'permits.addOpinion', method: 'POST', path: '/api/cases/{caseId}/opinions', summary: 'The request of the art. 32 opinion, or why it is not needed',
  params: z.object({ caseId: id('case') }), body: z.object(written), response: opinion,
})

export const changeOpinion = endpoint({
  id: 'permits.changeOpinion', method: 'POST', path: '/api/opinions/{opinionId}', summary: 'The outcome, or a correction; what was written before is kept',
  params: z.object({ opinionId: id('opinion') }), body: z.object({ ...written, version }), response: opinion,
})

export const opinionEndpoints = { addOpinion, changeOpinion }
