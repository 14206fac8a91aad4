import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import type { Sureness } from '../domain/rule.ts'
import { named } from './term.ts'

/** Terms ring by how far they are when entered: in hours; within a month; further. `now`: due at once, without a date by law. */
export const leadKinds = ['now', 'hours', 'days', 'months'] as const
export type LeadKind = (typeof leadKinds)[number]

/** When terms of one kind ring in a unit, before the due moment; then when those above are told, if nobody acted. */
export const leadTime = z.object({
  unit: named,
  kind: z.enum(leadKinds),
  alarms: z.array(z.int()).describe('hours before due for `hours`, days before the last working day for `days` and `months`, hours after it was entered for `now`'),
  coordinator: z.int().describe('in the same measure: when the coordinator is told of a term still open'),
  manager: z.int(),
  own: z.boolean().describe('set by this unit; false: as shipped, or as set by a unit above'),
  version: z.int().min(0).describe('0: not set yet'),
  can: z.object({ change: z.boolean() }),
})
export type LeadTime = z.output<typeof leadTime>

export const listLeadTimes = endpoint({
  id: 'deadlines.listLeadTimes', method: 'GET', path: '/api/deadlines/lead-times', summary: 'When terms ring, for each of my units', audit: 'none',
  response: z.object({ rows: z.array(leadTime) }),
})

export const setLeadTime = endpoint({
  id: 'deadlines.setLeadTime', method: 'PUT', path: '/api/deadlines/lead-times/{unitId}/{kind}', summary: 'Set when terms of a kind ring in a unit; moves the alarms of its open terms',
  params: z.object({ unitId: id('unit'), kind: z.enum(leadKinds) }),
  body: z.object({
    alarms: z.array(z.int().min(0).max(400)).min(1, message({ it: 'Indica almeno un preavviso', en: 'Give one lead time at least' })).max(8),
    coordinator: z.int().min(0).max(400),
    manager: z.int().min(0).max(400),
    version: z.int().min(0),
  }),
  response: leadTime,
})

/** A local standard: a service's own promise, or a regional rule. Never shown as law; never in the place of one. */
export const standard = z.object({
  id: id('standard'),
  unit: named,
  ruleId: z.string().nullable().describe('the rule of practice whose number it replaces here; null: a promise of its own'),
  title: z.string(),
  trigger: z.string().describe('counted from: "dalla presa in carico"'),
  amount: z.int(),
  measure: z.enum(['hours', 'days', 'months']),
  source: z.string().nullable().describe('resolution, regional law, protocol'),
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  version,
  can: z.object({ change: z.boolean() }),
})
export type Standard = z.output<typeof standard>

export const listStandards = endpoint({
  id: 'deadlines.listStandards', method: 'GET', path: '/api/deadlines/standards', summary: 'Local standards of my units', audit: 'none',
  response: z.object({
    rows: z.array(standard),
    rules: z.array(z.object({ id: z.string(), title: z.object({ it: z.string(), en: z.string() }), source: z.string(), months: z.int() })).describe('rules of practice that leave their number to the service, with the number of practice'),
    can: z.object({ add: z.array(named).describe('units where I may add one') }),
  }),
})

const standardWords = {
  ruleId: z.string().nullish().describe('of a rule that leaves its number to the service (months before 18): title and beginning are the rule’s'),
  title: optionalLine(200), trigger: optionalLine(200), amount: z.int().min(1).max(400), measure: z.enum(['hours', 'days', 'months']), source: line(200).nullish(),
}

export const addStandard = endpoint({
  id: 'deadlines.addStandard', method: 'POST', path: '/api/deadlines/standards', summary: 'Add a local standard',
  body: z.object({ unitId: id('unit'), ...standardWords, validFrom: plainDate.optional() }),
  response: standard,
})

export const endStandard = endpoint({
  id: 'deadlines.endStandard', method: 'POST', path: '/api/deadlines/standards/{standardId}/end', summary: 'End a local standard: no new term by it; those stored stay',
  params: z.object({ standardId: id('standard') }), body: z.object({ validTo: plainDate, version }), response: standard,
})

const bilingual = z.object({ it: z.string(), en: z.string() })
export const surenesses = ['SEEN', 'SEEN-2', 'OWN', 'UNSURE'] as const satisfies readonly Sureness[]

/** A value of moving law: a number with the days on which it holds, or the day from which law holds or changes. */
export const parameter = z.object({
  id: id('parameter').nullable().describe('null: as shipped'),
  name: z.string(),
  kind: z.enum(['amount', 'start', 'change']).describe('start: rules hold from its day; change: from its day rules are to be read with another law, null when nobody knows'),
  unit: z.enum(['years', 'months', 'days']).nullable().describe('of a number'),
  label: bilingual,
  note: bilingual.nullable().describe('last known state, where the law is on the move'),
  value: z.int().nullable().describe('of a number'),
  validFrom: plainDate.nullable(),
  validTo: plainDate.nullable(),
  replaced: z.boolean().describe('another took its place'),
  source: z.string(),
  sure: z.array(z.object({ code: z.enum(surenesses), words: bilingual })),
  rules: z.array(z.string()).describe('rules it has to do with'),
  appliedAt: instant.nullable(),
  appliedBy: named.nullable(),
})
export type Parameter = z.output<typeof parameter>

export const listParameters = endpoint({
  id: 'deadlines.listParameters', method: 'GET', path: '/api/deadlines/parameters', summary: 'Values of moving law, with their dates', audit: 'none',
  response: z.object({ rows: z.array(parameter), can: z.object({ change: z.boolean() }) }),
})

const proposal = {
  name: z.string().trim().min(1).max(60),
  value: z.int().min(1).max(1000).nullish().describe('of a number'),
  validFrom: plainDate.nullish().describe('left out: not known (only of a law that may come)'),
  source: line(300),
  sure: z.enum(surenesses).default('SEEN').describe('how the source was read'),
}
const standings = ['before', 'in_force', 'after', 'changed'] as const

const touched = z.object({
  id: id('term'), caseNumber: z.string().nullable(), ruleId: z.string(), unit: named.nullable(), due: z.string().nullable(), newDue: z.string().nullable(),
  standing: z.enum(standings), newStanding: z.enum(standings),
})

/** Which open terms a change of law would touch, before applying it. Numbers of files, never names. */
export const previewParameter = endpoint({
  id: 'deadlines.previewParameter', method: 'GET', path: '/api/deadlines/parameters/preview', summary: 'Which open terms a new value would touch, with old and new dates',
  query: z.object({ name: proposal.name, value: z.coerce.number().int().min(1).max(1000).optional(), validFrom: plainDate.optional() }),
  response: z.object({
    open: z.int().describe('open terms it has to do with, in the installation'),
    moved: z.int().describe('of these, how many get another date'),
    touched: z.int().describe('how many keep their date, but stand under another law'),
    rows: z.array(touched).describe('the first hundred that move or are touched'),
  }),
})

export const applyParameter = endpoint({
  id: 'deadlines.applyParameter', method: 'POST', path: '/api/deadlines/parameters', summary: 'Apply a new value: open terms are computed anew in the background, with history',
  body: z.object(proposal), response: parameter,
})

export const settingsEndpoints = { listLeadTimes, setLeadTime, listStandards, addStandard, endStandard, listParameters, previewParameter, applyParameter }
