import { operation } from '#kernel/server/operation.ts'
import * as contract from '../../contract/match.ts'
import { model } from '../../domain/identity/model.ts'
import { personHeaders, reachedIdentities } from '../headers.ts'
import { matchPerson } from './match-person.ts'
import { tooOften } from './pace.ts'

/** The version of the scores: changes when the weights do. */
export const { scoreVersion } = model

/** How many are looked at, so that those within reach are not hidden behind those out of it. */
const LOOKED_AT = 60
const AS_GOOD = 0.3

/**
 * Who may be somebody with these facts, among those whose identity the actor reaches: score and reasons are drawn from the whole record. Of the others nothing is
 * said here, not even how many they are: asking across bodies is an exchange of its own, with its own limits.
 */
export const matchPeople = operation(contract.matchPeople, async ({ tx, actor, audit, note }, { record, limit }) => {
  const refusal = await tooOften({ tx, actor })
  if (refusal) return refusal
  const found = await matchPerson(tx, record, { limit: LOOKED_AT, supporters: (people) => reachedIdentities(tx, people) })
  const ids = found.map(({ personId }) => personId)
  const headers = await personHeaders(tx, ids)
  const known = await reachedIdentities(tx, ids)
  const within = found.filter(({ personId }) => known.has(personId) && headers.has(personId))
  const shown = within.map((one) => {
    const { id, displayName, birthDate } = headers.get(one.personId)!
    const equallyGood = one.sibling ? 0 : within.filter((other) => !other.sibling && other !== one && Math.abs(other.score - one.score) <= AS_GOOD).length
    return { ...one, equallyGood, id, displayName, birthDate }
  })
  const results = shown.filter(({ sibling }) => !sibling).slice(0, limit)
  const siblings = shown.filter(({ sibling }) => sibling).slice(0, limit)
  for (const { personId } of [...results, ...siblings]) audit(personId)
  note({ found: results.length, siblings: siblings.length })
  return { results, siblings }
})
