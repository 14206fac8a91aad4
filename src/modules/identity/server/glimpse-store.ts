import { sql } from 'kysely'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Glimpse } from '../contract/fields.ts'

interface Row {
  id: string
  unit_name: string
  organisation_name: string
  contact: string | null
}

const present = ({ id, unit_name, organisation_name, contact }: Row): Glimpse => ({ id: id as Id<'glimpse'>, unitName: unit_name, organisationName: organisation_name, contact })

/** Counts a question that may show something out of reach; how many different ones today, this one included. */
export async function countAsked(tx: Tx, print: string): Promise<number> {
  return (await sql<{ n: number }>`select identity.count_asked(${print}) as n`.execute(tx)).rows[0]!.n
}

/** Which services to call about these candidates; of those within reach or shielded, nothing. */
export async function glimpsesOf(tx: Tx, candidates: readonly string[], print: string): Promise<Glimpse[]> {
  return (await sql<Row>`select id, unit_name, organisation_name, contact from identity.glimpses(${[...candidates]}::uuid[], ${print})`.execute(tx)).rows.map(present)
}

interface ElsewhereRow extends Row {
  person: string
  unit_id: string
}

/** Registrations within reach that have another out of reach, found in the background. */
export async function elsewhere(tx: Tx, cap: number): Promise<{ person: string; unitId: string; glimpse: Glimpse }[]> {
  const { rows } = await sql<ElsewhereRow>`select person, id, unit_id, unit_name, organisation_name, contact from identity.elsewhere(${cap}::int)`.execute(tx)
  return rows.map((row) => ({ person: row.person, unitId: row.unit_id, glimpse: present(row) }))
}
