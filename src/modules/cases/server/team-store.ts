import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export const teamOf = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('cases.team_member as t')
    .innerJoin('kernel.actor as a', 'a.id', 't.operator_id')
    .innerJoin('network.organisation as o', 'o.id', 'a.organisation_id')
    .select(['t.id', 't.operator_id', 'a.display_name as name', 'o.name as organisation_name', 't.role', 't.valid_from', 't.valid_to', 't.grant_id'])
    .where('t.case_id', '=', caseId)
    .orderBy('t.valid_from')
    .orderBy('a.display_name')
    .execute()
export type TeamRow = Awaited<ReturnType<typeof teamOf>>[number]

export const insertMember = (
  tx: Tx,
  row: { id: string; case_id: string; operator_id: string; role: string; valid_from: string; valid_to: string | null; grant_id: string | null },
) => tx.insertInto('cases.team_member').values(row).execute()

export const changeMember = (tx: Tx, id: string, changes: { role?: string; valid_to?: string }) =>
  tx.updateTable('cases.team_member').set(changes).where('id', '=', id).execute()

export const removeMember = (tx: Tx, id: string) => tx.deleteFrom('cases.team_member').where('id', '=', id).execute()

export async function unitReaches(tx: Tx, caseId: string, operatorId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select cases.unit_reaches(${caseId}, ${operatorId}) as yes`.execute(tx)
  return rows[0]!.yes
}

export async function workersOf(tx: Tx, unitId: string): Promise<{ operator_id: string; display_name: string; roles: string[] }[]> {
  const { rows } = await sql<{ operator_id: string; display_name: string; roles: string[] }>`select * from cases.workers_of(${unitId})`.execute(tx)
  return rows
}

export async function receivingUnits(tx: Tx) {
  const { rows } = await sql<{ id: string; name: string; kind: string; organisation_id: string; organisation_name: string }>`
    select * from cases.receiving_units()`.execute(tx)
  return rows
}

export async function colleagues(tx: Tx, text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&').split(/\s+/).join('%')}%`
  const { rows } = await sql<{ id: string; name: string; organisation_name: string; units: string }>`
    select * from cases.colleagues(${pattern}, 30)`.execute(tx)
  return rows
}

export const findActor = (tx: Tx, id: string) =>
  tx.selectFrom('kernel.actor').select(['id', 'display_name']).where('id', '=', id).where('disabled_at', 'is', null).executeTakeFirst()

export const savedFilters = (tx: Tx, screen: string) =>
  tx.selectFrom('cases.saved_filter').select(['id', 'name', 'search']).where('screen', '=', screen).orderBy('position').orderBy('name').execute()

export const filterNamed = (tx: Tx, screen: string, name: string) =>
  tx.selectFrom('cases.saved_filter').select('id').where('screen', '=', screen).where('name', '=', name).executeTakeFirst()

export const insertFilter = (tx: Tx, row: { id: string; owner_id: string; screen: string; name: string; search: string }) =>
  tx.insertInto('cases.saved_filter').values(row).execute()

export const updateFilter = (tx: Tx, id: string, search: string) => tx.updateTable('cases.saved_filter').set({ search }).where('id', '=', id).execute()

export async function deleteFilter(tx: Tx, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('cases.saved_filter').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows === 1n
}
