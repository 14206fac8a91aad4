import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant, paging, page } from './fields.ts'
import { noticesId } from './notices-id.ts'

const codeRow = z.object({ list: z.string(), code: z.string(), it: z.string(), en: z.string(), source: z.string() })
export type CodeRow = z.output<typeof codeRow>

/** Reviewed lists (professions, relation types, SINBA tables …), today's entries in their order. */
export const listCodes = endpoint({
  id: 'kernel.listCodes',
  method: 'GET',
  path: '/api/codes',
  summary: 'Entries of one or more code lists, valid today',
  audit: 'none',
  query: z.object({ lists: z.string().min(1).max(500).describe('names separated by commas') }),
  response: z.object({ rows: z.array(codeRow) }),
})

const placeRow = z.object({ code: z.string(), name: z.string(), province: z.string(), region: z.string() })

/** Municipalities by the beginning of their name or any word of it; exact ISTAT code too. */
export const findMunicipalities = endpoint({
  id: 'kernel.findMunicipalities',
  method: 'GET',
  path: '/api/municipalities',
  summary: 'Italian municipalities by name or ISTAT code',
  audit: 'none',
  query: z.object({ q: z.string().trim().max(100).default(''), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  response: z.object({ rows: z.array(placeRow) }),
})

const namedRow = z.object({ code: z.string(), it: z.string(), en: z.string() })

/** All countries (ISO 3166 alpha-2). */
export const listCountries = endpoint({
  id: 'kernel.listCountries',
  method: 'GET',
  path: '/api/countries',
  summary: 'Countries',
  audit: 'none',
  response: z.object({ rows: z.array(namedRow) }),
})

/** Languages (ISO 639-3). */
export const listLanguages = endpoint({
  id: 'kernel.listLanguages',
  method: 'GET',
  path: '/api/languages',
  summary: 'Languages',
  audit: 'none',
  response: z.object({ rows: z.array(namedRow) }),
})

const noticeRow = z.object({
  id: id('notice'),
  kind: z.string(),
  subject: z.uuid().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  createdAt: instant,
  readAt: instant.nullable(),
})

/** What the product has to tell me, newest first. The words are made on the screen from `kind` and `params`. */
export const listNotices = endpoint({
  id: noticesId,
  method: 'GET',
  path: '/api/notices',
  summary: 'My notices, newest first',
  audit: 'none',
  query: z.object({ cursor: paging.cursor, limit: paging.limit }),
  response: page(noticeRow).extend({ unread: z.int() }),
})

/** One of my notices, for who comes from an e-mail about it. */
export const getNotice = endpoint({
  id: 'kernel.getNotice',
  method: 'GET',
  path: '/api/notices/{noticeId}',
  summary: 'One of my notices',
  audit: 'none',
  params: z.object({ noticeId: id('notice') }),
  response: noticeRow,
})

export const markNoticesRead = endpoint({
  id: 'kernel.markNoticesRead',
  method: 'POST',
  path: '/api/notices/read',
  summary: 'Mark my notices as read',
  body: z.object({ ids: z.array(id('notice')).max(200).describe('empty: all') }),
  response: z.object({ unread: z.int() }),
})

export const kernelEndpoints = { listCodes, findMunicipalities, listCountries, listLanguages, listNotices, getNotice, markNoticesRead }
