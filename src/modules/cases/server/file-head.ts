import { invalid } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import type { Section } from '#modules/access/contract.ts'
import { rolesReachingEach } from '#modules/access/server/index.ts'

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
  closed_on: string | null
  sibling_group: string | null
}

const columns = ['id', 'number', 'child_id', 'child_name', 'child_birth', 'organisation_id', 'unit_id', 'responsible_id', 'status', 'closed_on', 'sibling_group'] as const

/** Heads of these files, in no order; those out of the actor's reach are absent. */
export const fileHeads = (tx: Tx, caseIds: readonly string[]): Promise<FileHead[]> =>
  caseIds.length ? tx.selectFrom('cases.header').select(columns).where('id', 'in', [...caseIds]).$castTo<FileHead>().execute() : Promise.resolve([])

/** Head of a file; undefined when it is out of reach or is none. */
export const fileHead = async (tx: Tx, caseId: string): Promise<FileHead | undefined> => (await fileHeads(tx, [caseId]))[0]

/** Open files, within reach, of the other children tied to this one. */
export const siblingFiles = (tx: Tx, { id, sibling_group }: FileHead): Promise<FileHead[]> =>
  sibling_group
    ? tx.selectFrom('cases.header').select(columns).where('sibling_group', '=', sibling_group).where('id', '<>', id).where('status', '=', 'open').orderBy('child_sort').orderBy('id').$castTo<FileHead>().execute()
    : Promise.resolve([])

/**
 * The files of siblings chosen for what is written in this one: each tied to it, and one in which the actor may write, by the roles through which he reaches that section.
 * @throws 422 next to the one that is not, out of reach or not tied alike
 */
export async function tiedFiles(tx: Tx, file: FileHead, chosen: readonly string[], { path, section, may }: { path: string; section: Section; may: (held: Pick<Actor, 'roles'>) => boolean }): Promise<FileHead[]> {
  const wanted = [...new Set(chosen)].filter((id) => id !== file.id)
  const [found, held] = [await fileHeads(tx, wanted), await rolesReachingEach(tx, wanted, section)]
  for (const id of wanted) {
    const other = found.find((one) => one.id === id)
    if (!other || !file.sibling_group || other.sibling_group !== file.sibling_group || !may({ roles: held.get(id) ?? [] })) {
      throw invalid(`${path}.${chosen.indexOf(id)}`, {
        it: 'Questo fascicolo non è legato come fratello o sorella, oppure non è tra quelli in cui puoi scrivere',
        en: 'This file is not tied as a sibling’s, or is not among those you may write in',
      })
    }
  }
  return found
}
