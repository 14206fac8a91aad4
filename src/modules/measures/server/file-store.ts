import type { Tx } from '#kernel/server/db.ts'

/** Who belongs to the file, as far as the actor sees. */
export const membersOf = async (tx: Tx, caseIds: readonly string[]): Promise<{ member: string; subject: string }[]> =>
  tx.selectFrom('kernel.reach_member').select(['member', 'subject']).distinct().where('subject', 'in', [...caseIds]).execute()

export async function organisationNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (!wanted.length) return new Map()
  return new Map((await tx.selectFrom('network.organisation').select(['id', 'name']).where('id', 'in', wanted).execute()).map((row) => [row.id, row.name]))
}

/** Documents of the judicial section of a file, newest first: those that may be the decree. */
export const documentsOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('documents.document').select(['id', 'title', 'dated_on', 'type']).where('subject', '=', caseId).where('section', '=', 3).where('withdrawn_at', 'is', null)
    .orderBy('created_at', 'desc').limit(100).execute()

export const documentOf = (tx: Tx, documentId: string) =>
  tx.selectFrom('documents.document').select(['id', 'title', 'subject', 'section']).where('id', '=', documentId).executeTakeFirst()
