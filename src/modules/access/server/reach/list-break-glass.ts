import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import { listBreakGlass as contract } from '../../contract/reach.ts'
import { mayReview } from './access.ts'
import * as store from './emergency-store.ts'
import { namesFor } from './present.ts'

/** Emergencies with their reviews and what the reader may do, names loaded once for all of them. */
export async function presentEmergencies(tx: Tx, actor: Actor, rows: readonly store.EmergencyRow[]) {
  const reviews = await store.reviewsOf(tx, rows.map((row) => row.id))
  const answeredFor = await store.answeredFor(tx, rows.map((row) => row.id))
  const names = await namesFor(tx, rows.map((row) => row.holder_unit), [...rows.map((row) => row.operator_id), ...reviews.map((row) => row.reviewer_id)])
  return rows.map((row) => {
    const own = reviews.filter((review) => review.break_glass_id === row.id)
    return {
      id: row.id as never,
      subject: row.subject,
      operator: names.person(row.operator_id),
      holderUnitName: names.unit(row.holder_unit).name,
      reason: row.reason,
      words: row.words,
      startedAt: row.started_at,
      endsAt: row.ends_at,
      reviewDue: row.review_due,
      reviews: own.map((review) => ({ reviewer: names.person(review.reviewer_id), outcome: review.outcome as 'justified', words: review.words, at: review.at })),
      can: { review: mayReview(actor, answeredFor.has(row.id), own.map((review) => review.reviewer_id)) },
    }
  })
}

export const listBreakGlass = operation(contract, async ({ tx, actor, note }, { cursor, limit }) => {
  const found = await store.before(tx, openCursor<{ at: string; id: string }>(cursor, ['at', 'id']), limit + 1)
  const { rows, next } = pageOf(found, limit, (last) => ({ at: last.started_at, id: last.id }))
  note({ rows: rows.length })
  return { rows: await presentEmergencies(tx, actor, rows), next, total: null }
})
