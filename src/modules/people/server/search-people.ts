import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { searchPeople as find } from './find-people.ts'

/** The text searched is a name: only the number of answers is recorded. */
export const searchPeople = operation(contract.searchPeople, async ({ tx, note }, { q, limit }) => {
  const rows = await find(tx, q ?? '', limit)
  note({ found: rows.length })
  return { rows, next: null, total: rows.length }
})
