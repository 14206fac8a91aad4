import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const columns = ['id', 'name', 'scope', 'created_at', 'last_read_at', 'reads', 'revoked_at'] as const

export const ownFeeds = (tx: Tx, ownerId: string) =>
  tx.selectFrom('deadlines.feed').select(columns).where('owner_id', '=', ownerId).orderBy('created_at', 'desc').orderBy('id').execute()
export type FeedRow = Awaited<ReturnType<typeof ownFeeds>>[number]

export const insertFeed = (tx: Tx, row: { id: string; owner_id: string; name: string; scope: string; secret_hash: Buffer; created_at: string }) =>
  tx.insertInto('deadlines.feed').values(row).execute()

export async function revokeFeed(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('deadlines.feed').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null).execute()
}

/** Opens an address by the hash of its secret; null when it is unknown, revoked, or its owner no longer works. */
export async function openFeed(tx: Tx, hash: Buffer, at: string) {
  const { rows } = await sql<{ feed_id: string; owner_id: string; name: string; scope: string }>`select feed_id, owner_id, name, scope from deadlines.feed_open(${hash}, ${at}::timestamptz)`.execute(tx)
  return rows[0] ?? null
}

export interface FeedTerm {
  id: string
  number: string | null
  rule_id: string | null
  kind: string
  title: string
  state: string
  due: string
  work_by: string | null
  version: number
}

export async function feedTerms(tx: Tx, hash: Buffer, at: string): Promise<FeedTerm[]> {
  const { rows } = await sql<FeedTerm>`select id, number, rule_id, kind, title, state, due, work_by, version from deadlines.feed_terms(${hash}, ${at}::timestamptz)`.execute(tx)
  return rows
}

/** Wrong guesses from a source in the last quarter of an hour. */
export async function guessesFrom(tx: Tx, source: string, at: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select deadlines.feed_guesses(${source}, ${at}::timestamptz) as n`.execute(tx)
  return rows[0]!.n
}

export const countGuess = (tx: Tx, source: string, at: string) => sql`select deadlines.feed_guessed(${source}, ${at}::timestamptz)`.execute(tx)
