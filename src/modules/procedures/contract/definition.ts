import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { page, paging } from '#kernel/contract/fields.ts'
import { actors, consequences, families, surenesses } from '../domain/definition.ts'

/** A text in both languages: the screen shows the reader's. */
export const words = z.object({ it: z.string(), en: z.string() })

export const fieldTypes = ['instant', 'date', 'choice', 'choices', 'words', 'authority', 'number', 'yes'] as const

export const field = z.object({
  id: z.string(),
  label: words,
  type: z.enum(fieldTypes).describe('authority: words with suggestions; number: a file number as written; yes: to be confirmed'),
  required: z.boolean(),
  options: z.array(z.object({ id: z.string(), label: words })),
  hint: words.nullable(),
})
export type FieldView = z.output<typeof field>

export const source = z.object({
  rule: z.string().nullable().describe('rule of the deadlines engine, for its reasons'),
  article: z.string(),
  sureness: z.enum(surenesses),
})

export const consequence = z.object({ code: z.enum(consequences), words })

export const forkOption = z.object({
  id: z.string(),
  label: words,
  ends: z.boolean().describe('nothing is left to do on this road'),
  next: z.array(z.string()).describe('steps that apply only on this road'),
})

/** A step as the library describes it. */
export const stepDefinition = z.object({
  id: z.string(),
  group: z.string(),
  title: words,
  text: words,
  send: words.nullable().describe('what is sent, and to whom'),
  actor: z.enum(actors),
  ours: z.boolean().describe('the service does it; false: an authority does, the service records it'),
  moment: z.enum(['instant', 'date']).describe('date: the day is enough'),
  sources: z.array(source),
  terms: z.array(z.object({ rule: z.string(), from: words.describe('what it runs from'), term: words.describe('how long: "24 ore"') })),
  after: z.array(z.string()),
  when: z.array(z.object({ fork: z.string(), is: z.array(z.string()) })),
  onLoss: z.boolean(),
  fromAge: z.object({ years: z.int(), months: z.int() }).nullable(),
  required: z.boolean(),
  repeatable: z.boolean(),
  skippable: z.boolean(),
  closing: z.boolean().describe('recorded, nothing else is left but what comes after it'),
  fields: z.array(field),
  documents: z.array(z.object({ id: z.string(), label: words, required: z.boolean() })),
  checks: z.array(field),
  fork: z.array(forkOption).nullable(),
  starts: z.string().nullable().describe('another procedure it starts'),
  consequence: consequence.nullable(),
})
export type StepDefinitionView = z.output<typeof stepDefinition>

export const definitionRow = z.object({
  id: z.string(),
  version: z.int(),
  family: z.enum(families),
  title: words,
  whenUsed: words,
  source: z.object({ article: z.string(), sureness: z.enum(surenesses) }),
  scope: z.enum(['case', 'body']),
  section: z.string(),
  steps: z.int(),
  caveat: words.nullable(),
  matches: z.array(words).describe('titles of steps that the searched words were found in'),
})
export type DefinitionRow = z.output<typeof definitionRow>

export const definition = definitionRow.omit({ steps: true, matches: true }).extend({
  start: z.string().describe('the step recorded by starting'),
  groups: z.array(z.object({ id: z.string(), title: words })),
  steps: z.array(stepDefinition),
})
export type DefinitionView = z.output<typeof definition>

export const listDefinitions = endpoint({
  id: 'procedures.listDefinitions', method: 'GET', path: '/api/procedures/definitions', summary: 'The library of procedures, searchable', audit: 'none',
  query: z.object({ ...paging, family: z.enum(families).optional(), scope: z.enum(['case', 'body']).optional() }),
  response: page(definitionRow),
})

export const getDefinition = endpoint({
  id: 'procedures.getDefinition', method: 'GET', path: '/api/procedures/definitions/{definitionId}', summary: 'One procedure with its steps, terms, forks and sources', audit: 'none',
  params: z.object({ definitionId: z.string().max(40) }),
  query: z.object({ version: z.coerce.number().int().min(1).optional().describe('the current one when absent') }),
  response: definition,
})

export const definitionEndpoints = { listDefinitions, getDefinition }
