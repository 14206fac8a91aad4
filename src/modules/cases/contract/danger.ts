import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { atMost, code, id, instant, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const words = z.string().trim().min(1, message({ it: 'Scrivi in poche parole di che si tratta', en: 'Write in a few words what it is about' })).max(1000, atMost(1000))
const named = z.object({ id: z.uuid(), name: z.string() })

/** A warning for the safety of who visits: short, dated, seen by everybody who reaches the file. */
export const dangerWarning = z.object({
  id: id('warning'),
  caseId: id('case'),
  kind: z.string(),
  words: z.string(),
  raisedBy: named,
  raisedAt: instant,
  reviewOn: plainDate,
  /** The review date has come. */
  due: z.boolean(),
  lifted: z.object({ at: instant, by: named.nullable(), reason: z.string() }).nullable(),
  version,
  can: z.object({ review: z.boolean() }),
})
export type DangerWarning = z.output<typeof dangerWarning>

const inCase = { caseId: id('case') }
const ofWarning = { ...inCase, warningId: id('warning') }

export const listWarnings = endpoint({
  id: 'cases.listWarnings',
  method: 'GET',
  path: '/api/cases/{caseId}/warnings',
  summary: 'Danger warnings of a file; those lifted too when asked',
  params: z.object(inCase),
  query: z.object({ lifted: z.enum(['true', 'false']).default('false') }),
  response: z.object({ rows: z.array(dangerWarning), can: z.object({ raise: z.boolean() }) }),
})

export const raiseWarning = endpoint({
  id: 'cases.raiseWarning',
  method: 'POST',
  path: '/api/cases/{caseId}/warnings',
  summary: 'Raise a danger warning with the date on which it is looked at again',
  params: z.object(inCase),
  body: z.object({ kind: code, words, reviewOn: plainDate }),
  response: dangerWarning,
})

/** Looked at again: it still holds, until a new date. */
export const reviewWarning = endpoint({
  id: 'cases.reviewWarning',
  method: 'POST',
  path: '/api/cases/{caseId}/warnings/{warningId}/review',
  summary: 'Confirm a danger warning until a new review date',
  params: z.object(ofWarning),
  body: z.object({ reviewOn: plainDate, version }),
  response: dangerWarning,
})

export const liftWarning = endpoint({
  id: 'cases.liftWarning',
  method: 'POST',
  path: '/api/cases/{caseId}/warnings/{warningId}/lift',
  summary: 'Lift a danger warning, with the reason',
  params: z.object(ofWarning),
  body: z.object({ reason: words, version }),
  response: dangerWarning,
})

export const dangerEndpoints = { listWarnings, raiseWarning, reviewWarning, liftWarning }
