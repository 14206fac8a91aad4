import * as z from 'zod'
import type { Id } from '../domain/ids.ts'
import { isPlainDate, type PlainDate } from '../domain/plain-date.ts'
import { message } from './message.ts'

/** What an empty field that must not be empty says. */
export const obligatory = message({ it: 'Campo obbligatorio', en: 'This field is required' })
/** What a text that is too long says. */
export const atMost = (max: number): string => message({ it: `Al massimo ${max} caratteri`, en: `At most ${max} characters` })

/** An identifier of one kind of thing: `id('case')` does not accept a person's id at compile time. */
export const id = <K extends string>(_kind: K) => z.uuid({ error: message({ it: 'Identificativo non valido', en: 'Not a valid identifier' }) }) as unknown as z.ZodType<Id<K>, string>

/** A calendar date without time, `YYYY-MM-DD`, that exists. */
export const plainDate = z
  .string()
  .refine(isPlainDate, { error: message({ it: 'Scrivi una data che esiste, per esempio 3/3/2026', en: 'Write a date that exists, for example 3/3/2026' }) })
  .meta({ format: 'date' }) as unknown as z.ZodType<PlainDate, string>

/** An instant in ISO 8601 with its offset; always answered in UTC. */
export const instant = z.iso.datetime({ offset: true, error: message({ it: 'Indica data e ora', en: 'Give date and time' }) })

/** The version a change was based on; a stale one is answered 409 with the current state. */
export const version = z.int().min(1)

/** Required one-line text, trimmed. */
export const line = (max = 200) => z.string().trim().min(1, obligatory).max(max, atMost(max))
/** Optional one-line text, trimmed; empty becomes null. */
export const optionalLine = (max = 200) =>
  z.string().trim().max(max, atMost(max)).nullish().transform((value) => value || null)
/** Long text, kept as written. */
export const prose = (max = 50_000) => z.string().min(1, obligatory).max(max, atMost(max))

/** Query parameter yes/no. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** Query of every list: text filter, and the position to go on from. */
export const paging = {
  q: z.string().trim().max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** Answer of every list: the rows, where the next page starts (null at the end) and how many there are in all where counting is cheap. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), total: z.int().nullable() })

/** A code of a reviewed list (`kernel.code`), never an enum in code. */
export const code = z.string().trim().min(1, message({ it: 'Scegli una voce', en: 'Choose one' })).max(60)
