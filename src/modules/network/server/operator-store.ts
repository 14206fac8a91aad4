import { sql, type Insertable, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

export const findOperator = (tx: Tx, id: string) =>
  tx.selectFrom('network.operator as p').innerJoin('network.organisation as o', 'o.id', 'p.organisation_id')
    .selectAll('p').select('o.short_name as organisation_name').where('p.id', '=', id).executeTakeFirst()

export const addOperator = (
  tx: Tx, row: { id: string; organisationId: string; givenName: string; familyName: string; email: string | null; phone: string | null; registerNumber: string | null },
) =>
  sql`select network.add_operator(${row.id}, ${row.organisationId}, ${row.givenName}, ${row.familyName}, ${row.email}::text, ${row.phone}::text, ${row.registerNumber}::text)`.execute(tx)

export async function updateOperator(tx: Tx, id: string, version: number, set: Updateable<DB['network.operator']>): Promise<boolean> {
  const done = await tx.updateTable('network.operator').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function replaceLanguages(tx: Tx, operatorId: string, rows: readonly { language: string; level: string }[]): Promise<void> {
  await tx.deleteFrom('network.operator_language').where('operator_id', '=', operatorId).execute()
  if (rows.length) await tx.insertInto('network.operator_language').values(rows.map((row) => ({ operator_id: operatorId, ...row }))).execute()
}

export const unknownLanguages = async (tx: Tx, codes: readonly string[]): Promise<string[]> => {
  if (!codes.length) return []
  const known = await tx.selectFrom('kernel.language').select('code').where('code', 'in', [...codes]).execute()
  return codes.filter((one) => !known.some((row) => row.code === one))
}

export const assignmentsOf = (tx: Tx, operatorId: string) =>
  tx
    .selectFrom('network.assignment as a')
    .innerJoin('network.unit as u', 'u.id', 'a.unit_id')
    .innerJoin('network.organisation as o', 'o.id', 'u.organisation_id')
    .selectAll('a')
    .select(['u.name as unit_name', 'u.organisation_id', 'o.short_name as organisation_name'])
    .where('a.operator_id', '=', operatorId)
    .orderBy('a.valid_from', 'desc')
    .execute()

export const findAssignment = (tx: Tx, id: string) =>
  tx.selectFrom('network.assignment as a').innerJoin('network.unit as u', 'u.id', 'a.unit_id').selectAll('a').select('u.organisation_id').where('a.id', '=', id).executeTakeFirst()

export const insertAssignment = (tx: Tx, row: Insertable<DB['network.assignment']>) => tx.insertInto('network.assignment').values(row).execute()

export async function updateAssignment(tx: Tx, id: string, version: number, set: Updateable<DB['network.assignment']>): Promise<boolean> {
  const done = await tx.updateTable('network.assignment').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Where somebody's notices go by e-mail, for jobs; null without an address, or when he no longer works. */
export async function mailAddressOf(tx: Tx, operatorId: string): Promise<string | null> {
  const row = await tx.selectFrom('network.operator').select('email').where('id', '=', operatorId).where('active', '=', true).executeTakeFirst()
  return row?.email ?? null
}
