import { sql, type Insertable, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

export const sitesOf = (tx: Tx, organisationId: string) =>
  tx
    .selectFrom('network.site as s')
    .leftJoin('network.unit as u', 'u.id', 's.unit_id')
    .leftJoin('kernel.municipality as m', 'm.istat', 's.municipality_istat')
    .selectAll('s')
    .select(['u.name as unit_name', 'm.name as municipality'])
    .where('s.organisation_id', '=', organisationId)
    .orderBy(sql`lower(s.name)`)
    .execute()

export const hoursOf = (tx: Tx, sites: readonly string[]) =>
  tx.selectFrom('network.opening_hour').select(['site_id', 'weekday', 'opens', 'closes', 'note']).where('site_id', 'in', [...sites]).orderBy('weekday').orderBy('opens').execute()

export const findSite = (tx: Tx, id: string) => tx.selectFrom('network.site').selectAll().where('id', '=', id).executeTakeFirst()

export const insertSite = (tx: Tx, row: Insertable<DB['network.site']>) => tx.insertInto('network.site').values(row).execute()

export async function updateSite(tx: Tx, id: string, version: number, set: Updateable<DB['network.site']>): Promise<boolean> {
  const done = await tx.updateTable('network.site').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function replaceHours(tx: Tx, siteId: string, rows: readonly Insertable<DB['network.opening_hour']>[]): Promise<void> {
  await tx.deleteFrom('network.opening_hour').where('site_id', '=', siteId).execute()
  if (rows.length) await tx.insertInto('network.opening_hour').values([...rows]).execute()
}
