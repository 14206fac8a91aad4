import type { Input } from '#kernel/contract/endpoint.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import type { MatchFacts } from '#modules/people/contract.ts'
import { codesOf } from '#modules/people/server/index.ts'
import * as contract from '../contract/suggestion.ts'
import { wholeTaxCode } from '../domain/whole-tax-code.ts'
import { candidatesFor } from './candidates.ts'
import { newlyShown } from './glimpse-store.ts'
import { describeKnown, type Described } from './opening.ts'

type Asked = Input<typeof contract.findCandidates>

/** What is asked about, as typed or as registered. */
async function asked(context: Pick<Context, 'tx' | 'audit' | 'now'>, { personId, original, birthDate, birthYear, nationality, ...typed }: Asked): Promise<Described> {
  if (personId) {
    context.audit(personId)
    return describeKnown(context.tx, personId)
  }
  const facts: MatchFacts = {
    given: typed.given, family: typed.family, ...(original ? (typed.given || typed.family ? { aliases: [{ given: original, family: null }] } : { given: original }) : {}),
    dob: birthDate ?? birthYear ?? null, sex: typed.sex ?? null, nat: nationality ?? null, place: typed.place, phone: typed.phone,
    codes: wholeTaxCode(typed.taxCode) ? codesOf({ taxCode: typed.taxCode }, context.now) : [],
  }
  return { facts, typed: { ...typed, original, birthDate }, except: [] }
}

/**
 * What was typed is a child's name: it is recorded who was shown, never what was asked. While one types each letter is a search: then whoever was not shown yet today leaves
 * a trace, and once the typing has stopped the search as a whole does, whatever it found.
 */
export const findCandidates = operation(contract.findCandidates, async (context, input) => {
  const { facts, typed, except } = await asked(context, input)
  const found = await candidatesFor(context, facts, input.beyond ? typed : {}, { except, support: 'reach' })
  const shown = [...found.rows, ...found.siblings].map(({ person }) => person.id)
  const stopped = input.beyond === true || input.personId !== undefined
  const traced = stopped ? [...(input.personId ? [input.personId] : []), ...shown] : await newlyShown(context.tx, shown)
  if (stopped || traced.length) context.auditApart('identity.findCandidates', traced)
  return found
})
