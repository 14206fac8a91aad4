import { sql, type Insertable, type SqlBool, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

const rooms = (tx: Tx) =>
  tx.selectFrom('agenda.room as r').innerJoin('network.site as s', 's.id', 'r.site_id').innerJoin('network.organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.id', 'r.organisation_id', 'o.short_name as organisation', 'r.site_id', 's.name as site', 'r.name', 'r.capacity', 'r.accessible', 'r.equipment', 'r.note', 'r.active', 'r.version'])
export type RoomRow = Awaited<ReturnType<ReturnType<typeof rooms>['executeTakeFirstOrThrow']>>

export const roomById = (tx: Tx, id: string): Promise<RoomRow | undefined> => rooms(tx).where('r.id', '=', id).executeTakeFirst()

interface RoomFilter {
  text: string | null
  inactive: boolean
  /** Bodies whose rooms come first. */
  own: readonly string[]
}

const filtered = (tx: Tx, { text, inactive }: RoomFilter) => {
  const like = text ? `%${text.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return rooms(tx).$if(!inactive, (query) => query.where('r.active', '=', true)).$if(like !== null, (query) => query.where(sql<SqlBool>`(r.name ilike ${like} or s.name ilike ${like} or o.short_name ilike ${like})`))
}

export const listRooms = (tx: Tx, filter: RoomFilter, limit: number, offset: number): Promise<RoomRow[]> =>
  filtered(tx, filter).orderBy(sql`r.organisation_id = any (${[...filter.own]}::uuid[])`, 'desc').orderBy('s.name').orderBy('r.name').orderBy('r.id').limit(limit).offset(offset).execute()

/** Rooms that may be booked by who works in these bodies. */
export const roomsOf = (tx: Tx, organisations: readonly string[]): Promise<RoomRow[]> =>
  organisations.length ? rooms(tx).where('r.organisation_id', 'in', [...organisations]).where('r.active', '=', true).orderBy('s.name').orderBy('r.name').limit(500).execute() : Promise.resolve([])

export const insertRoom = (tx: Tx, row: Insertable<DB['agenda.room']>) => tx.insertInto('agenda.room').values(row).execute()

export async function updateRoom(tx: Tx, id: string, version: number, set: Updateable<DB['agenda.room']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('agenda.room').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Is there another room of this name in the site? */
export const roomNamed = async (tx: Tx, siteId: string, name: string, except: string | null): Promise<boolean> =>
  (await tx.selectFrom('agenda.room').select('id').where('site_id', '=', siteId).where(sql<string>`lower(name)`, '=', name.toLowerCase()).$if(except !== null, (query) => query.where('id', '<>', except!)).executeTakeFirst()) !== undefined
