import { sql, type Insertable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

const joined = (tx: Tx) =>
  tx
    .selectFrom('network.territory as t')
    .innerJoin('network.unit as u', 'u.id', 't.unit_id')
    .innerJoin('network.organisation as o', 'o.id', 'u.organisation_id')
    .innerJoin('kernel.municipality as m', 'm.istat', 't.municipality_istat')
    .selectAll('t')
    .select(['u.name as unit_name', 'u.organisation_id', 'o.short_name as organisation_name', 'm.name as municipality', 'm.province'])

export const territoryOf = (tx: Tx, organisationId: string) =>
  joined(tx).where('u.organisation_id', '=', organisationId).orderBy('m.name').orderBy('t.service').orderBy('t.valid_from', 'desc').execute()

export const findTerritory = (tx: Tx, id: string) => joined(tx).where('t.id', '=', id).executeTakeFirst()

/** Who serves the municipality for this service, at any time. Others that would write the same wait. */
export async function territoryAt(tx: Tx, istat: string, service: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${istat} ${service}`}, 521))`.execute(tx)
  return joined(tx).where('t.municipality_istat', '=', istat).where('t.service', '=', service).execute()
}

export const findMunicipality = (tx: Tx, istat: string) =>
  tx.selectFrom('kernel.municipality').select('name').where('istat', '=', istat).where('valid_to', 'is', null).executeTakeFirst()

export const insertTerritory = (tx: Tx, row: Insertable<DB['network.territory']>) => tx.insertInto('network.territory').values(row).execute()

export async function endTerritory(tx: Tx, id: string, version: number, lastDay: string): Promise<boolean> {
  const done = await tx.updateTable('network.territory').set({ valid_to: lastDay, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}
