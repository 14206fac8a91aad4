import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, line, optionalLine, page, paging, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { printedKinds, type PrintedKind } from '../domain/paper.ts'
import { findingCodes } from '../domain/placeholders.ts'

/** The largest file that is taken as a template or a logo. */
export const MAX_TEMPLATE_FILE = 5_000_000

const anyKind = z.enum([...printedKinds, 'any'] as [PrintedKind, ...PrintedKind[], 'any'], { error: message({ it: 'Scegli per quali relazioni vale', en: 'Choose which papers it is for' }) })
const purpose = z.enum(['docx', 'logo'])
const named = z.object({ id: z.uuid(), name: z.string() })
const templateId = z.object({ templateId: id('template') })

const finding = z.object({
  code: z.enum(findingCodes),
  level: z.enum(['error', 'note']),
  place: z.object({ part: z.enum(['body', 'header', 'footer', 'notes']), paragraph: z.int(), text: z.string() }).nullable(),
  found: z.string().nullable().describe('what is written there'),
  instead: z.array(z.string()).describe('what exists instead, nearest first'),
})
export type TemplateFinding = z.output<typeof finding>

const templateRow = z.object({
  id: id('template'),
  organisation: named,
  purpose,
  kind: anyKind,
  n: z.int(),
  state: z.enum(['active', 'replaced', 'retired']),
  fileName: z.string(),
  note: z.string().nullable(),
  alt: z.string().nullable(),
  size: z.int(),
  placeholders: z.array(z.string()),
  reminders: z.array(finding),
  uploadedBy: named,
  uploadedAt: instant,
  ended: z.object({ by: z.string(), at: instant, reason: z.string().nullable() }).nullable(),
  version,
  can: z.object({ retire: z.boolean() }),
})
export type TemplateRow = z.output<typeof templateRow>

export const listTemplates = endpoint({
  id: 'composer.listTemplates', method: 'GET', path: '/api/paper-templates', summary: 'Templates and logos of my bodies, those in use unless asked for all, newest first',
  query: z.object({ ...paging, kind: anyKind.optional(), purpose: purpose.optional(), ended: flag.optional().describe('with those replaced and retired') }),
  response: page(templateRow).extend({ uploadsTo: z.array(named).describe('bodies whose templates the reader looks after') }),
})

export const uploadTemplate = endpoint({
  id: 'composer.uploadTemplate', method: 'PUT', path: '/api/organisations/{organisationId}/paper-templates', transport: 'upload',
  summary: 'A DOCX template or a logo (raw bytes) of a body: tried first, kept only if it can be used; it takes the place of the one in use',
  params: z.object({ organisationId: id('organisation') }),
  query: z.object({ fileName: z.string().min(1).max(400), purpose, kind: anyKind.default('any'), note: optionalLine(300), alt: optionalLine(200).describe('of a logo: what it shows') }),
  response: z.object({ template: templateRow.nullable().describe('null: not kept, for the findings'), findings: z.array(finding) }),
})

export const retireTemplate = endpoint({
  id: 'composer.retireTemplate', method: 'POST', path: '/api/paper-templates/{templateId}/retire', summary: 'Take a template or logo out of use; papers go back to the one for all kinds, or to the shipped one',
  params: templateId, body: z.object({ version, reason: line(300) }), response: templateRow,
})

export const downloadTemplate = endpoint({
  id: 'composer.downloadTemplate', method: 'GET', path: '/api/paper-templates/{templateId}/content', transport: 'download', summary: 'The template or logo as it was uploaded', params: templateId, response: z.unknown(),
})

export const previewTemplate = endpoint({
  id: 'composer.previewTemplate', method: 'GET', path: '/api/paper-templates/{templateId}/preview', transport: 'download',
  summary: 'An invented paper on this template (DOCX), or with this logo (PDF)', params: templateId, response: z.unknown(),
})

export const downloadStarter = endpoint({
  id: 'composer.downloadStarter', method: 'GET', path: '/api/paper-templates/starters/{kind}', transport: 'download', audit: 'none', summary: 'The shipped template of a kind, to begin one’s own from',
  params: z.object({ kind: z.enum(printedKinds) }), response: z.unknown(),
})

export const templateEndpoints = { listTemplates, uploadTemplate, retireTemplate, downloadTemplate, previewTemplate, downloadStarter }
