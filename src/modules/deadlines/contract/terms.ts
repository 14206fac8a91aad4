import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { buckets, moment, term, termDetail, termKinds } from './term.ts'

/** Which terms: shared by the list and the calendar. */
const filters = {
  scope: z.enum(['mine', 'unit', 'all']).default('mine').describe('mine: given to me, or of files I answer for'),
  state: z.enum(['todo', 'open', 'missed', 'suspended', 'done', 'waived', 'any']).default('todo').describe('todo: open and missed'),
  kind: z.enum(termKinds).optional(),
  group: z.string().trim().max(10).optional().describe('group of rules: 403, AFF, MSNA …'),
  responsible: id('operator').optional(),
  unassigned: flag.optional().describe('only those without a worker who can act today'),
  unit: id('unit').optional(),
  municipality: z.string().regex(/^\d{6}$/).optional(),
  pole: id('unit').optional(),
}

export const termCounts = z.object({
  missed: z.int(), now: z.int(), today: z.int(), week: z.int(), month: z.int(), later: z.int(), unassigned: z.int(),
})
export type TermCounts = z.output<typeof termCounts>

export const listTerms = endpoint({
  id: 'deadlines.listTerms', method: 'GET', path: '/api/terms', summary: 'Terms within reach: what was missed first, then what is due at once, then by date',
  query: z.object({ ...paging, ...filters, from: plainDate.optional(), to: plainDate.optional(), bucket: z.enum(buckets).optional() }),
  response: page(term).extend({
    counts: termCounts.nullable().describe('of everything to be done under these filters, on the first page only; week and month do not overlap'),
    can: z.object({ create: z.boolean(), settings: z.boolean() }),
  }),
})

export const listCalendar = endpoint({
  id: 'deadlines.listCalendar', method: 'GET', path: '/api/terms/calendar', summary: 'Terms of some days (42 at most), for week and month; those without a date are in the list only',
  query: z.object({ ...filters, from: plainDate, to: plainDate }),
  response: z.object({
    days: z.array(z.object({ day: plainDate, holiday: z.boolean(), total: z.int(), terms: z.array(term).describe('the first twenty of the day') })),
    overdue: z.int().describe('missed before the first day shown'),
  }),
})

export const caseTerms = endpoint({
  id: 'deadlines.caseTerms', method: 'GET', path: '/api/cases/{caseId}/terms', summary: 'Terms of a file',
  params: z.object({ caseId: id('case') }),
  query: z.object({ ended: flag.optional().describe('also those done, waived or suspended') }),
  response: z.object({ rows: z.array(term), can: z.object({ create: z.boolean() }) }),
})

const ofTerm = z.object({ termId: id('term') })

export const getTerm = endpoint({
  id: 'deadlines.getTerm', method: 'GET', path: '/api/terms/{termId}', summary: 'One term: why this date, what happened to it, when it rings',
  params: ofTerm, response: termDetail,
})

/** By hand, in five fields or fewer: what (a rule, a local standard or own words), when, for which file, who, a note. */
export const createTerm = endpoint({
  id: 'deadlines.createTerm', method: 'POST', path: '/api/terms', summary: 'Enter a term by hand',
  body: z.object({
    caseId: id('case').nullish().describe('without a file it is a term of the unit'),
    unitId: id('unit').nullish().describe('of a term without a file; else ignored'),
    ruleId: z.string().trim().max(20).nullish().describe('counted from `event` by this rule …'),
    standardId: id('standard').nullish().describe('… or by this local standard …'),
    title: optionalLine(200).describe('… or in own words, due on `fixedOn`'),
    event: moment.nullish(),
    occurrence: z.int().min(1).max(200).nullish(),
    length: z.int().min(1).max(400).nullish().describe('of a rule whose length the measure sets, in its own unit'),
    seat: z.enum(['rome', 'elsewhere']).nullish().describe('where the office sits: in Rome 29 June is a holiday; left out, where the service sits'),
    fixedOn: moment.nullish().describe('the date itself, fixed by a judge or chosen'),
    byJudge: z.boolean().default(false).describe('the date was fixed by a judge or an office'),
    assignedTo: id('operator').nullish(),
    note: optionalLine(300),
  }),
  response: termDetail,
})

export const correctTerm = endpoint({
  id: 'deadlines.correctTerm', method: 'POST', path: '/api/terms/{termId}/event', summary: 'Correct what the term is counted from; it is computed anew, with history',
  params: ofTerm,
  body: z.object({ event: moment, reason: line(500), version }),
  response: termDetail,
})

export const completeTerm = endpoint({
  id: 'deadlines.completeTerm', method: 'POST', path: '/api/terms/{termId}/complete', summary: 'Done, with its proof; after the due moment it stays marked as late',
  params: ofTerm,
  body: z.object({ doneAt: moment.nullish().describe('now when absent'), words: optionalLine(1000), documentId: id('document').nullish(), version }),
  response: termDetail,
})

/** Taken back: marked by mistake. */
export const reopenTerm = endpoint({
  id: 'deadlines.reopenTerm', method: 'POST', path: '/api/terms/{termId}/reopen', summary: 'Not done after all: open again, with the reason',
  params: ofTerm, body: z.object({ reason: line(500), version }), response: termDetail,
})

export const suspendTerm = endpoint({
  id: 'deadlines.suspendTerm', method: 'POST', path: '/api/terms/{termId}/suspend', summary: 'Suspend a term with the reason: it rings no more',
  params: ofTerm, body: z.object({ reason: line(500), version }), response: termDetail,
})

export const resumeTerm = endpoint({
  id: 'deadlines.resumeTerm', method: 'POST', path: '/api/terms/{termId}/resume', summary: 'Resume a suspended term; its date does not move by itself',
  params: ofTerm, body: z.object({ reason: line(500), version }), response: termDetail,
})

export const waiveTerm = endpoint({
  id: 'deadlines.waiveTerm', method: 'POST', path: '/api/terms/{termId}/waive', summary: 'It need not be done: waive it with the reason',
  params: ofTerm, body: z.object({ reason: line(500), version }), response: termDetail,
})

export const assignTerm = endpoint({
  id: 'deadlines.assignTerm', method: 'POST', path: '/api/terms/{termId}/assign', summary: 'Give a term to a person; null lets it follow the file again',
  params: ofTerm, body: z.object({ operatorId: id('operator').nullable(), version }), response: termDetail,
})

/** Who can be given a term: those who work today in its unit. */
export const listAssignees = endpoint({
  id: 'deadlines.listAssignees', method: 'GET', path: '/api/terms/assignees', summary: 'Who can be given a term of a file or of a unit',
  query: z.object({ caseId: id('case').optional(), unitId: id('unit').optional() }),
  response: z.object({ rows: z.array(z.object({ id: id('operator'), name: z.string(), roles: z.array(z.string()) })) }),
})

export const termEndpoints = {
  listTerms, listCalendar, caseTerms, listAssignees, getTerm, createTerm, correctTerm, completeTerm, reopenTerm, suspendTerm, resumeTerm, waiveTerm, assignTerm,
}
