import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, instant, page, paging, plainDate } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const bilingual = z.object({ it: z.string(), en: z.string() })
const groups = ['403', 'AFF', 'ASS', 'ADO', 'CPC', 'SEG', 'MSNA', 'ETA', 'PER', 'EU', 'PEN', 'SCU', 'TUT', 'PRI', 'STD'] as const

/** What a rule counts from; `none`: the law gives it no number. */
export const ruleInputs = ['instant', 'date', 'anchor', 'birth', 'hearing', 'none'] as const

const ruleRow = z.object({
  id: z.string(),
  group: z.enum(groups),
  groupName: bilingual,
  title: bilingual,
  term: bilingual.describe('the term in few words, with how it is counted'),
  mode: z.string().describe('H-S, D-C, M-C, D-A, M-A, D-P, M-P, D-J, D-EU, M-EU, WD-EU, BK, AGE, REC, IMM, SR, EVT'),
  input: z.enum(ruleInputs).describe('what it counts from'),
  kind: z.enum(['law', 'standard']),
  source: z.string(),
})
export type RuleRow = z.output<typeof ruleRow>

/** The rules of the engine, in the order of the law's table. */
export const listRules = endpoint({
  id: 'deadlines.listRules',
  method: 'GET',
  path: '/api/deadlines/rules',
  summary: 'Rules of the legal clock, by words, group and kind',
  audit: 'none',
  query: z.object({
    ...paging,
    limit: z.coerce.number().int().min(1).max(300).default(50),
    group: z.enum(groups).optional(),
    kind: z.enum(['law', 'standard']).optional(),
    dated: flag.optional().describe('true: only rules that give a date'),
  }),
  response: page(ruleRow),
})

const ruleText = ruleRow.extend({
  version: z.int(),
  trigger: bilingual,
  actor: bilingual,
  action: bilingual,
  consequence: z.object({ code: z.string(), name: bilingual, words: bilingual }),
  sure: z.array(z.object({ code: z.string(), words: bilingual })).describe('how sure the rule is: shown, never hidden'),
  sureNote: bilingual.nullable(),
  validFrom: plainDate.nullable(),
  validTo: plainDate.nullable(),
  moving: z.array(bilingual).describe('law that was about to change'),
  lengthUnit: z.enum(['hours', 'days', 'months']).nullable().describe('unit of a shorter or local length, where somebody may fix one'),
  lengthBy: z.enum(['judge', 'prosecutor', 'region', 'service']).nullable().describe('who fixes the number that the law does not give'),
})
export type RuleText = z.output<typeof ruleText>

export const getRule = endpoint({
  id: 'deadlines.getRule',
  method: 'GET',
  path: '/api/deadlines/rules/{ruleId}',
  summary: 'One rule of the legal clock: trigger, term, action, consequence, source, how sure',
  audit: 'none',
  params: z.object({ ruleId: z.string().max(20) }),
  response: ruleText,
})

/** The bare calculation, for people who only need the date: nothing is stored. */
export const calculate = endpoint({
  id: 'deadlines.calculate',
  method: 'GET',
  path: '/api/deadlines/calculation',
  summary: 'Dates of a legal term from its event, with the reasons',
  audit: 'none',
  query: z.object({
    rule: z.string().max(20),
    event: z.string().max(40).describe('`YYYY-MM-DD`, or `YYYY-MM-DDThh:mm` with offset; without offset it is Rome’s clock, refused where that is two instants or none'),
    rome: flag.optional().describe('the deciding office has its seat in Rome: 29 June is a holiday'),
    occurrence: z.coerce.number({ error: message({ it: 'Il numero della scadenza è un intero da 1', en: 'The number of the term is a whole number from 1' }) }).optional().describe('of a recurring term, from 1'),
    upcoming: flag.optional().describe('of a recurring term, the first that is not past: what a term entered by hand begins with'),
    length: z.coerce.number({ error: message({ it: 'La durata è un numero intero', en: 'The length is a whole number' }) }).optional().describe('a shorter term fixed by the judge, or a local number, in the rule’s unit'),
  }),
  response: z.object({
    rule: ruleText,
    event: z.string().describe('as counted from'),
    occurrence: z.int().nullable().describe('of a recurring term, which one these dates are of'),
    raw: z.string().nullable().describe('by the bare calendar'),
    extended: z.string().nullable().describe('after holidays: information only; null where nothing moves'),
    due: z.string().nullable().describe('what to work on: a date, or an instant with Rome’s offset'),
    dueAt: instant.nullable().describe('the last instant of due'),
    workBy: plainDate.nullable().describe('last working day by which to do it; terms in hours have none'),
    suspended: plainDate.nullable().describe('with the suspension of August, only if it applies'),
    opens: plainDate.nullable().describe('first day on which it is possible'),
    formal: z.string().nullable().describe('end of the last hour, never to plan on'),
    why: z.array(z.object({ code: z.string(), words: bilingual })).describe('perché questa data'),
  }),
})

export const calculationEndpoints = { listRules, getRule, calculate }
