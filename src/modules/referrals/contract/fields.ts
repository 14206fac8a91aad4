import * as z from 'zod'
import { message } from '#kernel/contract/message.ts'
import { id, plainDate } from '#kernel/contract/fields.ts'
import { parseHours } from '../domain/hours-text.ts'
import { openableSections, type Section } from '#modules/access/contract.ts'

export const named = z.object({ id: z.uuid(), name: z.string() })
export type Named = z.output<typeof named>
export const optionalDate = plainDate.nullish().transform((value) => value ?? null)
export const optionalUnit = id('unit').nullish().transform((value) => value ?? null)
export const optionalOperator = id('operator').nullish().transform((value) => value ?? null)
export const optionalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, message({ it: 'Scrivi l’ora così: 09:30', en: 'Write the time like this: 09:30' })).nullish().transform((value) => value ?? null)
export const optionalDocument = id('document').nullish().transform((value) => value ?? null)
export const sharedSections = z.array(z.enum(openableSections as [Section, ...Section[]])).max(8).default([])
export const caseParams = z.object({ caseId: id('case') })

const wrongHours = message({ it: 'Scrivi le ore così: 2, 1:30 oppure 1,5', en: 'Write hours like this: 2, 1:30 or 1.5' })
/** Minutes as a number, or hours as people type them (`2`, `1:30`, `1,5`, `45m`); between five minutes and so many. */
export const minutes = (max: number) =>
  z.union([z.int(), z.string().transform((text, context) => {
    const typed = parseHours(text)
    if (typed !== null) return typed
    context.addIssue({ code: 'custom', message: wrongHours })
    return z.NEVER
  })], { error: wrongHours })
    .pipe(z.int().min(5, message({ it: 'Almeno cinque minuti', en: 'At least five minutes' })).max(max, message({ it: 'Sono troppe ore: controlla', en: 'Too many hours: check' })))
/** Hours as typed in a field (`2`, `1:30`, `1,5`), to minutes; nothing when left empty. */
export const typedHours = (max: number) =>
  z.union([z.number().transform((hours) => Math.round(hours * 60)), z.string().trim().transform((text, context) => {
    if (!text) return null
    const clock = /^(\d{1,4}):([0-5]\d)$/.exec(text)
    const decimal = /^\d{1,4}(?:[.,]\d{1,2})?$/.exec(text)
    if (clock) return Number(clock[1]) * 60 + Number(clock[2])
    if (decimal) return Math.round(Number(text.replace(',', '.')) * 60)
    context.addIssue({ code: 'custom', message: wrongHours })
    return z.NEVER
  })], { error: wrongHours }).nullish().transform((value) => value ?? null)
    .refine((value) => value === null || (value >= 15 && value <= max), { error: message({ it: 'Sono troppe o troppo poche ore: controlla', en: 'Too many or too few hours: check' }) })
