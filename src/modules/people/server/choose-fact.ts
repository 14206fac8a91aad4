import { notFound, stale } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import * as facts from './fact-store.ts'
import { refreshMatch } from './identity/entries.ts'
import { openPerson, refreshHeader } from './open-person.ts'
import * as store from './person-store.ts'
import { presentHeader } from './present.ts'

/** Makes a name or a birth fact the one that lists show. */
export const chooseFact = operation(contract.chooseFact, async (context, { personId, kind, factId, version }) => {
  const { tx } = context
  const opened = await openPerson(context, personId)
  if (opened.version !== version) throw stale({ ...presentHeader((await store.person(tx, personId))!), version: opened.version })
  if (!(await facts.standing(tx, kind, personId, factId))) throw notFound()
  await facts.choose(tx, kind, personId, factId)
  const now = await refreshHeader(tx, opened)
  await refreshMatch(tx, [personId])
  return { version: now }
})
