import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const DRAFT_LIMIT = 200_000
/** As typed, whatever its state: checked only when it becomes a report. */
const content = z.record(z.string(), z.json())

const reportDraft = z.object({ id: id('reportDraft'), content, savedAt: instant, version })
export type ReportDraft = z.output<typeof reportDraft>

const params = z.object({ draftId: id('reportDraft') })

export const saveReportDraft = endpoint({
  id: 'intake.saveReportDraft', method: 'PUT', path: '/api/report-drafts/{draftId}', summary: 'Keep a report that is being written; only its author sees it',
  params,
  body: z.object({
    content: content.refine((value) => JSON.stringify(value).length <= DRAFT_LIMIT, { error: message({ it: 'La bozza è troppo lunga: al massimo 200.000 caratteri', en: 'The draft is too long: at most 200,000 characters' }) }),
    version: z.int().min(0).describe('0: a new draft'),
  }),
  response: z.object({ id: id('reportDraft'), version, savedAt: instant }),
})

export const discardReportDraft = endpoint({
  id: 'intake.discardReportDraft', method: 'DELETE', path: '/api/report-drafts/{draftId}', summary: 'Discard one of my reports not sent yet', params,
  response: z.object({ discarded: z.boolean() }),
})

export const listReportDrafts = endpoint({
  id: 'intake.listReportDrafts', method: 'GET', path: '/api/report-drafts', summary: 'My reports not sent yet, newest first',
  response: z.object({ rows: z.array(reportDraft) }),
})
