import * as z from 'zod'
import { id, plainDate } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { matchBand, matchLine, personHeader } from '#modules/people/contract.ts'

/** Why somebody decides or asks: read by others, so never empty. */
export const why = z.string().trim().min(3, message({ it: 'Scrivi in poche parole il motivo', en: 'Write the reason in a few words' })).max(1000, message({ it: 'Al massimo 1000 caratteri', en: 'At most 1000 characters' }))

export const named = z.object({ id: z.uuid(), name: z.string() })

/** A service to call; nothing of whom it follows. */
export const service = z.object({ unitName: z.string(), organisationName: z.string(), contact: z.string().nullable() })

/** "There is one": what a question to that service is asked with, today. */
export const glimpse = service.extend({ id: id('glimpse') })
export type Glimpse = z.output<typeof glimpse>

/** The facts of one registration as they are compared; what is not known is absent. */
export const comparedFacts = z.object({
  given: z.string().optional(),
  family: z.string().optional(),
  aliases: z.array(z.object({ given: z.string().nullish(), family: z.string().nullish() })).optional(),
  dob: z.string().optional().describe('YYYY, YYYY-MM or YYYY-MM-DD'),
  sex: z.enum(['M', 'F', 'X']).optional(),
  nat: z.string().optional().describe('ISO 3166 alpha-2'),
  father: z.string().optional(),
  mother: z.string().optional(),
  place: z.string().optional(),
  phone: z.string().optional(),
  otherDobs: z.array(z.string()).optional(),
  otherPhones: z.array(z.string()).optional(),
  codes: z.array(z.string()).optional().describe('codes and documents of one person alone, TYPE:VALUE'),
})
export type ComparedFacts = z.output<typeof comparedFacts>

export const fileOf = z.object({ caseId: id('case'), number: z.string(), status: z.enum(['open', 'closed']), unitName: z.string(), organisationName: z.string(), openedOn: plainDate })

/** One registration, with the files within reach through which it is seen. */
export const registration = z.object({ person: personHeader, files: z.array(fileOf) })

/** Somebody within reach who may be the one written down. Without the identity section no explanation. */
export const candidate = registration.extend({
  band: matchBand,
  sibling: z.boolean(),
  lines: z.array(matchLine),
  others: z.int().describe('how many others fit as well'),
  score: z.number(),
  scoreVersion: z.string(),
})
export type Candidate = z.output<typeof candidate>
