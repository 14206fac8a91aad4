import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertPrivacyOfficer } from './access.ts'
import * as store from './verification-store.ts'
import type { VerifierReport } from './tasks.ts'

export const startVerification = operation(contract.startVerification, async ({ tx, actor, note, now, enqueue }) => {
  assertPrivacyOfficer(actor)
  const id = newId<'verification'>(now)
  note({ verification: id })
  await store.ask(tx, { id, requested_by: actor.id, requested_at: new Date(now).toISOString() })
  await enqueue('audit.verify', { id }, { key: 'audit.verify', maxAttempts: 3 })
  return { id }
})

export const getVerification = operation(contract.getVerification, async ({ tx, actor }) => {
  assertPrivacyOfficer(actor)
  const row = await store.latest(tx)
  return { latest: row ? presentVerification(row) : null, lastSeal: await store.lastSeal(tx) }
})

function presentVerification(row: NonNullable<Awaited<ReturnType<typeof store.latest>>>) {
  const report = row.report as VerifierReport | null
  return {
    id: row.id as never,
    requestedAt: row.requested_at,
    requestedBy: row.display_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    ok: row.ok,
    events: report?.events ?? null,
    seals: report?.seals ?? null,
    unsealed: report?.unsealed ?? null,
    compared: report?.compared ?? null,
    notExported: report?.notExported ?? null,
    problems: Object.entries(report?.counts ?? {}).map(([kind, count]) => ({ kind, count: count ?? 0 })),
    first: report?.findings[0] ?? null,
  }
}
