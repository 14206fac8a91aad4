import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line } from '#kernel/contract/fields.ts'

/** A calendar address of mine. The address itself is shown once, when made: only its fingerprint is kept. */
export const feed = z.object({
  id: id('feed'),
  name: z.string(),
  scope: z.enum(['mine', 'unit']),
  createdAt: instant,
  lastReadAt: instant.nullable(),
  reads: z.int(),
  revokedAt: instant.nullable(),
})
export type Feed = z.output<typeof feed>

export const listFeeds = endpoint({
  id: 'deadlines.listFeeds', method: 'GET', path: '/api/deadlines/feeds', summary: 'My calendar addresses', audit: 'none',
  response: z.object({ rows: z.array(feed) }),
})

export const createFeed = endpoint({
  id: 'deadlines.createFeed', method: 'POST', path: '/api/deadlines/feeds', summary: 'Make a secret calendar address of my terms; shown once', secret: true,
  body: z.object({ name: line(60), scope: z.enum(['mine', 'unit']).default('mine') }),
  response: feed.extend({ address: z.string() }),
})

export const revokeFeed = endpoint({
  id: 'deadlines.revokeFeed', method: 'POST', path: '/api/deadlines/feeds/{feedId}/revoke', summary: 'Close a calendar address',
  params: z.object({ feedId: id('feed') }), response: feed,
})

/** What calendars fetch. Titles carry the rule and the number of the file, nothing of the child. */
export const readFeed = endpoint({
  id: 'deadlines.readFeed', method: 'GET', path: '/api/calendar/{secret}', summary: 'Terms as a calendar (iCalendar); the address is the secret', auth: 'public', transport: 'download',
  params: z.object({ secret: z.string().max(200) }), response: z.unknown(),
})

export const feedEndpoints = { listFeeds, createFeed, revokeFeed, readFeed }
