import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, page, paging, plainDate } from '#kernel/contract/fields.ts'
import { openableSections, type Section } from '#modules/access/contract.ts'
import { block, factKinds, factSource } from './content.ts'
import { ofPaper } from './paper.ts'

export const reportParts = ['fact', 'statement', 'evaluation'] as const
/** What happened last first, or as a report tells it. */
export const factOrders = ['newest', 'oldest'] as const
const fileSection = z.enum(['file', ...openableSections] as [Section, ...Section[]])

export const proposedFact = z.object({
  source: factSource,
  on: plainDate,
  section: fileSection,
  part: z.enum(reportParts),
  saidBy: z.string().nullable(),
  title: z.string(),
  text: z.string().describe('its beginning, when very long'),
  cut: z.boolean(),
  taken: z.boolean().describe('stands in the paper already'),
  clinical: z.boolean().describe('may stand only in a psychological section'),
})
export type ProposedFact = z.output<typeof proposedFact>

export const proposeFacts = endpoint({
  id: 'composer.proposeFacts', method: 'GET', path: '/api/papers/{paperId}/facts', summary: 'What the file tells of the period, each with its source, newest first',
  params: z.object(ofPaper),
  query: z.object({
    ...paging, part: z.enum(reportParts).optional(), kind: z.enum(factKinds).optional(), section: fileSection.optional(), from: plainDate.optional(), to: plainDate.optional(),
    order: z.enum(factOrders).default('newest'),
  }),
  response: page(proposedFact).extend({
    counts: z.object({ parts: z.record(z.string(), z.int()), kinds: z.record(z.string(), z.int()), sections: z.record(z.string(), z.int()) }).nullable().describe('on the first page'),
    period: z.object({ from: plainDate, to: plainDate }),
  }),
})

export const quoteFacts = endpoint({
  id: 'composer.quoteFacts', method: 'POST', path: '/api/papers/{paperId}/facts', summary: 'Take facts up: kept with the words they have now, answered as blocks for the text',
  params: z.object(ofPaper),
  body: z.object({ sectionId: id('section'), sources: z.array(factSource).min(1).max(100), from: plainDate.optional(), to: plainDate.optional() }),
  response: z.object({ blocks: z.array(block) }),
})

export const sourceChange = z.object({
  source: factSource,
  sectionId: id('section'),
  blockId: z.string(),
  what: z.enum(['corrected', 'gone']),
  title: z.string(),
  quoted: z.string(),
  now: z.object({ version: z.int(), on: plainDate, title: z.string(), text: z.string() }).nullable(),
})
export type SourceChange = z.output<typeof sourceChange>

export const checkSources = endpoint({
  id: 'composer.checkSources', method: 'GET', path: '/api/papers/{paperId}/sources', summary: 'Facts of the text whose source was corrected, or is no longer there, since they were taken up',
  params: z.object(ofPaper), response: z.object({ rows: z.array(sourceChange) }),
})

export const factEndpoints = { proposeFacts, quoteFacts, checkSources }
