import type { Tx } from '#kernel/server/db.ts'

const columns = ['id', 'case_id', 'measure_id', 'content', 'saved_at', 'version'] as const

/** One of the actor's own drafts; row-level security hides everybody else's. */
export const draftOf = (tx: Tx, caseId: string, draftId: string) =>
  tx.selectFrom('measures.draft').select(columns).where('id', '=', draftId).where('case_id', '=', caseId).executeTakeFirst()
export type DraftRow = NonNullable<Awaited<ReturnType<typeof draftOf>>>

export const insertDraft = (tx: Tx, { content, ...row }: { id: string; author_id: string; case_id: string; measure_id: string | null; content: unknown; saved_at: string }) =>
  tx.insertInto('measures.draft').values({ ...row, content: JSON.stringify(content) }).execute()

export async function updateDraft(tx: Tx, draftId: string, version: number, content: unknown, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('measures.draft').set({ content: JSON.stringify(content), saved_at: at, version: version + 1 })
    .where('id', '=', draftId).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteDraft(tx: Tx, caseId: string, draftId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('measures.draft').where('id', '=', draftId).where('case_id', '=', caseId).executeTakeFirst()
  return numDeletedRows === 1n
}

/** The actor's drafts of a file, newest first. */
export const myDrafts = (tx: Tx, caseId: string) => tx.selectFrom('measures.draft').select(columns).where('case_id', '=', caseId).orderBy('saved_at', 'desc').limit(20).execute()
