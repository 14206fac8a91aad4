import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

/** What is in the form, whatever it is. */
const content = z.record(z.string().max(60), z.unknown()).refine((one) => JSON.stringify(one).length <= 200_000, { error: message({ it: 'Il testo è troppo lungo per una bozza', en: 'The text is too long for a draft' }) })

export const measureDraft = z.object({
  id: id('draft'), caseId: id('case'), measureId: id('measure').nullable(), content: z.record(z.string(), z.unknown()), savedAt: instant, version: z.int().min(1),
})
export type MeasureDraft = z.output<typeof measureDraft>

const ofDraft = { caseId: id('case'), draftId: id('draft') }

export const saveMeasureDraft = endpoint({
  id: 'measures.saveMeasureDraft', method: 'PUT', path: '/api/cases/{caseId}/measure-drafts/{draftId}', summary: 'Keep the order that is being written',
  params: z.object(ofDraft), body: z.object({ measureId: id('measure').nullish(), content, version: z.int().min(0).describe('0: not saved yet') }),
  response: z.object({ id: id('draft'), version: z.int().min(1), savedAt: instant }),
})

export const discardMeasureDraft = endpoint({
  id: 'measures.discardMeasureDraft', method: 'DELETE', path: '/api/cases/{caseId}/measure-drafts/{draftId}', summary: 'Throw away a draft of one’s own',
  params: z.object(ofDraft), response: z.object({ discarded: z.boolean() }),
})

export const listMeasureDrafts = endpoint({
  id: 'measures.listMeasureDrafts', method: 'GET', path: '/api/cases/{caseId}/measure-drafts', summary: 'Own drafts of measures of a file',
  params: z.object({ caseId: id('case') }), response: z.object({ rows: z.array(measureDraft) }),
})

export const draftEndpoints = { saveMeasureDraft, discardMeasureDraft, listMeasureDrafts }
