import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, page, paging, plainDate } from '#kernel/contract/fields.ts'

const subject = z.object({ subject: z.uuid() })
const period = { from: plainDate.optional().describe('first day, in Rome'), to: plainDate.optional().describe('last day, in Rome') }
const outcome = z.enum(['ok', 'refused', 'failed'])
const format = z.enum(['csv', 'xlsx'])
const who = z.object({ id: z.string(), name: z.string(), organisationName: z.string(), roles: z.array(z.string()) })

const eventRow = z.object({
  id: z.uuid(),
  at: instant,
  who: who.nullable(),
  action: z.string().describe('identifier of the endpoint'),
  outcome,
  code: z.string().nullable().describe('why it was refused'),
  subjects: z.array(z.object({ subject: z.uuid(), label: z.string().nullable() })),
  emergency: z.boolean(),
  seal: z.int().nullable().describe('number of the seal that covers it; null for some seconds'),
})
export type AuditEvent = z.output<typeof eventRow>

export const whoLooked = endpoint({
  id: 'audit.whoLooked', method: 'GET', path: '/api/audit/subjects/{subject}',
  summary: 'Everything that was done, read or refused on one file; for who holds it and the privacy officer of that body',
  params: subject,
  query: z.object({ ...period, person: z.uuid().optional(), cursor: paging.cursor, limit: paging.limit }),
  response: page(eventRow),
})

export const whoLookedByPerson = endpoint({
  id: 'audit.whoLookedByPerson', method: 'GET', path: '/api/audit/subjects/{subject}/people',
  summary: 'The same, person by person',
  params: subject,
  query: z.object(period),
  response: z.object({
    rows: z.array(z.object({
      who, looked: z.int(), wrote: z.int(), refused: z.int(), firstAt: instant, lastAt: instant, emergency: z.boolean(),
    })),
  }),
})

export const exportWhoLooked = endpoint({
  id: 'audit.exportWhoLooked', method: 'GET', path: '/api/audit/subjects/{subject}/export', transport: 'download',
  summary: 'The events of one file as CSV or XLSX',
  params: subject,
  query: z.object({ ...period, format }),
  response: z.unknown(),
})

const filters = {
  q: paging.q.describe('worker, number of a file, or a child’s name'),
  action: z.string().max(100).optional(),
  outcome: outcome.optional(),
  ...period,
}

export const searchEvents = endpoint({
  id: 'audit.searchEvents', method: 'GET', path: '/api/audit/events',
  summary: 'Search of the privacy officer: people of his body, and files his body holds; the last 30 days unless told',
  query: z.object({ ...filters, cursor: paging.cursor, limit: paging.limit }),
  response: page(eventRow),
})

export const exportEvents = endpoint({
  id: 'audit.exportEvents', method: 'GET', path: '/api/audit/events/export', transport: 'download',
  summary: 'What the search finds, for an inspector, with the numbers of the seals',
  query: z.object({ ...filters, format }),
  response: z.unknown(),
})

const verification = z.object({
  id: id('verification'),
  requestedAt: instant,
  requestedBy: z.string(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  ok: z.boolean().nullable().describe('null: not finished, or could not run'),
  events: z.int().nullable(),
  seals: z.int().nullable(),
  unsealed: z.int().nullable(),
  compared: z.int().nullable(),
  notExported: z.int().nullable(),
  problems: z.array(z.object({ kind: z.string(), count: z.int() })),
  first: z.object({ kind: z.string(), seal: z.int().nullable(), event: z.string().nullable() }).nullable(),
})
export type Verification = z.output<typeof verification>

export const startVerification = endpoint({
  id: 'audit.startVerification', method: 'POST', path: '/api/audit/verifications',
  summary: 'Verify the whole trail, in the background',
  response: z.object({ id: id('verification') }),
})

export const getVerification = endpoint({
  id: 'audit.getVerification', method: 'GET', path: '/api/audit/verifications/latest',
  summary: 'The last verification and the last seal',
  response: z.object({ latest: verification.nullable(), lastSeal: z.object({ n: z.int(), at: instant }).nullable() }),
})

export const listFindings = endpoint({
  id: 'audit.listFindings', method: 'GET', path: '/api/audit/findings',
  summary: 'What the nightly rules found odd in my body',
  query: z.object({ cursor: paging.cursor, limit: paging.limit }),
  response: page(z.object({
    id: id('finding'), day: plainDate, rule: z.string(), who: z.object({ id: z.string(), name: z.string() }), amount: z.int(), foundAt: instant,
  })),
})

export const auditEndpoints = {
  whoLooked, whoLookedByPerson, exportWhoLooked, searchEvents, exportEvents, startVerification, getVerification, listFindings,
}
