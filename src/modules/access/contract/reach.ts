import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, line, optionalLine, page, paging, plainDate } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { openableSections, type Section } from '../domain/sections.ts'

const sectionName = z.enum(openableSections as [Section, ...Section[]])
const subject = z.object({ subject: z.uuid() })

/** A unit or a person: who something is opened to, or kept from. */
const party = z.union([z.object({ unitId: id('unit') }), z.object({ operatorId: id('operator') })])
const namedParty = z.object({ kind: z.enum(['unit', 'operator']), id: z.string(), name: z.string(), organisationName: z.string().nullable() })
const person = z.object({ id: id('operator'), name: z.string() })

const grantRow = z.object({
  id: id('grant'),
  kind: z.enum(['holder', 'team', 'invited', 'handover', 'break_glass']),
  to: namedParty,
  sections: z.array(sectionName),
  legalBasis: z.string(),
  reason: z.string().nullable(),
  validFrom: instant,
  validTo: instant.nullable(),
  state: z.enum(['offered', 'active', 'refused', 'ended']),
  grantedBy: person,
  grantedAt: instant,
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  can: z.object({ end: z.boolean() }),
})

const withholdingRow = z.object({
  id: id('withholding'),
  from: namedParty,
  wholeFile: z.boolean(),
  sections: z.array(sectionName),
  reason: z.string(),
  words: z.string().nullable(),
  setBy: person,
  setAt: instant,
  validTo: instant.nullable(),
  liftedAt: instant.nullable(),
  can: z.object({ lift: z.boolean() }),
})

const emergencyRow = z.object({
  id: id('breakGlass'),
  subject: z.uuid(),
  operator: person,
  holderUnitName: z.string(),
  reason: z.string(),
  words: z.string(),
  startedAt: instant,
  endsAt: instant,
  reviewDue: instant,
  reviews: z.array(z.object({ reviewer: person, outcome: z.enum(['justified', 'not_justified']), words: z.string(), at: instant })),
  can: z.object({ review: z.boolean() }),
})

/** Everything about who reaches a file: for whoever reaches its header. */
export const getReach = endpoint({
  id: 'access.getReach',
  method: 'GET',
  path: '/api/reach/{subject}',
  summary: 'Who reaches this file, which sections, why and until when; what is withheld; emergency accesses',
  params: subject,
  response: z.object({
    sections: z.array(sectionName).describe('that I reach'),
    grants: z.array(grantRow),
    withholdings: z.array(withholdingRow),
    emergencies: z.array(emergencyRow),
    can: z.object({ grant: z.boolean(), withhold: z.boolean() }),
  }),
})

export const grantAccess = endpoint({
  id: 'access.grantAccess',
  method: 'POST',
  path: '/api/reach/{subject}/grants',
  summary: 'Open sections of a file to a unit or a person, with a legal basis and an end',
  params: subject,
  body: z.object({
    to: party,
    sections: z.array(sectionName).min(1, message({ it: 'Scegli almeno una sezione', en: 'Choose at least one section' })),
    legalBasis: code,
    reason: line(1000),
    validTo: plainDate.nullish().describe('last day, in Rome'),
  }),
  response: z.object({ id: id('grant') }),
})

export const endAccess = endpoint({
  id: 'access.endAccess',
  method: 'POST',
  path: '/api/reach/grants/{grantId}/end',
  summary: 'End an opening of a file, at once',
  params: z.object({ grantId: id('grant') }),
  body: z.object({ reason: line(1000) }),
  response: z.object({ ended: z.literal(true) }),
})

export const withholdFrom = endpoint({
  id: 'access.withholdFrom',
  method: 'POST',
  path: '/api/reach/{subject}/withholdings',
  summary: 'Keep a file, or sections of it, from a person or a body',
  params: subject,
  body: z.object({
    from: party,
    wholeFile: z.boolean().default(false),
    sections: z.array(sectionName).default([]),
    reason: code,
    words: optionalLine(1000),
    validTo: plainDate.nullish(),
  }),
  response: z.object({ id: id('withholding') }),
})

export const liftWithholding = endpoint({
  id: 'access.liftWithholding',
  method: 'POST',
  path: '/api/reach/withholdings/{withholdingId}/lift',
  summary: 'Lift a withholding',
  params: z.object({ withholdingId: id('withholding') }),
  body: z.object({ reason: line(1000) }),
  response: z.object({ lifted: z.literal(true) }),
})

export const breakGlass = endpoint({
  id: 'access.breakGlass',
  method: 'POST',
  path: '/api/break-glass',
  summary: 'Open a file in an emergency, for minutes, with a reason; the responsible worker and the coordinators are told at once',
  body: z.object({
    subject: z.uuid(),
    reason: code,
    words: z.string().trim().min(20, message({ it: 'Scrivi in almeno 20 caratteri che cosa sta succedendo', en: 'Write in at least 20 characters what is happening' })).max(2000),
    minutes: z.int().min(5, message({ it: 'Da 5 a 60 minuti', en: 'From 5 to 60 minutes' })).max(60, message({ it: 'Da 5 a 60 minuti', en: 'From 5 to 60 minutes' })).default(30),
  }),
  response: z.object({ id: id('breakGlass'), endsAt: instant }),
})

export const listBreakGlass = endpoint({
  id: 'access.listBreakGlass',
  method: 'GET',
  path: '/api/break-glass',
  summary: 'Emergency accesses that I did, or that I answer for; those awaiting review first',
  query: z.object({ cursor: paging.cursor, limit: paging.limit }),
  response: page(emergencyRow),
})

export const reviewBreakGlass = endpoint({
  id: 'access.reviewBreakGlass',
  method: 'POST',
  path: '/api/break-glass/{breakGlassId}/reviews',
  summary: 'Review an emergency access; two different people must, neither of them the one who did it',
  params: z.object({ breakGlassId: id('breakGlass') }),
  body: z.object({ outcome: z.enum(['justified', 'not_justified']), words: z.string().trim().min(10, message({ it: 'Motiva in almeno 10 caratteri', en: 'Give the reason in at least 10 characters' })).max(2000) }),
  response: z.object({ reviews: z.int() }),
})

export const reachEndpoints = { getReach, grantAccess, endAccess, withholdFrom, liftWithholding, breakGlass, listBreakGlass, reviewBreakGlass }
