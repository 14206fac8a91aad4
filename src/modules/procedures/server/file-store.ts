import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

/** What a run must know of the file it stands in. */
export interface FileRow {
  id: string
  number: string
  child_name: string
  child_birth: string | null
  organisation_id: string
  unit_id: string
  responsible_id: string
  status: 'open' | 'closed'
  opened_on: string
  municipality_istat: string | null
  pole_unit_id: string | null
}

/** Files as the reader sees them: those out of reach are absent. */
export const filesById = async (tx: Tx, ids: readonly string[]): Promise<FileRow[]> => {
  if (!ids.length) return []
  const rows = await tx.selectFrom('cases.header')
    .select(['id', 'number', 'child_name', 'child_birth', 'organisation_id', 'unit_id', 'responsible_id', 'status', 'opened_on', 'municipality_istat', 'pole_unit_id'])
    .where('id', 'in', [...new Set(ids)]).execute()
  // a view has no not-null columns: the table under it does
  return rows as unknown as FileRow[]
}

export const fileOf = async (tx: Tx, id: string): Promise<FileRow | undefined> => (await filesById(tx, [id]))[0]

export async function unitNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (!known.length) return new Map()
  const rows = await tx.selectFrom('network.directory').select(['unit_id', 'unit_name']).where('unit_id', 'in', known).execute()
  return new Map(rows.map((row) => [row.unit_id!, row.unit_name!]))
}

export async function municipalityNames(tx: Tx, codes: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(codes.filter((code) => code !== null))]
  if (!known.length) return new Map()
  const rows = await tx.selectFrom('kernel.municipality').select(['istat', 'name']).where('istat', 'in', known).execute()
  return new Map(rows.map((row) => [row.istat, row.name]))
}

/** The body of a unit in which the actor may start a run without a file; null when he may not, or there is none. */
export async function bodyOf(tx: Tx, unit: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select procedures.body_of(${unit}::uuid) as id`.execute(tx)
  return rows[0]?.id ?? null
}

/** Who is told when a measure loses effect. */
export async function toldOf(tx: Tx, run: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from procedures.told_of(${run}::uuid) id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Titles of running procedures of a file, for who closes it: also those in sections that he does not reach hold it back, without being named. */
export async function runningIn(tx: Tx, caseId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select procedures.running_in(${caseId}::uuid) as n`.execute(tx)
  return rows[0]!.n
}
