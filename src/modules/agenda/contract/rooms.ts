import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, line, optionalLine, page, paging, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

export const room = z.object({
  id: id('room'), organisationId: id('organisation'), organisation: z.string(), siteId: id('site'), site: z.string(), name: z.string(), capacity: z.int().nullable(), accessible: z.boolean(),
  equipment: z.array(z.string()), note: z.string().nullable(), active: z.boolean(), version, can: z.object({ change: z.boolean(), book: z.boolean() }),
})
export type Room = z.output<typeof room>

const fields = {
  name: line(80),
  capacity: z.coerce.number(message({ it: 'Scrivi un numero', en: 'Write a number' })).int().min(1, message({ it: 'Almeno un posto', en: 'At least one place' })).max(500, message({ it: 'Al massimo 500 posti', en: 'At most 500 places' })).nullish().transform((value) => value ?? null),
  accessible: z.boolean().default(false).describe('one can come in with a wheelchair'),
  equipment: z.array(z.string().max(60)).max(20).default([]).describe('codes of room_equipment'),
  note: optionalLine(500),
}

export const listRooms = endpoint({
  id: 'agenda.listRooms', method: 'GET', path: '/api/rooms', summary: 'Rooms of the sites one may see, those of one’s own body first', audit: 'none',
  query: z.object({ ...paging, inactive: z.enum(['true', 'false']).transform((value) => value === 'true').optional() }),
  response: page(room).extend({ sites: z.array(z.object({ id: id('site'), name: z.string(), organisationId: id('organisation') })).describe('where one may add a room') }),
})

export const addRoom = endpoint({
  id: 'agenda.addRoom', method: 'POST', path: '/api/rooms', summary: 'Add a room to a site (administrators and managers of the body)', body: z.object({ siteId: id('site'), ...fields }), response: room,
})

export const changeRoom = endpoint({
  id: 'agenda.changeRoom', method: 'POST', path: '/api/rooms/{roomId}', summary: 'Change a room, or take it out of use', params: z.object({ roomId: id('room') }),
  body: z.object({ ...fields, active: z.boolean().default(true), version }), response: room,
})

export const roomEndpoints = { listRooms, addRoom, changeRoom }
