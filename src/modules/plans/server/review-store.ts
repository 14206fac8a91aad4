import { sql, type Insertable, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

/** Those held, newest first, and the one that is open. */
export const reviewsOf = (tx: Tx, planId: string) =>
  tx.selectFrom('plans.review').selectAll().where('plan_id', '=', planId).where('state', '<>', 'withdrawn').orderBy(sql`held_on desc nulls first`).orderBy('id', 'desc').execute()
export const reviewOf = (tx: Tx, planId: string, id: string) => tx.selectFrom('plans.review').selectAll().where('plan_id', '=', planId).where('id', '=', id).where('state', '<>', 'withdrawn').executeTakeFirst()
export type ReviewRecord = NonNullable<Awaited<ReturnType<typeof reviewOf>>>
export const insertReview = (tx: Tx, row: Insertable<DB['plans.review']>) => tx.insertInto('plans.review').values(row).execute()
export async function updateReview(tx: Tx, id: string, version: number, changes: Updateable<DB['plans.review']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('plans.review').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every score of these plans within reach, those of an open review too. */
export const scoresOf = (tx: Tx, planIds: readonly string[]) =>
  planIds.length ? tx.selectFrom('plans.score').selectAll().where('plan_id', 'in', [...planIds]).orderBy('held_on').orderBy('review_id').execute() : Promise.resolve([])
export type ScoreRecord = Awaited<ReturnType<typeof scoresOf>>[number]
export const scoreOf = (tx: Tx, reviewId: string, goalId: string) => tx.selectFrom('plans.score').selectAll().where('review_id', '=', reviewId).where('goal_id', '=', goalId).executeTakeFirst()
/** False when somebody scored it meanwhile. */
export async function insertScore(tx: Tx, row: Insertable<DB['plans.score']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('plans.score').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
export async function updateScore(tx: Tx, reviewId: string, goalId: string, version: number, changes: Updateable<DB['plans.score']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('plans.score').set({ ...changes, version: version + 1 }).where('review_id', '=', reviewId).where('goal_id', '=', goalId).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}
const ofDraft = ({ review, goal, operator }: { review: string; goal: string; operator: string }) => ({ review_id: review, goal_id: goal, operator_id: operator })
/** What the actor himself was writing of the goals of a review. */
export const draftsOf = (tx: Tx, reviewId: string, operatorId: string) =>
  tx.selectFrom('plans.score_draft').select(['goal_id', 'choice', 'evidence', 'saved_at']).where('review_id', '=', reviewId).where('operator_id', '=', operatorId).execute()
export const keepDraft = (tx: Tx, of: Parameters<typeof ofDraft>[0], row: { case_id: string; section: number; choice: string; evidence: string; saved_at: string }) =>
  tx.insertInto('plans.score_draft').values({ ...ofDraft(of), ...row }).onConflict((one) => one.columns(['review_id', 'goal_id', 'operator_id']).doUpdateSet({ choice: row.choice, evidence: row.evidence, saved_at: row.saved_at })).execute()
export const dropDraft = (tx: Tx, { review, goal, operator }: Parameters<typeof ofDraft>[0]) =>
  tx.deleteFrom('plans.score_draft').where('review_id', '=', review).where('goal_id', '=', goal).where('operator_id', '=', operator).execute()

export const dateScores = (tx: Tx, reviewId: string, day: string) => tx.updateTable('plans.score').set({ held_on: day }).where('review_id', '=', reviewId).execute()

export const voicesOf = (tx: Tx, reviewIds: readonly string[]) =>
  reviewIds.length ? tx.selectFrom('plans.voice').selectAll().where('review_id', 'in', [...reviewIds]).orderBy('recorded_at').orderBy('id').execute() : Promise.resolve([])
export async function replaceVoices(tx: Tx, reviewId: string, rows: readonly Insertable<DB['plans.voice']>[]): Promise<void> {
  await tx.deleteFrom('plans.voice').where('review_id', '=', reviewId).execute()
  if (rows.length) await tx.insertInto('plans.voice').values([...rows]).execute()
}
