import * as z from 'zod'
import { code, id, optionalLine } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

/** What is said, before a file opens, of somebody registered already who may be the same child, or of a service that may hold him. */
export const openingAnswer = z.object({
  personId: id('person').nullish().describe('the person within reach it is about …'),
  glimpseId: id('glimpse').nullish().describe('… or the service that may hold one out of reach'),
  verdict: z.enum(['same', 'different', 'unsure', 'ask']),
  reason: z.string().trim().min(3, message({ it: 'Scrivi in poche parole il motivo', en: 'Write the reason in a few words' })).max(1000, message({ it: 'Al massimo 1000 caratteri', en: 'At most 1000 characters' })),
  legalBasis: code.nullish().describe('of a question to another service'),
  consentWords: optionalLine(300),
})
export type OpeningAnswer = z.output<typeof openingAnswer>
