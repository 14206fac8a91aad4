import type { Input } from '#kernel/contract/endpoint.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import type { MatchFacts } from '#modules/people/contract.ts'
import * as contract from '../contract/suggestion.ts'
import { candidatesFor } from './candidates.ts'
import { describeKnown, type Described } from './opening.ts'

type Asked = Input<typeof contract.findCandidates>

/** What is asked about, as typed or as registered. */
async function asked(context: Pick<Context, 'tx' | 'audit'>, { personId, original, birthDate, birthYear, nationality, ...typed }: Asked): Promise<Described> {
  if (personId) {
    context.audit(personId)
    return describeKnown(context.tx, personId)
  }
  const facts: MatchFacts = {
    given: typed.given, family: typed.family, ...(original ? (typed.given || typed.family ? { aliases: [{ given: original, family: null }] } : { given: original }) : {}),
    dob: birthDate ?? birthYear ?? null, sex: typed.sex ?? null, nat: nationality ?? null, place: typed.place, phone: typed.phone,
  }
  return { facts, typed: { ...typed, original, birthDate }, except: [] }
}

/** What was typed is a child's name: only how many were found is recorded. */
export const findCandidates = operation(contract.findCandidates, async (context, input) => {
  const { facts, typed, except } = await asked(context, input)
  const found = await candidatesFor(context, facts, input.beyond ? typed : {}, { except, support: 'reach' })
  for (const { person } of found.rows) context.audit(person.id)
  context.note({ found: found.rows.length, siblings: found.siblings.length, elsewhere: found.elsewhere.length > 0 })
  return found
})
