import type { Tx } from '#kernel/server/db.ts'

/** What the modules around a file must know of it. */
export interface FileHead {
  id: string
  number: string
  child_id: string
  child_name: string
  child_birth: string | null
  organisation_id: string
  unit_id: string
  responsible_id: string
  status: string
}

/** Heads of these files, in no order; those out of the actor's reach are absent. */
export const fileHeads = (tx: Tx, caseIds: readonly string[]): Promise<FileHead[]> =>
  caseIds.length
    ? tx.selectFrom('cases.header').select(['id', 'number', 'child_id', 'child_name', 'child_birth', 'organisation_id', 'unit_id', 'responsible_id', 'status'])
      .where('id', 'in', [...caseIds]).$castTo<FileHead>().execute()
    : Promise.resolve([])

/** Head of a file; undefined when it is out of reach or is none. */
export const fileHead = async (tx: Tx, caseId: string): Promise<FileHead | undefined> => (await fileHeads(tx, [caseId]))[0]
