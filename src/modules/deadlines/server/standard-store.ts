import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export const standardRows = (tx: Tx, ids: readonly string[]) =>
  tx.selectFrom('deadlines.standard').selectAll().where('id', 'in', [...ids]).execute()
export type StandardRow = Awaited<ReturnType<typeof standardRows>>[number]

/** Those of some units and of the units above them: what a service promises holds for its teams. */
export async function standardsFor(tx: Tx, units: readonly string[]): Promise<StandardRow[]> {
  const { rows } = await sql<StandardRow>`select s.* from deadlines.standard s
    where exists (select from unnest(${[...units]}::uuid[]) mine where mine in (select deadlines.unit_and_below(s.unit_id))) order by s.title, s.id limit 500`.execute(tx)
  return rows
}

export const insertStandard = (
  tx: Tx,
  row: { id: string; unit_id: string; rule_id: string | null; title: string; counted_from: string; amount: number; measure: string; source: string | null; valid_from: string; added_by: string },
) => tx.insertInto('deadlines.standard').values(row).execute()

/** The numbers that units gave themselves for these rules, in force on a day: their own, else of the nearest unit above. By unit and rule. For jobs too. */
export async function ownNumbersOf(tx: Tx, units: readonly string[], ruleIds: readonly string[], day: string): Promise<Map<string, number>> {
  if (!units.length || !ruleIds.length) return new Map()
  const { rows } = await sql<{ unit_id: string; rule_id: string; amount: number }>`
    select unit_id, rule_id, amount from deadlines.own_numbers_of(${[...new Set(units)]}::uuid[], ${[...new Set(ruleIds)]}::text[], ${day}::date)`.execute(tx)
  return new Map(rows.map(({ unit_id, rule_id, amount }) => [`${unit_id} ${rule_id}`, amount]))
}

export async function endStandard(tx: Tx, id: string, validTo: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('deadlines.standard').set({ valid_to: validTo, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}
