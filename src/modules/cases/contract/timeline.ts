import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, paging, page, plainDate } from '#kernel/contract/fields.ts'
import { sectionNames, type Section } from '#modules/access/contract.ts'
import { sectionField } from './diary.ts'

/** What a timeline is made of. `file`: opened, closed, reopened, new responsible worker. `term`: met or missed, `kind` its rule. `permit`: its kind is the title, a code. */
export const timelineSources = ['diary', 'phase', 'file', 'handover', 'document', 'danger', 'term', 'measure', 'procedure', 'meeting', 'service', 'request', 'assessment', 'permit', 'plan', 'paper'] as const
export const timelineSource = z.enum(timelineSources)
export type TimelineSource = z.output<typeof timelineSource>

const section = z.enum(sectionNames as [Section, ...Section[]])

const timelineItem = z.object({
  source: timelineSource,
  /** The thing itself (entry, document, warning …): with `event` unique in the timeline. */
  id: z.uuid(),
  event: z.string().describe('what happened to it: written, changed, asked, answered, raised, lifted …'),
  at: instant,
  section,
  /** A code of the list that belongs to the source (diary_kind, phase, danger_warning …). */
  kind: z.string().nullable(),
  title: z.string().nullable(),
  /** The words, cut when very long unless asked whole. */
  text: z.string().nullable(),
  cut: z.boolean(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  correctedAt: instant.nullable(),
  place: z.string().nullable(),
  minutes: z.int().nullable(),
  origin: z.string().nullable(),
  presences: z.array(z.string()),
})
export type TimelineItem = z.output<typeof timelineItem>

const list = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(one).max(20)).optional()

/** Everything of one file that the reader reaches, newest first. */
export const readTimeline = endpoint({
  id: 'cases.readTimeline',
  method: 'GET',
  path: '/api/cases/{caseId}/timeline',
  summary: 'One timeline of everything in a file within the reader’s reach, newest first',
  params: z.object({ caseId: id('case') }),
  query: z.object({
    ...paging,
    sources: list(timelineSource).describe('separated by commas'),
    kinds: list(z.string().max(60)).describe('kinds of diary entries, separated by commas'),
    sections: list(section).describe('separated by commas'),
    from: plainDate.optional(),
    to: plainDate.optional(),
    author: id('operator').optional(),
    whole: flag.optional().describe('long words uncut, for printing'),
  }),
  response: page(timelineItem).extend({
    /** How many of each source, and of each diary kind, with these filters; only on the first page. */
    counts: z.object({ sources: z.record(z.string(), z.int()), kinds: z.record(z.string(), z.int()) }).nullable(),
    /** Sections this reader reaches. */
    reached: z.array(section),
    /** Some parts of the file are not among those he sees. */
    partial: z.boolean(),
    can: z.object({ write: z.boolean(), sections: z.array(sectionField) }),
  }),
})

export const timelineEndpoints = { readTimeline }
