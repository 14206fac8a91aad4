import * as z from 'zod'
import italian from 'zod/v4/locales/it.js'
import english from 'zod/v4/locales/en.js'
import type { Language } from '../i18n/language.ts'

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success

/** The schema beneath "optional", "nullable", "default" and what makes something else of it once it is read. */
function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodPipe) return bare(schema.in as z.ZodType)
  const inner = (schema as { unwrap?: () => z.ZodType }).unwrap
  return inner && !(schema instanceof z.ZodArray) ? bare(inner.call(schema)) : schema
}

function settle(schema: z.ZodType, value: unknown): unknown {
  const kind = bare(schema)
  if (kind instanceof z.ZodObject && value && typeof value === 'object') return asSent(kind, value as Record<string, unknown>)
  if (kind instanceof z.ZodArray && Array.isArray(value)) return value.map((one) => settle(kind.element as z.ZodType, one))
  if ((value !== '' && value !== undefined && value !== null) || (value !== undefined && accepts(schema, value))) return value
  if (accepts(schema, null) && value !== undefined) return null
  return accepts(schema, undefined) ? undefined : ''
}

/** What fields hold, as the contract wants it: an empty field is "nothing" where nothing is allowed, and otherwise fails as obligatory. */
export function asSent(schema: z.ZodObject, values: Record<string, unknown>): Record<string, unknown> {
  const settled = Object.entries(schema.shape).map(([key, one]) => [key, settle(one as z.ZodType, values[key])] as const)
  return Object.fromEntries(settled.filter(([, value]) => value !== undefined))
}

const obligatory: Record<Language, string> = { it: 'Campo obbligatorio', en: 'This field is required' }

/** Makes the messages of the contract's checks speak the language of the screen. */
export function speakChecks(language: Language): void {
  z.config({
    ...(language === 'it' ? italian() : english()),
    customError: (issue) => (issue.input === '' || issue.input === undefined || issue.input === null ? obligatory[language] : undefined),
  })
}
