import { conflict, forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { openCursor, packCursor } from '#kernel/server/cursor.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import { sitesOfBodies } from '#modules/network/server/index.ts'
import * as contract from '../contract/rooms.ts'
import * as store from './room-store.ts'

/** Bodies whose rooms he looks after: as who runs the body. */
const runs = (actor: Actor): string[] => [...new Set(actor.roles.flatMap(({ role, organisationId }) => (role === 'administrator' || role === 'manager' ? [organisationId] : [])))]
const worksIn = (actor: Actor): string[] => [...new Set(actor.roles.map(({ organisationId }) => organisationId))]

const present = (actor: Actor, row: store.RoomRow): contract.Room => ({
  id: row.id as Id<'room'>, organisationId: row.organisation_id as Id<'organisation'>, organisation: row.organisation, siteId: row.site_id as Id<'site'>, site: row.site, name: row.name, capacity: row.capacity,
  accessible: row.accessible, equipment: row.equipment, note: row.note, active: row.active, version: row.version,
  can: { change: runs(actor).includes(row.organisation_id), book: row.active && worksIn(actor).includes(row.organisation_id) },
})

/** Rooms of the network that one may know of; those of one's own body first. */
export const listRooms = operation(contract.listRooms, async ({ tx, actor }, { q, inactive, cursor, limit }) => {
  const offset = openCursor<{ offset: number }>(cursor, ['offset'])?.offset ?? 0
  const rows = await store.listRooms(tx, { text: q || null, inactive: inactive ?? false, own: worksIn(actor) }, limit + 1, offset)
  const sites = await sitesOfBodies(tx, runs(actor))
  return {
    rows: rows.slice(0, limit).map((row) => present(actor, row)), next: rows.length > limit ? packCursor({ offset: offset + limit }) : null, total: null,
    sites: sites.map(({ id, name, organisationId }) => ({ id: id as Id<'site'>, name, organisationId: organisationId as Id<'organisation'> })),
  }
})

async function assertEquipment(tx: Tx, now: number, equipment: readonly string[]): Promise<void> {
  for (const [index, code] of equipment.entries()) await assertCode(tx, now, 'room_equipment', code, `equipment.${index}`)
}

export const addRoom = operation(contract.addRoom, async ({ tx, actor, now }, { siteId, ...written }) => {
  if (!runs(actor).length) throw forbidden({ it: 'Le stanze le scrivono l’amministratore e il responsabile dell’ente.', en: 'Rooms are written by the administrator and the manager of the body.' })
  const site = (await sitesOfBodies(tx, runs(actor))).find((one) => one.id === siteId)
  if (!site) throw invalid('siteId', { it: 'Scegli una sede del tuo ente', en: 'Choose a site of your body' })
  await assertEquipment(tx, now, written.equipment)
  await assertNewName(tx, site.id, written.name, null)
  const id = newId<'room'>(now)
  await store.insertRoom(tx, { id, organisation_id: site.organisationId, site_id: site.id, ...written })
  return present(actor, (await store.roomById(tx, id))!)
})

export const changeRoom = operation(contract.changeRoom, async ({ tx, actor, now }, { roomId, version, ...written }) => {
  const room = await store.roomById(tx, roomId)
  if (!room) throw notFound()
  if (!runs(actor).includes(room.organisation_id)) throw forbidden({ it: 'Questa stanza è di un altro ente, o non sei tra chi lo amministra.', en: 'This room is of another body, or you are not among those who run it.' })
  await assertEquipment(tx, now, written.equipment)
  await assertNewName(tx, room.site_id, written.name, room.id)
  if (!(await store.updateRoom(tx, roomId, version, written))) throw stale(present(actor, room))
  return present(actor, (await store.roomById(tx, roomId))!)
})

async function assertNewName(tx: Tx, siteId: string, name: string, except: string | null): Promise<void> {
  if (await store.roomNamed(tx, siteId, name, except)) throw conflict({ it: 'In questa sede c’è già una stanza con questo nome.', en: 'There is a room of this name in this site already.' })
}
