import * as z from 'zod'
import { areas, families, followUps, indicatorStates, moments, reaches, strengths, surenesses, voices, type Answer, type Instrument } from '../domain/instrument.ts'

/** A text in both languages: the screen shows the reader's. */
export const words = z.object({ it: z.string().trim().max(2000), en: z.string().trim().max(2000) })

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/)
const itemRef = z.string().max(60)
const yes = z.literal(true).optional()

export const test = z.union([
  z.strictObject({ item: itemRef, is: z.array(z.string().max(60)).max(60) }),
  z.strictObject({ item: itemRef, isNot: z.array(z.string().max(60)).max(60) }),
  z.strictObject({ item: itemRef, atLeast: z.number() }),
  z.strictObject({ item: itemRef, atMost: z.number() }),
  z.strictObject({ item: itemRef, answered: z.boolean() }),
  z.strictObject({ count: z.array(itemRef).max(300), is: z.array(z.string().max(60)).max(60).optional(), atLeast: z.int().min(0) }),
  z.strictObject({ age: z.strictObject({ from: z.int().optional(), to: z.int().optional() }) }),
  z.strictObject({ moment: z.array(z.enum(moments)).max(3) }),
])
export const condition = z.union([test, z.strictObject({ all: z.array(test).max(20) }), z.strictObject({ any: z.array(test).max(20) })])

const option = z.object({ key, label: words, help: words.optional(), serious: yes, words: yes })
const level = z.object({ value: z.number(), label: words, help: words.optional() })
const never = z.array(words).max(20).optional()
const voice = z.enum([...voices, 'asked']).optional()

const itemFields = {
  key, label: words, help: words.optional(), childWords: words.optional(), never, required: yes, requiredWhen: condition.optional(), when: condition.optional(),
  area: z.enum(areas).optional(), voice, form: yes,
}
const column = z.object({
  key, label: words, kind: z.enum(['text', 'choice', 'date', 'number', 'yes_no']), options: z.array(option).max(60).optional(), required: yes,
})
export const item = z.discriminatedUnion('kind', [
  z.object({ ...itemFields, kind: z.literal('text'), long: yes }),
  z.object({ ...itemFields, kind: z.literal('choice'), options: z.array(option).max(100) }),
  z.object({ ...itemFields, kind: z.literal('choices'), options: z.array(option).max(100), atMost: z.int().min(1).optional() }),
  z.object({
    ...itemFields, kind: z.literal('scale'), levels: z.array(level).max(20), worse: z.enum(['up', 'down']), seriousFrom: z.number().optional(), notRated: yes,
    words: z.enum(['plain', 'voices']).optional(),
  }),
  z.object({ ...itemFields, kind: z.literal('number'), min: z.number().optional(), max: z.number().optional(), unit: words.optional(), whole: yes }),
  z.object({ ...itemFields, kind: z.literal('date'), past: yes }),
  z.object({ ...itemFields, kind: z.literal('yes_no'), serious: z.enum(['yes', 'no']).optional(), words: yes }),
  z.object({
    ...itemFields, kind: z.literal('indicator'), strength: z.enum(strengths).optional(), dimension: key.optional(), seriousFrom: z.enum(strengths).optional(),
  }),
  z.object({ ...itemFields, kind: z.literal('voices'), long: yes }),
  z.object({ ...itemFields, kind: z.literal('table'), columns: z.array(column).max(20), atMost: z.int().min(1).optional() }),
  z.object({ ...itemFields, kind: z.literal('person') }),
])

const section = z.object({
  key, title: words, help: words.optional(), reach: z.enum(reaches), clinical: yes, each: z.literal('person').optional(), phase: key.optional(), never,
  when: condition.optional(), items: z.array(item).max(120),
})

/** A whole instrument, as `domain/instrument.ts` describes it; what holds between its parts is checked by `faultsOf`. */
export const instrument = z.object({
  key: z.string().max(60),
  version: z.int().min(1),
  family: z.enum(families),
  title: words,
  purpose: words,
  source: z.object({ text: z.string().trim().max(500), sure: z.enum(surenesses) }),
  caveat: words.optional(),
  fillers: z.object({ roles: z.array(z.string().max(40)).max(20), professions: z.array(z.string().max(60)).max(40) }),
  moment: z.enum(['phases', 'date']),
  about: z.enum(['child', 'people']),
  sittings: yes,
  phases: z.array(z.object({ key, label: words })).max(20).optional(),
  never,
  sections: z.array(section).max(60),
  rules: z.array(z.object({ key, says: words, when: condition.optional(), needs: condition })).max(60).optional(),
  dimensions: z.array(z.object({ key, label: words })).max(20).optional(),
  closing: z
    .object({
      question: words, help: words.optional(),
      decisions: z.array(z.object({ key, label: words, help: words.optional(), follow: z.enum(followUps), words: yes })).max(20),
    })
    .optional(),
  alerts: z.array(z.object({ key, says: words, when: condition })).max(20).optional(),
  meets: z.object({ rule: z.string().max(20), eventLabel: words }).optional(),
  beforeEighteen: z.record(itemRef, z.array(z.int().min(0).max(60)).max(6)).optional(),
  keywords: z.array(z.string().trim().max(60)).max(40).optional(),
})
export type InstrumentView = z.output<typeof instrument>
/** The two descriptions are the same: a drift between them does not compile. */
export const asInstrument = (view: InstrumentView): Instrument => view as Instrument

const text = z.string().max(20_000)
/** One answer; which fields it uses follows from the kind of its item. */
export const answer = z.strictObject({
  voice: z.enum(voices).optional(),
  text: text.optional(),
  choice: z.string().max(60).optional(),
  choices: z.array(z.string().max(60)).max(100).optional(),
  level: z.number().optional(),
  notRated: z.boolean().optional(),
  number: z.number().optional(),
  date: z.string().max(10).optional(),
  yes: z.enum(['yes', 'no', 'unknown']).optional(),
  state: z.enum(indicatorStates).optional(),
  on: z.string().max(10).optional(),
  who: z.string().max(200).optional(),
  fact: text.optional(),
  strength: z.enum(strengths).optional(),
  voices: z.strictObject({ child: text.optional(), parents: text.optional(), workers: text.optional() }).optional(),
  rows: z.array(z.record(z.string().max(60), z.union([z.string().max(2000), z.number()]))).max(200).optional(),
  person: z.uuid().optional(),
})
export const answers = z.record(z.string().max(60), answer)
export type AnswerView = Answer
