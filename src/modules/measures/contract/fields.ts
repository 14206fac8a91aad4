import * as z from 'zod'
import { code, id, line, optionalLine, plainDate } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { itemStates } from '../domain/checklist.ts'
import { rgStates } from '../domain/kinds.ts'
import { exercises, officeRoles } from '../domain/legal-input.ts'
import { relations } from '../domain/derive.ts'

export const named = z.object({ id: z.uuid(), name: z.string() })
export const natures = ['civile', 'penale', 'amministrativo'] as const
export const words = (max = 20_000) => z.string().max(max, message({ it: `Al massimo ${max} caratteri`, en: `${max} characters at most` })).nullish().transform((value) => value?.trim() || null)
export const optionalDate = plainDate.nullish()

/** A time of the clock in Rome, `9:30`; in the hour that comes twice when clocks go back, with its offset: `2:30+02:00`. */
export const clockTime = z.string().trim().regex(/^([01]?\d|2[0-3]):[0-5]\d([+-]\d{2}:\d{2})?$/, message({ it: 'Scrivi l’ora come 9:30', en: 'Write the time like 9:30' })).nullish()

export const effectInput = z.object({
  parentId: id('person'),
  state: z.enum(rgStates, { error: message({ it: 'Scegli una voce', en: 'Choose an entry' }) }),
  exercise: z.enum(exercises).nullish(),
  limits: words(4000),
  from: optionalDate,
  to: optionalDate,
})

export const officeInput = z
  .object({
    role: z.enum(officeRoles, { error: message({ it: 'Scegli una voce', en: 'Choose an entry' }) }),
    personId: id('person').nullish(),
    operatorId: id('operator').nullish(),
    organisationId: id('organisation').nullish(),
    holder: optionalLine(200),
    powers: words(4000),
    from: optionalDate,
    to: optionalDate,
  })
  .refine((one) => [one.personId, one.operatorId, one.organisationId, one.holder].filter(Boolean).length === 1, { error: message({ it: 'Indica chi è: una persona, un ente oppure il nome', en: 'Say who it is: a person, a body, or the name' }), path: ['holder'] })

export const prescriptionInput = z.object({
  id: z.uuid().nullish().describe('one that the measure had already'),
  words: line(4000),
  who: code,
  personId: id('person').nullish(),
  whoWords: optionalLine(200),
  byOn: optionalDate,
})

export const checklistInput = z.record(
  z.string().max(20),
  z.object({ state: z.enum(itemStates), words: words(4000), on: optionalDate }),
)

export const followsInput = z.object({
  measureId: id('measure'),
  relation: z.enum(relations, { error: message({ it: 'Scegli una voce', en: 'Choose an entry' }) }),
  onDay: optionalDate,
  words: words(2000),
})

const authority = {
  authorityId: id('organisation').nullish(),
  authorityWords: optionalLine(200),
}

export const proceedingInput = {
  nature: z.enum(natures).default('civile'),
  ...authority,
  number: line(60),
  judge: optionalLine(200),
  lawyers: words(2000),
  openedOn: optionalDate,
  status: z.enum(['pendente', 'sospeso', 'riunito', 'definito']).default('pendente'),
  closedOn: optionalDate,
  note: words(4000),
}

/** What an order says, as it is typed. Sections of the form that its kind does not need stay empty. */
export const measureInput = {
  kind: code,
  also: z.array(code).max(12).default([]).describe('what else the same order decides'),
  ...authority,
  number: optionalLine(60),
  proceedingId: id('proceeding').nullish(),
  newProceeding: z.object(proceedingInput).nullish(),
  decidedOn: optionalDate,
  decidedTime: clockTime,
  filedOn: optionalDate,
  communicatedOn: optionalDate,
  notifiedOn: optionalDate,
  notifiedTime: clockTime,
  startsOn: optionalDate,
  endsOn: optionalDate,
  durationMonths: z.coerce.number(message({ it: 'Scrivi un numero', en: 'Write a number' })).int().min(1, message({ it: 'Almeno un mese', en: 'At least one month' })).max(240, message({ it: 'Al massimo 240 mesi', en: '240 months at most' })).nullish(),
  grounds: words(),
  decision: words(),
  placementKind: code.nullish(),
  placementWords: words(2000),
  mandate: words(),
  reportEveryMonths: z.coerce.number(message({ it: 'Scrivi un numero', en: 'Write a number' })).int().min(1, message({ it: 'Almeno un mese', en: 'At least one month' })).max(24, message({ it: 'Al massimo 24 mesi', en: '24 months at most' })).nullish(),
  firstReportOn: optionalDate,
  reportsOn: z.array(plainDate).max(24).default([]),
  effects: z.array(effectInput).max(12).default([]),
  offices: z.array(officeInput).max(8).default([]),
  prescriptions: z.array(prescriptionInput).max(40).default([]),
  checklist: checklistInput.default({}),
  documentId: id('document').nullish(),
  draftId: id('draft').nullish().describe('the draft it was written from, put away with it'),
}
