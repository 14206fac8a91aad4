import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, line, page, paging, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { equivalenceKinds, equivalenceWord } from '../domain/equivalence-words.ts'

export { equivalenceKinds } from '../domain/equivalence-words.ts'
export const equivalenceOrigins = ['shipped', 'added'] as const
export const proposalStates = ['open', 'accepted', 'refused'] as const

const named = z.object({ id: z.uuid(), name: z.string() })
const kind = z.enum(equivalenceKinds, { error: message({ it: 'Scegli che cosa lega questi nomi', en: 'Choose what makes these names one' }) })
const reason = z.string().trim().min(3, message({ it: 'Scrivi in poche parole il motivo', en: 'Write the reason in a few words' })).max(500, message({ it: 'Al massimo 500 caratteri', en: 'At most 500 characters' }))
const languages = z.array(z.string().regex(/^[a-z]{3}$/, message({ it: 'Scegli una lingua', en: 'Choose a language' }))).max(10, message({ it: 'Al massimo dieci lingue', en: 'Ten languages at most' })).default([])

/** Names that count as one for the engine: those that come with the product, and those added here. */
export const equivalence = z.object({
  id: id('equivalence').nullable().describe('null: comes with the product'),
  origin: z.enum(equivalenceOrigins),
  kind: z.enum(equivalenceKinds),
  words: z.array(z.string()).describe('Latin small letters'),
  languages: z.array(z.string()).describe('ISO 639-3'),
  source: z.string(),
  reason: z.string().nullable(),
  joins: z.array(z.string()).describe('words of other groups that count as one with these, through a word in common'),
  added: z.object({ by: named, at: instant }).nullable(),
  ended: z.object({ by: named, at: instant, reason: z.string() }).nullable(),
  version: z.int().min(0),
  can: z.object({ end: z.boolean() }),
})
export type Equivalence = z.output<typeof equivalence>

export const listEquivalences = endpoint({
  id: 'people.listEquivalences', method: 'GET', path: '/api/people/equivalences', summary: 'Names that count as one when registrations are compared, shipped and added',
  query: z.object({ ...paging, origin: z.enum(equivalenceOrigins).optional(), kind: z.enum(equivalenceKinds).optional(), ended: flag.optional().describe('those that no longer hold') }),
  response: page(equivalence),
})

const words = z.array(
  z.string().trim().refine((word) => equivalenceWord(word) !== null, message({ it: 'Scrivi una parola sola, di sole lettere, in un alfabeto che scrive le vocali', en: 'Write a single word, letters only, in an alphabet that writes vowels' })),
).min(2, message({ it: 'Servono almeno due nomi', en: 'At least two names are needed' })).max(20, message({ it: 'Al massimo venti nomi', en: 'Twenty names at most' }))

export const addEquivalence = endpoint({
  id: 'people.addEquivalence', method: 'POST', path: '/api/people/equivalences', summary: 'From now on these names count as one; registrations with them are compared again in the background',
  body: z.object({ words, kind, languages, source: line(200), reason }),
  response: equivalence,
})

export const endEquivalence = endpoint({
  id: 'people.endEquivalence', method: 'POST', path: '/api/people/equivalences/{equivalenceId}/end', summary: 'These names no longer count as one',
  params: z.object({ equivalenceId: id('equivalence') }), body: z.object({ reason, version }), response: equivalence,
})

/** Two words that stood unexplained in registrations which people joined. Whose they are is never said, and below three children of two bodies nothing is. */
export const equivalenceProposal = z.object({
  id: id('equivalence_proposal'),
  words: z.array(z.string()).describe('two'),
  children: z.int().min(3), bodies: z.int().min(2),
  countedAt: instant,
  state: z.enum(proposalStates),
  decided: z.object({ by: named, at: instant, reason: z.string() }).nullable(),
  version,
})
export type EquivalenceProposal = z.output<typeof equivalenceProposal>

export const listEquivalenceProposals = endpoint({
  id: 'people.listEquivalenceProposals', method: 'GET', path: '/api/people/equivalences/proposals', summary: 'Pairs of words that confirmed links suggest to be one name: words and counts, never whose',
  query: z.object({ ...paging, state: z.enum(proposalStates).default('open') }),
  response: page(equivalenceProposal),
})

export const decideEquivalenceProposal = endpoint({
  id: 'people.decideEquivalenceProposal', method: 'POST', path: '/api/people/equivalences/proposals/{proposalId}/decide', summary: 'Accept a pair (it becomes an equivalence) or refuse it, with the reason',
  params: z.object({ proposalId: id('equivalence_proposal') }),
  body: z.object({ verdict: z.enum(['accept', 'refuse']), kind: kind.default('language'), languages, reason, version }),
  response: equivalenceProposal,
})

export const equivalenceEndpoints = { listEquivalences, addEquivalence, endEquivalence, listEquivalenceProposals, decideEquivalenceProposal }
