import type { Tx } from '#kernel/server/db.ts'

export interface FileHead {
  id: string
  number: string
  child_id: string
  child_name: string
  child_birth: string | null
  organisation_id: string
  unit_id: string
  responsible_id: string | null
  sibling_group: string | null
  closed_on: string | null
}

const columns = ['h.id', 'h.number', 'h.child_id', 'h.child_name', 'h.child_birth', 'h.organisation_id', 'h.unit_id', 'h.responsible_id', 'h.sibling_group', 'h.closed_on'] as const

/** Heads of these files; those out of reach are absent. */
export const fileHeads = (tx: Tx, ids: readonly string[]): Promise<FileHead[]> =>
  (ids.length ? tx.selectFrom('cases.header as h').select(columns).where('h.id', 'in', [...ids]).execute() : Promise.resolve([])) as Promise<FileHead[]>

/** Open files of the other children of the group. */
export const siblingsOf = (tx: Tx, file: FileHead): Promise<FileHead[]> =>
  (file.sibling_group
    ? tx.selectFrom('cases.header as h').select(columns).where('h.sibling_group', '=', file.sibling_group).where('h.id', '<>', file.id).where('h.status', '=', 'open').orderBy('h.child_sort').execute()
    : Promise.resolve([])) as Promise<FileHead[]>

/** Who belongs to the file, as far as the actor sees. */
export const membersOf = async (tx: Tx, caseIds: readonly string[]): Promise<{ member: string; subject: string }[]> =>
  tx.selectFrom('kernel.reach_member').select(['member', 'subject']).distinct().where('subject', 'in', [...caseIds]).execute()

/** Names of people who work in the network. */
export async function operatorNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (!wanted.length) return new Map()
  return new Map((await tx.selectFrom('kernel.actor').select(['id', 'display_name']).where('id', 'in', wanted).execute()).map((row) => [row.id, row.display_name]))
}

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
