import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const columns = ['b.id', 'b.subject', 'b.operator_id', 'b.holder_unit', 'b.holder_organisation', 'b.reason', 'b.words', 'b.started_at', 'b.ends_at', 'b.review_due'] as const

const emergencies = (tx: Tx) => tx.selectFrom('access.break_glass as b').select([...columns])
export type EmergencyRow = Awaited<ReturnType<typeof ofSubject>>[number]

export const ofSubject = (tx: Tx, subject: string) => emergencies(tx).where('b.subject', '=', subject).orderBy('b.started_at', 'desc').execute()

export const byId = (tx: Tx, id: string) => emergencies(tx).where('b.id', '=', id).executeTakeFirst()

export const before = (tx: Tx, position: { at: string; id: string } | null, limit: number) =>
  emergencies(tx)
    .$if(position !== null, (query) => query.where(sql<boolean>`(b.started_at, b.id) < (${position!.at}, ${position!.id})`))
    .orderBy('b.started_at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(limit)
    .execute()

export const reviewsOf = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.selectFrom('access.break_glass_review').selectAll().where('break_glass_id', 'in', [...ids]).orderBy('at').execute()

export const addReview = (tx: Tx, row: { break_glass_id: string; reviewer_id: string; outcome: string; words: string; at: string }) =>
  tx.insertInto('access.break_glass_review').values(row).execute()

/** Which of these the actor answers for, and so may review. */
export async function answeredFor(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from unnest(${[...ids]}::uuid[]) id where access.may_review(id)`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Reviews of one emergency come one after the other: two at the same instant must not become three. */
export const lockReviews = (tx: Tx, id: string) => sql`select pg_advisory_xact_lock(hashtextextended(${id}, 407))`.execute(tx)
