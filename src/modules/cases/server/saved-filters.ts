import { notFound } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/today.ts'
import * as store from './team-store.ts'

export const listSavedFilters = operation(contract.listSavedFilters, async ({ tx }, { screen }) => ({
  rows: (await store.savedFilters(tx, screen)).map(({ id, name, search }) => ({ id, name, search: search as Record<string, string> })),
}))

export const saveFilter = operation(contract.saveFilter, async ({ tx, actor, now }, { screen, name, search }) => {
  const known = await store.filterNamed(tx, screen, name)
  const id = (known?.id ?? newId(now)) as Id<'savedFilter'>
  if (known) await store.updateFilter(tx, id, JSON.stringify(search))
  else await store.insertFilter(tx, { id, owner_id: actor.id, screen, name, search: JSON.stringify(search) })
  return { id, name, search }
})

export const deleteFilter = operation(contract.deleteFilter, async ({ tx }, { filterId }) => {
  if (!(await store.deleteFilter(tx, filterId))) throw notFound()
  return { deleted: true }
})
