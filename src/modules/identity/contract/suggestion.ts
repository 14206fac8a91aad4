import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { matchBand, matchFact, matchLine, personHeader } from '#modules/people/contract.ts'
import { candidate, comparedFacts, fileOf, glimpse, named, registration, service, why } from './fields.ts'

export const suggestionStates = ['open', 'unsure', 'confirming', 'same', 'different', 'gone'] as const
export const suggestionKinds = ['duplicate', 'sibling'] as const
export const pairSubjects = ['children', 'relatives'] as const
export const verdicts = ['same', 'different', 'unsure', 'sibling'] as const

const head = {
  id: id('suggestion'), kind: z.enum(suggestionKinds), band: matchBand, state: z.enum(suggestionStates), others: z.int(),
  askedAgain: z.boolean().describe('answered before, on other facts'), foundAt: instant,
}

export const suggestionRow = z.object({ ...head, one: registration, other: registration })
export type SuggestionRow = z.output<typeof suggestionRow>

export const listSuggestions = endpoint({
  id: 'identity.listSuggestions', method: 'GET', path: '/api/identity/suggestions', summary: 'Pairs of registrations within reach that may be one child, or siblings',
  query: z.object({
    ...paging,
    show: z.enum(['open', 'confirming', 'answered']).default('open'),
    kind: z.enum(suggestionKinds).default('duplicate'),
    band: matchBand.optional(),
    who: z.enum(pairSubjects).default('children').describe('relatives: both are adults, or of no known age, and the child of no file'),
    mine: flag.optional().describe('only of files I answer for'),
  }),
  response: page(suggestionRow),
})

export const listElsewhere = endpoint({
  id: 'identity.listElsewhere', method: 'GET', path: '/api/identity/elsewhere', summary: 'Registrations within reach that may have another in a file out of reach: which service to call',
  query: z.object(paging),
  response: page(glimpse.extend({ person: personHeader, questionId: id('question').nullable() })),
})

const decision = z.object({
  id: id('decision'), verdict: z.enum(verdicts), reason: z.string(), by: named, at: instant, needsSecond: z.boolean(), scoreVersion: z.string(), byQuestion: z.boolean(),
  second: z.object({ verdict: z.enum(['confirmed', 'refused']), by: named, at: instant, reason: z.string().nullable() }).nullable(),
  withdrawn: z.object({ at: instant, reason: z.string() }).nullable().describe('taken back by its author before the second person answered'),
})

const side = registration.extend({ facts: comparedFacts, shielded: z.boolean() })

export const suggestion = z.object({
  ...head, version, sides: z.array(side).describe('two'), lines: z.array(matchLine), scoreVersion: z.string(), decisions: z.array(decision),
  link: z.object({ id: id('link'), madeAt: instant, version }).nullable(),
  separated: z.array(z.object({ id: id('link'), madeAt: instant, at: instant, by: named, reason: z.string() })).describe('links between these two that were ended, latest first'),
  since: z.object({ added: z.array(matchLine), gone: z.array(matchFact).describe('which facts, never what they said') }).nullable().describe('asked again: what is compared otherwise than at the latest answer'),
  /** Why a "same" would wait for a second person. */
  secondBecause: z.enum(['band', 'shielded']).nullable(),
  can: z.object({ decide: z.boolean(), confirm: z.boolean(), withdraw: z.boolean(), unlink: z.boolean() }),
})
export type Suggestion = z.output<typeof suggestion>

const ofSuggestion = { suggestionId: id('suggestion') }

export const getSuggestion = endpoint({
  id: 'identity.getSuggestion', method: 'GET', path: '/api/identity/suggestions/{suggestionId}', summary: 'Both registrations side by side, the reasons line by line, what was decided',
  params: z.object(ofSuggestion), response: suggestion,
})

export const decide = endpoint({
  id: 'identity.decide', method: 'POST', path: '/api/identity/suggestions/{suggestionId}/decide', summary: 'Same, not the same, don’t know; or siblings',
  params: z.object(ofSuggestion), body: z.object({ verdict: z.enum(verdicts), reason: why, version }), response: suggestion,
})

export const confirm = endpoint({
  id: 'identity.confirm', method: 'POST', path: '/api/identity/suggestions/{suggestionId}/confirm', summary: 'A second person confirms or refuses a “same”',
  params: z.object(ofSuggestion), body: z.object({ answer: z.enum(['confirmed', 'refused']), reason: why, version }), response: suggestion,
})

export const withdrawDecision = endpoint({
  id: 'identity.withdrawDecision', method: 'POST', path: '/api/identity/suggestions/{suggestionId}/withdraw', summary: 'Who said “same” takes it back while a second person is awaited: the pair is open again',
  params: z.object(ofSuggestion), body: z.object({ reason: why, version }), response: suggestion,
})

export const endLink = endpoint({
  id: 'identity.endLink', method: 'POST', path: '/api/identity/links/{linkId}/end', summary: 'Un-link: the registrations stand apart again, exactly as they are written',
  params: z.object({ linkId: id('link') }), body: z.object({ reason: why, version }), response: z.object({}),
})

// The one view -----------------------------------------------------------------------------------------------------------------------

const fact = z.object({
  fact: z.enum(['name', 'birth', 'nationality', 'language', 'identifier', 'relative']),
  text: z.string(), detail: z.string().nullable(), of: z.array(id('person')).describe('the registrations that say so'),
})

export const oneView = z.object({
  registrations: z.array(registration.extend({ asked: z.boolean().describe('the one the view was opened from') })),
  facts: z.array(fact),
  links: z.array(z.object({ id: id('link'), one: id('person'), other: id('person'), madeAt: instant, by: named, second: named.nullable(), reason: z.string(), version, suggestionId: id('suggestion') })),
  ended: z.array(z.object({ id: id('link'), other: personHeader, madeAt: instant, endedAt: instant, by: named, reason: z.string() })),
  elsewhere: z.array(service.extend({ linkId: id('link'), version })).describe('services that hold another registration of the same child, out of reach'),
  suggestions: z.array(z.object({ id: id('suggestion'), kind: z.enum(suggestionKinds), band: matchBand, state: z.enum(suggestionStates), other: personHeader })),
  can: z.object({ unlink: z.boolean(), seek: z.boolean() }),
})
export type OneView = z.output<typeof oneView>

export const getOneView = endpoint({
  id: 'identity.getOneView', method: 'GET', path: '/api/identity/people/{personId}', summary: 'All registrations of one child within reach as one view; each fact with those that say it',
  params: z.object({ personId: id('person') }), response: oneView,
})

export const history = z.object({
  rows: z.array(z.object({
    person: personHeader,
    relation: z.string().nullable().describe('what he is to the person, list relation_type; null: another registration of the same person'),
    file: fileOf.extend({ closedOn: plainDate.nullable() }),
  })),
})
export type History = z.output<typeof history>

export const getHistory = endpoint({
  id: 'identity.getHistory', method: 'GET', path: '/api/identity/people/{personId}/history',
  summary: 'Files within reach that tell of one child: his own, those of his other registrations, of brothers, sisters and relatives',
  params: z.object({ personId: id('person') }), query: z.object({ besides: id('case').optional().describe('a file that is read already') }), response: history,
})

// While somebody is written down -------------------------------------------------------------------------------------------------------

export const findCandidates = endpoint({
  // asked at each letter: what is shown leaves a trace of its own
  id: 'identity.findCandidates', method: 'GET', path: '/api/identity/candidates', audit: 'none', summary: 'Who may be the one being written down: within reach with the reasons; out of reach only which service to call',
  query: z.object({
    given: optionalLine(120), family: optionalLine(120), original: optionalLine(200), birthDate: plainDate.nullish(), birthYear: z.string().regex(/^\d{4}$/).nullish(),
    sex: z.enum(['M', 'F', 'X']).nullish(), nationality: z.string().max(4).nullish(), place: optionalLine(200), phone: optionalLine(40), taxCode: optionalLine(30).describe('definitive or provisional'),
    personId: id('person').optional().describe('instead of what is typed: somebody registered already, whose file is about to open'),
    beyond: flag.optional().describe('also say which service to call about who is out of reach: counted, so asked only when the typing has stopped'),
  }),
  response: z.object({
    rows: z.array(candidate), siblings: z.array(candidate), elsewhere: z.array(glimpse),
    limited: z.boolean().describe('too many different searches today: whether something is out of reach is no longer said'),
  }),
})

export const suggestionEndpoints = { listSuggestions, listElsewhere, getSuggestion, decide, confirm, withdrawDecision, endLink, getOneView, getHistory, findCandidates }
