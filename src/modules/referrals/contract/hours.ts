import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { minutes, named, optionalOperator } from './fields.ts'
import { serviceRow } from './service.ts'

export const presences = ['present', 'absent', 'absent_justified', 'cancelled'] as const
export type Presence = (typeof presences)[number]
export const presence = z.enum(presences, { error: message({ it: 'Scegli se c’era', en: 'Choose whether he was there' }) })

export const entry = z.object({
  id: id('service_entry'),
  serviceId: id('service'),
  day: plainDate,
  minutes: z.int(),
  group: named.nullable().describe('of a meeting of this group; null: for the child alone'),
  presence,
  worker: z.object({ id: id('operator').nullable(), name: z.string() }).nullable(),
  words: z.string().nullable(),
  by: named,
  at: instant,
  removed: z.boolean(),
  corrected: z.boolean(),
  locked: z.boolean().describe('of a month that is locked: who leads the service that holds the file can still correct it'),
  version,
  can: z.object({ correct: z.boolean() }),
})
export type Entry = z.output<typeof entry>

const ofService = z.object({ serviceId: id('service') })

export const listEntries = endpoint({
  id: 'referrals.listEntries', method: 'GET', path: '/api/services/{serviceId}/entries', summary: 'Hours of a service, newest first',
  params: ofService, query: z.object({ ...paging, from: plainDate.optional(), to: plainDate.optional() }), response: page(entry),
})

export const recordEntry = endpoint({
  id: 'referrals.recordEntry', method: 'POST', path: '/api/services/{serviceId}/entries', summary: 'Enter hours done on a day',
  params: ofService,
  body: z.object({ day: plainDate, minutes: minutes(1440), presence, workerId: optionalOperator, workerWords: optionalLine(120), words: optionalLine(500) }),
  response: entry,
})

export const correctEntry = endpoint({
  id: 'referrals.correctEntry', method: 'POST', path: '/api/service-entries/{entryId}/correct', summary: 'Correct hours, or take them away, with the reason; what stood there is kept',
  params: z.object({ entryId: id('service_entry') }),
  body: z.object({
    day: plainDate, minutes: minutes(1440), presence, workerId: optionalOperator, workerWords: optionalLine(120), words: optionalLine(500), remove: z.boolean().default(false), reason: line(300), version,
  }),
  response: entry,
})

export const entryHistory = endpoint({
  id: 'referrals.entryHistory', method: 'GET', path: '/api/service-entries/{entryId}/history', summary: 'What hours said before they were corrected, newest first',
  params: z.object({ entryId: id('service_entry') }),
  response: z.object({
    rows: z.array(z.object({ n: z.int(), day: plainDate, minutes: z.int(), presence, removed: z.boolean(), words: z.string().nullable(), reason: z.string(), by: named, at: instant })),
  }),
})

const weekDay = z.object({
  day: plainDate, minutes: z.int(), presence: presence.nullable(), entryId: id('service_entry').nullable().describe('the one entry of this day; null: none, or more than one'),
  version: z.int(), several: z.boolean(), locked: z.boolean(), open: z.boolean().describe('hours can be entered'),
})
export const weekRow = serviceRow.pick({ id: true, caseNumber: true, childName: true, kind: true, state: true, provider: true, worker: true, weeklyMinutes: true })
  .extend({ days: z.array(weekDay).length(7), done: z.int(), can: z.object({ enterHours: z.boolean() }) })
export type WeekRow = z.output<typeof weekRow>

export const getWeek = endpoint({
  id: 'referrals.getWeek', method: 'GET', path: '/api/service-week', summary: 'A week of hours of the services that the reader may enter hours for, from Monday',
  query: z.object({ ...paging, monday: plainDate, scope: z.enum(['own', 'given', 'mine']).default('given').describe('own: of which I am the worker; given: of my units; mine: of files I answer for') }),
  response: page(weekRow).extend({ monday: plainDate, today: plainDate }),
})

export const recordWeek = endpoint({
  id: 'referrals.recordWeek', method: 'PUT', path: '/api/service-week', summary: 'Enter or correct several days at once; zero minutes take an entry away',
  body: z.object({
    cells: z.array(z.object({
      serviceId: id('service'), day: plainDate, minutes: z.int().min(0).max(1440), presence: presence.default('present'),
      version: z.int().min(0).describe('of the entry as it was read; 0 when there was none'),
    })).min(1, message({ it: 'Non c’è niente da salvare', en: 'There is nothing to save' })).max(200),
  }),
  response: z.object({ cells: z.array(weekDay.extend({ serviceId: id('service') })) }),
})

const summaryRow = z.object({
  key: z.string(), provider: z.string(), municipality: z.string(), kind: z.string(),
  services: z.int(), children: z.int(), foreseen: z.int().nullable(), done: z.int(), absent: z.int(), cancelled: z.int(),
})
export type SummaryRow = z.output<typeof summaryRow>
const summaryQuery = {
  month: plainDate.describe('any day of it'),
  by: z.enum(['provider', 'municipality', 'kind']).default('provider'),
}

export const getSummary = endpoint({
  id: 'referrals.getSummary', method: 'GET', path: '/api/service-summary', summary: 'Hours of a month by provider, municipality or kind, within reach, without names',
  query: z.object(summaryQuery),
  response: z.object({ month: plainDate, rows: z.array(summaryRow), totals: summaryRow.pick({ services: true, children: true, done: true, absent: true, cancelled: true }) }),
})

export const downloadSummary = endpoint({
  id: 'referrals.downloadSummary', method: 'GET', path: '/api/service-summary/csv', transport: 'download', summary: 'The same by provider, municipality and kind, for a spreadsheet',
  query: z.object({ month: plainDate }),
  response: z.unknown(),
})

export const hoursEndpoints = { listEntries, recordEntry, correctEntry, entryHistory, getWeek, recordWeek, getSummary, downloadSummary }
