import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export const ask = (tx: Tx, row: { id: string; requested_by: string; requested_at: string }) => tx.insertInto('audit.verification').values(row).execute()

export const latest = (tx: Tx) =>
  tx
    .selectFrom('audit.verification as v')
    .innerJoin('kernel.actor as a', 'a.id', 'v.requested_by')
    .select(['v.id', 'v.requested_at', 'v.started_at', 'v.finished_at', 'v.ok', 'v.report', 'a.display_name'])
    .orderBy('v.requested_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function lastSeal(tx: Tx): Promise<{ n: number; at: string } | null> {
  const { rows } = await sql<{ n: number; at: string }>`select n, at from audit.last_seal()`.execute(tx)
  return rows[0] ?? null
}

/** Answers whether it still waited: a job tried again does not begin twice. */
export async function begin(tx: Tx, id: string, at: string): Promise<boolean> {
  const done = await tx.updateTable('audit.verification').set({ started_at: at }).where('id', '=', id).where('finished_at', 'is', null).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const finish = (tx: Tx, id: string, at: string, ok: boolean | null, report: unknown) =>
  tx.updateTable('audit.verification').set({ finished_at: at, ok, report: report === null ? null : JSON.stringify(report) }).where('id', '=', id).execute()
