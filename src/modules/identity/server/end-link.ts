import { notFound, stale } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/suggestion.ts'
import { assertMayDecide, decidesOn } from './access.ts'
import * as store from './decision-store.ts'
import { subjectsOf } from './registration-store.ts'

/**
 * Separates two registrations. Nothing was moved when they were joined, so nothing moves now: what was written meanwhile stands on the registration it was written on.
 * That they are not the same is remembered like any other "no". Who reaches one of the two may: a link can join registrations of two bodies.
 */
export const endLink = operation(contract.endLink, async ({ tx, audit }, { linkId, reason, version }) => {
  const link = await store.linkById(tx, linkId)
  if (link) {
    for (const person of [link.low, link.high]) audit(person)
    for (const { subject } of await subjectsOf(tx, [link.low, link.high])) audit(subject)
    assertMayDecide((await decidesOn(tx, [link.low, link.high])).size > 0)
    if (link.ended_at || link.version !== version) throw stale(null)
  }
  if (!(await store.endLink(tx, linkId, version, reason))) throw link ? stale(null) : notFound()
  return {}
})
