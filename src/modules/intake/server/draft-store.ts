import type { Tx } from '#kernel/server/db.ts'

const columns = ['id', 'content', 'saved_at', 'version'] as const

/** One of the actor's own drafts; row-level security hides everybody else's. */
export const draftOf = (tx: Tx, draftId: string) => tx.selectFrom('intake.report_draft').select(columns).where('id', '=', draftId).executeTakeFirst()
export type DraftRow = NonNullable<Awaited<ReturnType<typeof draftOf>>>

export const insertDraft = (tx: Tx, row: { id: string; author_id: string; content: string; saved_at: string }) => tx.insertInto('intake.report_draft').values(row).execute()

export async function updateDraft(tx: Tx, draftId: string, version: number, content: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('intake.report_draft').set({ content, saved_at: at, version: version + 1 }).where('id', '=', draftId).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteDraft(tx: Tx, draftId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('intake.report_draft').where('id', '=', draftId).executeTakeFirst()
  return numDeletedRows === 1n
}

/** The actor's drafts, newest first. */
export const myDrafts = (tx: Tx) => tx.selectFrom('intake.report_draft').select(columns).orderBy('saved_at', 'desc').limit(100).execute()
