import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../../contract/sign-in.ts'
import { browserName } from '../../domain/browser.ts'
import * as store from './store.ts'

async function sessionsOf(tx: Tx) {
  const rows = await store.ownSessions(tx)
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'session'>, present: row.present, createdAt: row.created_at, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at,
      address: row.remote, browser: browserName(row.user_agent),
    })),
  }
}

export const listSessions = operation(contract.listSessions, async ({ tx }) => sessionsOf(tx))

export const revokeSession = operation(contract.revokeSession, async ({ tx }, { sessionId }) => {
  if ((await store.endOwnSessions(tx, sessionId)) === 0) throw notFound()
  return sessionsOf(tx)
})

export const revokeOtherSessions = operation(contract.revokeOtherSessions, async ({ tx, note }) => {
  note({ ended: await store.endOwnSessions(tx, null) })
  return sessionsOf(tx)
})
