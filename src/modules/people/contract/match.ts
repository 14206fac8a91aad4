import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { atMost, id } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { bands, compared } from '../domain/identity/match-line.ts'

export type { MatchBand, MatchFact, MatchLine } from '../domain/identity/match-line.ts'

const text = (max: number) => z.string().trim().max(max, atMost(max)).nullish().transform((value) => value || null)

const aDate = message({ it: 'Scrivi la data come AAAA-MM-GG, oppure solo l’anno', en: 'Write the date as YYYY-MM-DD, or the year alone' })

/** A date of birth as far as it is known: nothing, the year, year and month, or the day. */
const knownDate = z
  .string().trim()
  .regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/, aDate)
  .nullish().transform((value) => value || null)

/** What is known of somebody, as the engine compares it. All is optional; every spelling known is worth giving. */
export const matchFacts = z.object({
  given: text(200).describe('given name or names, in any script'),
  family: text(200).describe('family name or names, in any script'),
  aliases: z.array(z.object({ given: text(200), family: text(200) })).max(20).nullish().describe('other names and spellings'),
  dob: knownDate,
  sex: z.enum(['M', 'F', 'X', '']).nullish(),
  nat: z.string().trim().max(4).nullish().describe('nationality, ISO 3166 alpha-3'),
  father: text(200),
  mother: text(200),
  place: text(200).describe('place of birth'),
  phone: text(40),
  otherDobs: z.array(z.string().trim().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, aDate)).max(10).nullish().describe('other dates of birth recorded of him'),
  otherPhones: z.array(z.string().trim().max(40, atMost(40))).max(10).nullish().describe('his other telephones'),
  codes: z.array(z.string().trim().max(80, atMost(80))).max(20).nullish().describe('codes and documents that one person alone has, as TYPE:VALUE with a type of the list identifier_type: CF:RSSMRA10A01H501D, CUI:05ABC1D'),
})
export type MatchFacts = z.input<typeof matchFacts>

export const matchBand = z.enum(bands)
export const matchFact = z.enum(compared)

/** One reason for or against, in the words shown; the weights of all the lines add up exactly to the score. */
export const matchLine = z.object({
  fact: matchFact,
  weight: z.number().describe('natural log-odds with two decimals (1 multiplies the odds by 2.72); those of all the lines add up exactly to the score'),
  unknown: z.boolean().default(false).describe('not known of both: neither for nor against, though what its absence weighs is counted'),
  says: z.object({ it: z.string(), en: z.string() }),
})

/** Somebody who may be the one asked for. */
export const matchCandidate = z.object({
  personId: id('person'),
  score: z.number().describe('natural log-odds with two decimals: the sum of the weights of the explanation'),
  band: matchBand,
  sibling: z.boolean().describe('possible brother or sister: a list of its own, never a duplicate'),
  explanation: z.array(matchLine),
  equallyGood: z.int().describe('how many other candidates fit just as well'),
  scoreVersion: z.string(),
})
export type MatchCandidate = z.output<typeof matchCandidate>

/** Somebody whose identity is within reach and who may be the one asked for. */
export const matchedPerson = matchCandidate.extend({
  id: id('person').describe('the same as personId'),
  displayName: z.string(),
  birthDate: z.string().nullable(),
})

export const matchPeople = endpoint({
  id: 'people.match',
  method: 'POST',
  path: '/api/people/match',
  summary: 'Who, among the people whose identity is within reach, may be the one with these facts: ranked, each with its reasons. Whether he is, a person decides',
  body: z.object({ record: matchFacts, limit: z.int().min(1).max(50).default(20) }),
  response: z.object({
    results: z.array(matchedPerson),
    siblings: z.array(matchedPerson).describe('possible brothers and sisters'),
  }),
})

export const matchEndpoints = { matchPeople }
