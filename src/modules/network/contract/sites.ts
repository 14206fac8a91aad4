import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, line, optionalLine, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, message({ it: 'Scrivi un’ora, per esempio 09:00', en: 'Write a time, for example 09:00' }))

const hour = z.object({
  weekday: z.coerce.number().int().min(1).max(7).describe('1 Monday … 7 Sunday'),
  opens: time,
  closes: time,
  note: optionalLine(),
})

const site = z.object({
  id: id('site'),
  unitId: id('unit').nullable(),
  unitName: z.string().nullable(),
  name: z.string(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  municipalityIstat: z.string().nullable(),
  municipality: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  secret: z.boolean(),
  active: z.boolean(),
  hours: z.array(z.object({ weekday: z.int(), opens: z.string(), closes: z.string(), note: z.string().nullable() })),
  version,
})
export type Site = z.output<typeof site>

const list = z.object({ rows: z.array(site), can: z.object({ edit: z.boolean() }) })

export const listSites = endpoint({
  id: 'network.listSites',
  method: 'GET',
  path: '/api/network/organisations/{organisationId}/sites',
  summary: 'Sites of a body with their opening hours; secret ones only for who manages the body',
  params: z.object({ organisationId: id('organisation') }),
  audit: 'none',
  response: list,
})

const fields = {
  unitId: id('unit').nullish().transform((value) => value ?? null),
  name: line(),
  street: optionalLine(),
  postcode: z.string().trim().regex(/^\d{5}$/, message({ it: 'Il CAP ha 5 cifre', en: 'The postcode has 5 figures' })).nullish().transform((value) => value ?? null),
  municipalityIstat: z.string().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' })).nullish().transform((value) => value ?? null),
  phone: optionalLine(40),
  email: z.email(message({ it: 'Scrivi un indirizzo come nome@ente.it', en: 'Write an address like nome@ente.it' })).nullish().transform((value) => value ?? null),
  secret: z.boolean().default(false),
  hours: z.array(hour).max(50).default([]),
}

export const createSite = endpoint({
  id: 'network.createSite',
  method: 'POST',
  path: '/api/network/organisations/{organisationId}/sites',
  summary: 'Add a site to a body',
  params: z.object({ organisationId: id('organisation') }),
  body: z.object(fields),
  response: list,
})

export const updateSite = endpoint({
  id: 'network.updateSite',
  method: 'PUT',
  path: '/api/network/sites/{siteId}',
  summary: 'Change a site and its opening hours',
  params: z.object({ siteId: id('site') }),
  body: z.object({ ...fields, active: z.boolean().default(true), version }),
  response: list,
})

export const siteEndpoints = { listSites, createSite, updateSite }
