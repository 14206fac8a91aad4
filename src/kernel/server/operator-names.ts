import type { Tx } from './db.ts'

/** Names of people who work, by id; nobody's id is passed over. */
export async function operatorNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (!wanted.length) return new Map()
  const rows = await tx.selectFrom('kernel.actor').select(['id', 'display_name']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
