import type { Tx } from '#kernel/server/db.ts'

const columns = ['id', 'case_id', 'entry_id', 'content', 'saved_at', 'version'] as const

/** One of the actor's own drafts; row-level security hides everybody else's. */
export const draftOf = (tx: Tx, caseId: string, draftId: string) =>
  tx.selectFrom('cases.diary_draft').select(columns).where('id', '=', draftId).where('case_id', '=', caseId).executeTakeFirst()
export type DraftRow = NonNullable<Awaited<ReturnType<typeof draftOf>>>

export const insertDraft = (
  tx: Tx,
  { content, ...row }: { id: string; author_id: string; case_id: string; entry_id: string | null; content: unknown; saved_at: string },
) => tx.insertInto('cases.diary_draft').values({ ...row, content: JSON.stringify(content) }).execute()

export async function updateDraft(tx: Tx, draftId: string, version: number, content: unknown, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('cases.diary_draft')
    .set({ content: JSON.stringify(content), saved_at: at, version: version + 1 })
    .where('id', '=', draftId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteDraft(tx: Tx, caseId: string, draftId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('cases.diary_draft').where('id', '=', draftId).where('case_id', '=', caseId).executeTakeFirst()
  return numDeletedRows === 1n
}

/** The actor's drafts, newest first. */
export const myDrafts = (tx: Tx, ofCase: string | undefined) =>
  tx
    .selectFrom('cases.diary_draft as d')
    .innerJoin('cases.case_file as f', 'f.id', 'd.case_id')
    .select(['d.id', 'd.case_id', 'd.entry_id', 'd.content', 'd.saved_at', 'd.version', 'f.number', 'f.child_name'])
    .$if(ofCase !== undefined, (query) => query.where('d.case_id', '=', ofCase!))
    .orderBy('d.saved_at', 'desc')
    .limit(100)
    .execute()
