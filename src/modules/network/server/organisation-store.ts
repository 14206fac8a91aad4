import { sql, type Insertable, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'
import { patternsOf } from './store.ts'

interface Filter {
  q?: string | undefined
  kind?: string | undefined
  istat?: string | undefined
  active?: boolean | undefined
}

const filtered = (tx: Tx, { q, kind, istat, active }: Filter) => {
  let query = tx.selectFrom('network.organisation as o').leftJoin('kernel.municipality as m', 'm.istat', 'o.municipality_istat')
  for (const pattern of patternsOf(q)) query = query.where((eb) => eb.or([eb('o.name', 'ilike', pattern), eb('o.short_name', 'ilike', pattern), eb('m.name', 'ilike', pattern)]))
  if (kind) query = query.where('o.kind', '=', kind)
  if (istat) query = query.where('o.municipality_istat', '=', istat)
  if (active !== undefined) query = query.where('o.active', '=', active)
  return query
}

export const organisationsAfter = (tx: Tx, filter: Filter, after: { name: string; id: string } | null, limit: number) =>
  filtered(tx, filter)
    .select(['o.id', 'o.kind', 'o.name', 'o.short_name', 'm.name as municipality', 'o.email', 'o.phone', 'o.active'])
    .$if(after !== null, (query) => query.where(sql<boolean>`(lower(o.name), o.id) > (lower(${after!.name}), ${after!.id}::uuid)`))
    .orderBy(sql`lower(o.name)`)
    .orderBy('o.id')
    .limit(limit)
    .execute()

export async function countOrganisations(tx: Tx, filter: Filter): Promise<number> {
  return (await filtered(tx, filter).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
}

export const findOrganisation = (tx: Tx, id: string) =>
  tx.selectFrom('network.organisation as o').leftJoin('kernel.municipality as m', 'm.istat', 'o.municipality_istat')
    .selectAll('o').select('m.name as municipality').where('o.id', '=', id).executeTakeFirst()

export const findByPrefix = (tx: Tx, prefix: string) => tx.selectFrom('network.organisation').select('name').where('case_prefix', '=', prefix).executeTakeFirst()

export const insertOrganisation = (tx: Tx, row: Insertable<DB['network.organisation']>) => tx.insertInto('network.organisation').values(row).execute()

export async function updateOrganisation(tx: Tx, id: string, version: number, set: Updateable<DB['network.organisation']>): Promise<boolean> {
  const done = await tx.updateTable('network.organisation').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Waits for other changes to the tree of this body, and keeps them waiting until the transaction ends. */
export const holdTree = (tx: Tx, organisationId: string) => sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 520))`.execute(tx)

export const unitsOf = (tx: Tx, organisationId: string, today: string) =>
  tx
    .selectFrom('network.unit as u')
    .select(['u.id', 'u.organisation_id', 'u.parent_id', 'u.name', 'u.kind', 'u.contact', 'u.active', 'u.version'])
    .select((eb) =>
      eb.selectFrom('network.assignment as a').select((inner) => inner.fn.count<number>('a.operator_id').distinct().as('n')).whereRef('a.unit_id', '=', 'u.id')
        .where('a.valid_from', '<=', today).where((inner) => inner.or([inner('a.valid_to', 'is', null), inner('a.valid_to', '>=', today)])).as('people'))
    .where('u.organisation_id', '=', organisationId)
    .orderBy(sql`lower(u.name)`)
    .execute()

export const findUnit = (tx: Tx, id: string) => tx.selectFrom('network.unit').selectAll().where('id', '=', id).executeTakeFirst()

export const insertUnit = (tx: Tx, row: Insertable<DB['network.unit']>) => tx.insertInto('network.unit').values(row).execute()

export async function updateUnit(tx: Tx, id: string, version: number, set: Updateable<DB['network.unit']>): Promise<boolean> {
  const done = await tx.updateTable('network.unit').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}
