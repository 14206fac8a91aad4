import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { atMost, code, id, instant, line, optionalLine, page, paging, plainDate, prose, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { openingAnswer } from '#modules/cases/contract.ts'
import { decisionNames, reportStates } from '../domain/triage.ts'

const named = z.object({ id: z.uuid(), name: z.string() })
const municipalityCode = z.string().trim().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' }))
const countryCode = z.string().trim().regex(/^[A-Z]{2,4}$/, message({ it: 'Scegli un paese', en: 'Choose a country' }))

/** What is told of a child: all uncertain, but something by which to tell him from the others. */
export const reportedChild = z
  .object({
    id: z.uuid().optional().describe('of a child already in the report'),
    given: optionalLine(120),
    family: optionalLine(120),
    original: optionalLine(200),
    birthDate: plainDate.nullish(),
    birthYear: z.coerce.number().int().min(1990, message({ it: 'Scrivi un anno di quattro cifre', en: 'Write a year of four figures' })).max(2100, message({ it: 'Scrivi un anno di quattro cifre', en: 'Write a year of four figures' })).nullish(),
    sex: z.enum(['M', 'F', 'X']).nullish(),
    country: countryCode.nullish(),
    school: optionalLine(),
    whereabouts: optionalLine(500),
  })
  .refine(({ given, family, original, school, whereabouts }) => Boolean(given || family || original || school || whereabouts), {
    error: message({ it: 'Scrivi un nome, o almeno la scuola o il luogo in cui si trova', en: 'Write a name, or at least the school or the place where the child is' }), path: ['given'],
  })

const party = z.object({ name: line(), role: code, contact: optionalLine(200), note: optionalLine(500) })

const reporterFields = z.object({
  capacity: code.nullish(),
  name: optionalLine(),
  quality: optionalLine().describe('in what quality: teacher, neighbour, aunt'),
  organisationName: optionalLine(),
  phone: optionalLine(40),
  email: optionalLine(200),
  protected: z.boolean().default(false).describe('never told to the parties, not even in an access to the file'),
  protectionReason: optionalLine(500),
})

const toldFields = {
  source: code,
  channel: code,
  receivedAt: instant,
  urgency: code,
  facts: prose(),
  factsWhen: optionalLine(200).describe('in words: "da due mesi, la mattina"'),
  factsOn: plainDate.nullish(),
  factsPlace: optionalLine(300),
  municipality: municipalityCode.nullish(),
}

/** The receiving unit's answer says only that it came in. */
export const createReport = endpoint({
  id: 'intake.createReport', method: 'POST', path: '/api/reports', summary: 'Write down or send a report about one or more children',
  body: z.object({
    unitId: id('unit'),
    ...toldFields,
    reporter: reporterFields,
    children: z.array(reportedChild).min(1, message({ it: 'Aggiungi almeno un minore', en: 'Add at least one child' })).max(20),
    parties: z.array(party).max(30).default([]),
    draftId: id('reportDraft').nullish().describe('the draft to discard in the same transaction'),
  }),
  response: z.object({ id: id('report'), number: z.string(), reached: z.boolean().describe('false: the sender keeps only a receipt'), unitName: z.string(),
    told: z.int().nullable().describe('how many who coordinate were told at once; null: of a report that is not immediate nobody is') }),
})

export const receivingUnits = endpoint({
  id: 'intake.receivingUnits', method: 'GET', path: '/api/reports/receivers', audit: 'none',
  summary: 'Units to which I may send a report: those of my bodies and those that serve a municipality',
  query: z.object({ municipality: municipalityCode.optional() }),
  response: z.object({ rows: z.array(z.object({ id: id('unit'), name: z.string(), organisationName: z.string(), own: z.boolean(), member: z.boolean() })) }),
})

const receipt = z.object({
  id: id('report'), number: z.string(), unitName: z.string(), organisationName: z.string(), receivedAt: instant, sentAt: instant,
  state: z.enum(['waiting', 'assigned', 'decided']),
})
export type Receipt = z.output<typeof receipt>

export const listReceipts = endpoint({
  id: 'intake.listReceipts', method: 'GET', path: '/api/reports/receipts', summary: 'Reports I wrote or sent: number, dates and whether they were looked at',
  response: z.object({ rows: z.array(receipt) }),
})

const state = z.enum(reportStates)
export const reportRow = z.object({
  id: id('report'),
  number: z.string(),
  state,
  urgency: z.string(),
  source: z.string(),
  receivedAt: instant,
  unit: named,
  municipality: z.string().nullable(),
  assignedTo: named.nullable(),
  observeUntil: plainDate.nullable(),
  children: z.array(z.object({ name: z.string(), original: z.string().nullable() })).describe('empty for who reaches only the header'),
})
export type ReportRow = z.output<typeof reportRow>

export const reportCounts = z.object({ waiting: z.int(), assigned: z.int(), observing: z.int(), decided: z.int(), immediate: z.int(), mine: z.int() })
export type ReportCounts = z.output<typeof reportCounts>

export const listReports = endpoint({
  id: 'intake.listReports', method: 'GET', path: '/api/reports', summary: 'What waits and since when: the most urgent first, then the oldest',
  query: z.object({
    ...paging,
    state: z.enum([...reportStates, 'all']).optional().describe('left out: all that is not decided'),
    urgency: code.optional(),
    source: code.optional(),
    municipality: municipalityCode.optional(),
    unit: id('unit').optional(),
    assigned: z.enum(['me', 'nobody']).optional(),
  }),
  response: page(reportRow).extend({ counts: reportCounts.describe('of everything within reach, whatever the filters') }),
})

const triageDecision = z.object({
  id: z.uuid(),
  childId: z.uuid().nullable(),
  decision: z.enum(decisionNames),
  reason: z.string(),
  observeUntil: plainDate.nullable(),
  by: named,
  at: instant,
  holds: z.boolean().describe('false: replaced by a later one for each child'),
})

export const report = reportRow.omit({ children: true }).extend({
  organisationName: z.string(),
  channel: z.string(),
  municipalityIstat: z.string().nullable(),
  createdBy: named,
  createdAt: instant,
  version,
  content: z.object({
    facts: z.string(),
    factsWhen: z.string().nullable(),
    factsOn: plainDate.nullable(),
    factsPlace: z.string().nullable(),
    children: z.array(z.object({
      id: z.uuid(), name: z.string(), given: z.string().nullable(), family: z.string().nullable(), original: z.string().nullable(), birthDate: plainDate.nullable(),
      birthYear: z.int().nullable(), sex: z.enum(['M', 'F', 'X']).nullable(), country: z.string().nullable(), school: z.string().nullable(),
      whereabouts: z.string().nullable(), decision: z.enum(decisionNames).nullable(),
      file: z.object({ id: id('case'), number: z.string().nullable() }).nullable(),
    })),
    parties: z.array(party.extend({ id: z.uuid(), contact: z.string().nullable(), note: z.string().nullable() })),
    decisions: z.array(triageDecision),
  }).nullable().describe('null for who reaches only the header'),
  reporter: z.object({
    capacity: z.string().nullable(), name: z.string().nullable(), quality: z.string().nullable(), organisationName: z.string().nullable(),
    phone: z.string().nullable(), email: z.string().nullable(), protected: z.boolean(), protectionReason: z.string().nullable(),
  }).nullable().describe('null for who does not reach it'),
  can: z.object({ edit: z.boolean(), editReporter: z.boolean(), assign: z.boolean(), takeOn: z.boolean(), triage: z.boolean() }),
})
export type Report = z.output<typeof report>

const reportId = { reportId: id('report') }

export const getReport = endpoint({
  id: 'intake.getReport', method: 'GET', path: '/api/reports/{reportId}', summary: 'A report: what was told, about whom, what was decided',
  params: z.object(reportId), response: report,
})

export const updateReport = endpoint({
  id: 'intake.updateReport', method: 'PUT', path: '/api/reports/{reportId}', summary: 'Correct or complete a report on which nothing was decided yet',
  params: z.object(reportId),
  body: z.object({
    ...toldFields,
    children: z.array(reportedChild).min(1, message({ it: 'Aggiungi almeno un minore', en: 'Add at least one child' })).max(20),
    parties: z.array(party).max(30).default([]),
    reporter: reporterFields.nullish().describe('left out: as it was'),
    version,
  }),
  response: report,
})

export const assignReport = endpoint({
  id: 'intake.assignReport', method: 'POST', path: '/api/reports/{reportId}/assign', summary: 'Say who looks into a report',
  params: z.object(reportId),
  body: z.object({ operatorId: id('operator').nullable().describe('null: nobody any more'), version }),
  response: report,
})

export const listTriagers = endpoint({
  id: 'intake.listTriagers', method: 'GET', path: '/api/reports/{reportId}/triagers', summary: 'Who can look into a report', audit: 'none',
  params: z.object(reportId),
  response: z.object({ rows: z.array(named) }),
})

export const decideTriage = endpoint({
  id: 'intake.decideTriage', method: 'POST', path: '/api/reports/{reportId}/decisions', summary: 'Decide what follows for some or all children of a report',
  params: z.object(reportId),
  body: z.object({
    childIds: z.array(z.uuid()).min(1, message({ it: 'Scegli almeno un minore', en: 'Choose at least one child' })).max(20).optional().describe('left out: all'),
    decision: z.enum(decisionNames, { error: message({ it: 'Scegli una decisione', en: 'Choose a decision' }) }),
    reason: z.string().trim().min(10, message({ it: 'Scrivi perché: qualcuno dovrà capirlo tra un anno', en: 'Write why: somebody will have to understand it a year from now' })).max(5000, atMost(5000)),
    observeUntil: plainDate.nullish(),
    matches: z.array(z.object({ childId: z.uuid(), personId: id('person') })).max(20).default([]).describe('children who are somebody already known'),
    answers: z.array(openingAnswer.extend({ childId: z.uuid() })).max(40).default([]).describe('about those who may be the same child as one of these'),
    responsibleId: id('operator').nullish().describe('who answers for the files opened; left out: who decides'),
    siblings: z.boolean().default(true).describe('ties the files of these children'),
    version,
  }),
  response: report,
})

