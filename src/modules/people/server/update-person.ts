import { invalid, stale } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { openPerson, refreshHeader } from './open-person.ts'
import * as store from './person-store.ts'
import { presentHeader } from './present.ts'
import { reindex } from './search-entry.ts'

/** How somebody wants to be called, sex, date of death: what is not a fact with sources. */
export const updatePerson = operation(contract.updatePerson, async (context, { personId, version, called, sex, diedOn }) => {
  const { tx, now } = context
  const opened = await openPerson(context, personId)
  if (diedOn && diedOn > dateInRome(now)) throw invalid('diedOn', { it: 'Questa data è nel futuro: controllala', en: 'This date is in the future: check it' })
  if (!(await store.update(tx, personId, version, { called, sex: sex ?? null, died_on: diedOn ?? null }))) {
    const current = (await store.person(tx, personId))!
    throw stale({ ...presentHeader(current), diedOn: current.died_on, version: current.version })
  }
  const current = await refreshHeader(tx, { ...opened, called, version: version + 1 })
  await reindex(tx, personId, called)
  return { version: current }
})
