import type { Insertable, Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

export const accreditationsOf = (tx: Tx, organisationId: string) =>
  tx.selectFrom('network.accreditation').selectAll().where('organisation_id', '=', organisationId).orderBy('valid_from', 'desc').execute()

export const findAccreditation = (tx: Tx, id: string) => tx.selectFrom('network.accreditation').selectAll().where('id', '=', id).executeTakeFirst()

export const insertAccreditation = (tx: Tx, row: Insertable<DB['network.accreditation']>) => tx.insertInto('network.accreditation').values(row).execute()

export async function updateAccreditation(tx: Tx, id: string, version: number, set: Updateable<DB['network.accreditation']>): Promise<boolean> {
  const done = await tx.updateTable('network.accreditation').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Agreements a body made, and those others made with it. */
export const agreementsOf = (tx: Tx, organisationId: string) =>
  tx
    .selectFrom('network.agreement as a')
    .innerJoin('network.organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('network.organisation as other', 'other.id', 'a.other_organisation_id')
    .selectAll('a')
    .select(['o.short_name as organisation_name', 'other.short_name as other_name'])
    .where((eb) => eb.or([eb('a.organisation_id', '=', organisationId), eb('a.other_organisation_id', '=', organisationId)]))
    .orderBy('a.valid_from', 'desc')
    .execute()

export const findAgreement = (tx: Tx, id: string) => tx.selectFrom('network.agreement').selectAll().where('id', '=', id).executeTakeFirst()

export const insertAgreement = (tx: Tx, row: Insertable<DB['network.agreement']>) => tx.insertInto('network.agreement').values(row).execute()

export async function updateAgreement(tx: Tx, id: string, version: number, set: Updateable<DB['network.agreement']>): Promise<boolean> {
  const done = await tx.updateTable('network.agreement').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}
