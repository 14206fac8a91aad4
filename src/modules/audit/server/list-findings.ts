import { pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { listFindings as contract } from '../contract.ts'
import { assertPrivacyOfficer } from './access.ts'
import * as store from './finding-store.ts'
import { positionOf } from './present.ts'

export const listFindings = operation(contract, async ({ tx, actor, note }, { cursor, limit }) => {
  assertPrivacyOfficer(actor)
  const { rows, next } = pageOf(await store.findings(tx, positionOf(cursor), limit + 1), limit, (last) => ({ at: last.found_at, id: last.id }))
  note({ rows: rows.length })
  return {
    rows: rows.map((row) => ({
      id: row.id as never, day: row.day as never, rule: row.rule, who: { id: row.actor_id, name: row.display_name }, amount: row.amount, foundAt: row.found_at,
    })),
    next,
    total: null,
  }
})
