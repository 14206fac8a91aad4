import { operation } from '#kernel/server/operation.ts'
import type { MatchFacts } from '#modules/people/contract.ts'
import * as contract from '../contract/suggestion.ts'
import { candidatesFor } from './candidates.ts'

/** What was typed is a child's name: only how many were found is recorded. */
export const findCandidates = operation(contract.findCandidates, async (context, { original, birthDate, birthYear, nationality, beyond = false, ...typed }) => {
  const facts: MatchFacts = {
    given: typed.given, family: typed.family, ...(original ? (typed.given || typed.family ? { aliases: [{ given: original, family: null }] } : { given: original }) : {}),
    dob: birthDate ?? birthYear ?? null, sex: typed.sex ?? null, nat: nationality ?? null, place: typed.place, phone: typed.phone,
  }
  const found = await candidatesFor(context, facts, beyond ? { ...typed, original, birthDate } : {})
  for (const { person } of found.rows) context.audit(person.id)
  context.note({ found: found.rows.length, siblings: found.siblings.length, elsewhere: found.elsewhere.length > 0 })
  return found
})
