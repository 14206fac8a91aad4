import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Office } from '../domain/seat.ts'

/** Where these units sit: the municipality of their own site, else of their body; units of which it is not known are absent. For jobs too. */
export async function seatsOf(tx: Tx, units: readonly string[]): Promise<Map<string, Office>> {
  if (!units.length) return new Map()
  const { rows } = await sql<{ unit_id: string; municipality: string }>`select unit_id, municipality from deadlines.seats_of(${[...new Set(units)]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ unit_id, municipality }) => [unit_id, { municipality }]))
}
