import { sql, type RawBuilder } from 'kysely'

/** What services and requests say of the file they are of; what the reader does not reach is null. */
export interface OfFile {
  case_number: string | null
  child_name: string | null
  file_status: string | null
  unit_id: string | null
  unit_name: string | null
  responsible_id: string | null
  responsible_name: string | null
}

export const fileColumns: RawBuilder<unknown> = sql`h.number as case_number, h.child_name, h.status as file_status, h.unit_id, u.unit_name, h.responsible_id, a.display_name as responsible_name`

/** The header `h` of the file of a service or request, only for who reaches it, with its unit and who answers for it. */
export const fileJoins = (caseId: RawBuilder<unknown>): RawBuilder<unknown> => sql`left join cases.header h on h.id = ${caseId}
  left join network.directory u on u.unit_id = h.unit_id left join kernel.actor a on a.id = h.responsible_id`

export interface FileFilter {
  actorId: string
  /** Units in which the actor answers for files. */
  myUnits: readonly string[]
  scope: string | undefined
  unit: string | undefined
  responsible: string | undefined
}

/** Of whom: the actor's own files, those of his units, of one unit, of one worker. */
export function ofWhom(f: FileFilter): RawBuilder<unknown>[] {
  return [
    ...(f.scope === 'mine' ? [sql`h.responsible_id = ${f.actorId}::uuid`] : []), ...(f.scope === 'unit' ? [sql`h.unit_id = any (${[...f.myUnits]}::uuid[])`] : []),
    ...(f.unit ? [sql`h.unit_id = ${f.unit}::uuid`] : []), ...(f.responsible ? [sql`h.responsible_id = ${f.responsible}::uuid`] : []),
  ]
}

/** Does each word (escaped) occur in the child's name, or in how the child is called there? */
export const childHas = (words: readonly string[], called: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select bool_and(coalesce(h.child_sort, '') ilike '%' || w || '%' or coalesce(h.child_name, ${called}) ilike '%' || w || '%') from unnest(${[...words]}::text[]) w)`
