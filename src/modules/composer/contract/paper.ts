import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { term } from '#modules/deadlines/contract.ts'
import { paperKinds, paperParts } from '../domain/paper.ts'
import { paperStates } from '../domain/states.ts'
import { block, blocks, method } from './content.ts'

export const named = z.object({ id: z.uuid(), name: z.string() })
const nullable = z.string().nullable()
const day = plainDate.nullable()
const optionalDay = plainDate.nullish().transform((value) => value ?? null)
export const kind = z.enum(paperKinds, { error: message({ it: 'Scegli che cosa scrivere', en: 'Choose what to write' }) })
export const part = z.enum(paperParts)
export const state = z.enum(paperStates)
export const channels = ['pct', 'pec', 'protocol', 'by_hand', 'post', 'email'] as const
export const receiptKinds = ['accepted', 'delivered', 'protocol', 'other'] as const

export const addressee = z.object({ name: z.string(), office: nullable, address: nullable, pec: nullable, attention: nullable })
const addresseeInput = z.strictObject({
  name: z.string().trim().max(200).default(''), office: optionalLine(200), address: optionalLine(300), pec: optionalLine(200), attention: optionalLine(200),
})

export const paperHead = z.object({
  id: id('paper'),
  caseId: id('case'),
  caseNumber: z.string(),
  childName: z.string(),
  kind,
  title: z.string(),
  state,
  unit: named,
  number: z.object({ n: z.int(), year: z.int() }).nullable(),
  current: z.int().describe('the version being written, or the last one approved'),
  dueOn: day.describe('of the term it meets'),
  addressee: z.string(),
  authors: z.array(z.string()),
  sentOn: day,
  changedAt: instant,
  openRemarks: z.int(),
})
export type PaperHead = z.output<typeof paperHead>

export const section = z.object({
  id: id('section'),
  key: z.string(),
  title: z.string(),
  part,
  clinical: z.boolean(),
  optional: z.boolean(),
  hint: nullable,
  authors: z.array(named),
  blocks: z.array(block),
  version,
  savedBy: named.nullable(),
  savedAt: instant.nullable(),
  openRemarks: z.int(),
  can: z.object({ write: z.boolean() }),
})
export type Section = z.output<typeof section>

export const documentRef = z.object({ id: id('document'), title: z.string() })
export const frozenVersion = z.object({
  n: z.int(),
  hash: z.string(),
  approvedBy: named,
  approvedAt: instant,
  pdf: documentRef.nullable(),
  docx: documentRef.nullable(),
  trouble: nullable.describe('why the files could not be made'),
  signed: z.object({ document: documentRef, check: z.enum(['same', 'by_eye']), by: named, at: instant }).nullable(),
  sent: z.object({ to: z.string(), channel: z.enum(channels), on: plainDate, protocolNumber: nullable, protocolOn: day, note: nullable, by: named, at: instant }).nullable(),
  receipts: z.array(z.object({ document: documentRef, kind: z.enum(receiptKinds), at: instant })),
})
export type FrozenVersion = z.output<typeof frozenVersion>

export const paperCan = z.object({
  change: z.boolean(), arrange: z.boolean(), ask: z.boolean(), takeBack: z.boolean(), approve: z.boolean(), sendBack: z.boolean(), drop: z.boolean(), answer: z.boolean(),
  render: z.boolean(), sign: z.boolean(), send: z.boolean(), addReceipt: z.boolean(), renew: z.boolean(), remark: z.boolean(), draft: z.boolean(),
})

/** A paper with everything its reader may see of it. */
export const paper = paperHead.omit({ addressee: true, authors: true }).extend({
  subject: z.string(),
  addressee,
  measure: z.object({ id: id('measure'), kind: z.string(), number: nullable, authority: z.string() }).nullable(),
  question: nullable,
  term: z.object({ id: id('term'), title: z.string(), due: nullable, state: z.string() }).nullable(),
  period: z.object({ from: plainDate, to: plainDate }).nullable(),
  methods: z.array(method),
  annexes: z.array(z.string()),
  place: nullable,
  datedOn: day,
  needsMethod: z.boolean(),
  answersOrder: z.boolean(),
  asked: z.object({ by: named, at: instant }).nullable(),
  sentBack: z.object({ by: named, at: instant, words: nullable }).nullable().describe('why the coordinator gave it back, while it is written again'),
  createdBy: named,
  createdAt: instant,
  sections: z.array(section),
  hiddenSections: z.int().describe('psychological ones, which this reader does not see'),
  frozen: z.array(frozenVersion).describe('newest first'),
  twoPairs: z.boolean().describe('the body wants another pair of eyes on a text of one hand'),
  version,
  can: paperCan,
})
export type Paper = z.output<typeof paper>

const inCase = { caseId: id('case') }
export const ofPaper = { paperId: id('paper') }

/** A term that asks for a report, and what is written to meet it. */
export const reportTerm = z.object({ term, kind })
export type ReportTerm = z.output<typeof reportTerm>

export const listCasePapers = endpoint({
  id: 'composer.listCasePapers', method: 'GET', path: '/api/cases/{caseId}/papers', summary: 'Official writings of a file, those under way first; and the report terms nobody writes for yet',
  params: z.object(inCase),
  query: z.object({ ...paging, kind: kind.optional(), state: state.optional(), dropped: flag.optional().describe('with those thrown away') }),
  response: page(paperHead).extend({
    terms: z.array(reportTerm).describe('without a paper'),
    can: z.object({ start: z.boolean() }),
  }),
})

export const works = ['write', 'approve', 'send', 'sent', 'all'] as const
export const listPapers = endpoint({
  id: 'composer.listPapers', method: 'GET', path: '/api/papers', summary: 'Official writings to write, to approve and to send, within reach, by their term',
  query: z.object({
    ...paging, work: z.enum(works).default('write'), scope: z.enum(['mine', 'unit', 'all']).default('mine').describe('mine: I write in it, or the file is mine'), kind: kind.optional(),
    unit: id('unit').optional(),
  }),
  response: page(paperHead).extend({ counts: z.object({ write: z.int(), approve: z.int(), send: z.int() }) }),
})

export const listReportTerms = endpoint({
  id: 'composer.listReportTerms', method: 'GET', path: '/api/report-terms', summary: 'Terms that ask for a report and have no paper yet, in the files where who asks may begin one, by their day',
  query: z.object({ ...paging, scope: z.enum(['mine', 'unit', 'all']).default('mine').describe('mine: I answer for the term'), unit: id('unit').optional() }),
  response: page(reportTerm),
})

export const getPaper = endpoint({
  id: 'composer.getPaper', method: 'GET', path: '/api/papers/{paperId}', summary: 'An official writing with its sections and versions', params: z.object(ofPaper), response: paper,
})

/** What the form of a new paper offers. */
export const getPaperDesk = endpoint({
  id: 'composer.getPaperDesk', method: 'GET', path: '/api/cases/{caseId}/paper-desk', summary: 'What a new paper may answer, and who may write in it',
  params: z.object(inCase),
  response: z.object({
    childName: z.string(),
    kinds: z.array(z.object({ kind, answersOrder: z.boolean(), sections: z.int() })),
    orders: z.array(z.object({
      id: id('measure'), kind: z.string(), number: nullable, authority: z.string(), decidedOn: day, inForce: z.boolean(),
      question: z.string().describe('what the judge asks: the mandate and the prescriptions, as written'),
      terms: z.array(z.object({ id: id('term'), title: z.string(), due: nullable })),
    })),
    terms: z.array(z.object({ id: id('term'), title: z.string(), due: nullable, rule: nullable })),
    colleagues: z.array(named.extend({ role: nullable })),
    period: z.object({ from: plainDate, to: plainDate }).describe('since the last paper sent, or the last six months'),
    appointments: z.array(z.object({ id: z.uuid(), title: z.string(), on: plainDate })).describe('meetings whose minutes may be taken up'),
    plans: z.array(z.object({ id: z.uuid(), title: z.string(), kind: z.string() })),
    requests: z.array(z.object({ id: z.uuid(), title: z.string(), on: day })),
    assessments: z.array(z.object({ id: z.uuid(), title: z.string(), on: day, instrument: z.string() })),
    can: z.object({ start: z.boolean() }),
  }),
})
export type PaperDesk = z.output<typeof getPaperDesk.response>

const period = z.object({ from: plainDate, to: plainDate }).refine(({ from, to }) => from <= to, { error: message({ it: 'La fine viene prima dell’inizio', en: 'The end comes before the beginning' }), path: ['to'] })

export const startPaper = endpoint({
  id: 'composer.startPaper', method: 'POST', path: '/api/cases/{caseId}/papers', summary: 'Begin an official writing on its skeleton',
  params: z.object(inCase),
  body: z.object({
    kind,
    title: optionalLine(200).describe('the kind’s own when left out'),
    measureId: id('measure').nullish(),
    question: z.string().trim().max(20_000).nullish().transform((value) => value || null),
    termId: id('term').nullish(),
    period: period.nullish(),
    sourceId: z.uuid().nullish().describe('the plan, meeting, request or assessment whose words it takes up'),
    authors: z.array(id('operator')).max(20).default([]).describe('who writes besides who begins it'),
    psychologists: z.array(id('operator')).max(20).default([]).describe('who writes the psychological sections'),
  }),
  response: paper,
})

export const changePaper = endpoint({
  id: 'composer.changePaper', method: 'PUT', path: '/api/papers/{paperId}', summary: 'The head of a paper: addressee, subject, question, period, methods, annexes',
  params: z.object(ofPaper),
  body: z.object({
    title: line(200), subject: z.string().trim().max(500), addressee: addresseeInput, measureId: id('measure').nullish(),
    question: z.string().trim().max(20_000).nullish().transform((value) => value || null), termId: id('term').nullish(), period: period.nullish(),
    methods: z.array(method).max(20), annexes: z.array(line(300)).max(40), place: optionalLine(120), datedOn: optionalDay, version,
  }),
  response: paper,
})

export const arrangeSections = endpoint({
  id: 'composer.arrangeSections', method: 'PUT', path: '/api/papers/{paperId}/sections', summary: 'Sections of a paper: which, in which part and order, and who writes each',
  params: z.object(ofPaper),
  body: z.object({
    sections: z.array(z.object({
      id: id('section').nullish().describe('a new one when left out'), title: line(200), part, clinical: z.boolean().default(false),
      authors: z.array(id('operator')).min(1, message({ it: 'Chi scrive questa sezione?', en: 'Who writes this section?' })).max(20),
    })).min(1).max(40),
    version,
  }),
  response: paper,
})

const ofSection = { paperId: id('paper'), sectionId: id('section') }
export const saveSection = endpoint({
  id: 'composer.saveSection', method: 'PUT', path: '/api/papers/{paperId}/sections/{sectionId}', summary: 'Save the words of a section; 409 with the other text when somebody was faster',
  params: z.object(ofSection), body: z.object({ blocks, version }), response: section,
})

export const listSectionVersions = endpoint({
  id: 'composer.listSectionVersions', method: 'GET', path: '/api/papers/{paperId}/sections/{sectionId}/versions', summary: 'What a section said before, newest first',
  params: z.object(ofSection),
  response: z.object({ rows: z.array(z.object({ n: z.int(), blocks: z.array(block), by: named, at: instant })) }),
})

export const paperEndpoints = { listCasePapers, listPapers, listReportTerms, getPaper, getPaperDesk, startPaper, changePaper, arrangeSections, saveSection, listSectionVersions }
