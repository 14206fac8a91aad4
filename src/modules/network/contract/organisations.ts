import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, flag, id, line, optionalLine, page, paging, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const organisationRow = z.object({
  id: id('organisation'),
  kind: z.string(),
  name: z.string(),
  shortName: z.string(),
  municipality: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  active: z.boolean(),
})

export const listOrganisations = endpoint({
  id: 'network.listOrganisations',
  method: 'GET',
  path: '/api/network/organisations',
  summary: 'Bodies of the network',
  audit: 'none',
  query: z.object({ ...paging, kind: code.optional(), istat: z.string().length(6).optional(), active: flag.optional() }),
  response: page(organisationRow).extend({ can: z.object({ create: z.boolean() }) }),
})

const fields = {
  kind: code,
  name: line(),
  shortName: line(60),
  ipaCode: optionalLine(20),
  taxCode: optionalLine(16),
  municipalityIstat: z.string().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' })).nullish().transform((value) => value ?? null),
  email: z.email(message({ it: 'Scrivi un indirizzo come nome@ente.it', en: 'Write an address like nome@ente.it' })).nullish().transform((value) => value ?? null),
  pec: z.email(message({ it: 'Scrivi un indirizzo come nome@pec.ente.it', en: 'Write an address like nome@pec.ente.it' })).nullish().transform((value) => value ?? null),
  phone: optionalLine(40),
  website: z.url(message({ it: 'Scrivi un indirizzo come https://www.ente.it', en: 'Write an address like https://www.ente.it' })).nullish().transform((value) => value ?? null),
}

const idleMinutes = z.coerce.number(message({ it: 'Scrivi un numero', en: 'Write a number' })).int().min(5, message({ it: 'Almeno 5 minuti', en: 'At least 5 minutes' })).max(60, message({ it: 'Al massimo 60 minuti', en: 'At most 60 minutes' }))

const organisation = z.object({
  id: id('organisation'),
  kind: z.string(),
  name: z.string(),
  shortName: z.string(),
  casePrefix: z.string(),
  ipaCode: z.string().nullable(),
  taxCode: z.string().nullable(),
  municipalityIstat: z.string().nullable(),
  municipality: z.string().nullable(),
  email: z.string().nullable(),
  pec: z.string().nullable(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  idleMinutes: z.int(),
  active: z.boolean(),
  version,
  can: z.object({ edit: z.boolean() }),
})
export type Organisation = z.output<typeof organisation>

export const getOrganisation = endpoint({
  id: 'network.getOrganisation',
  method: 'GET',
  path: '/api/network/organisations/{organisationId}',
  summary: 'A body',
  audit: 'none',
  params: z.object({ organisationId: id('organisation') }),
  response: organisation,
})

export const createOrganisation = endpoint({
  id: 'network.createOrganisation',
  method: 'POST',
  path: '/api/network/organisations',
  summary: 'Enter a new body with its first unit (administrators of the installation)',
  body: z.object({
    ...fields,
    casePrefix: z.string().trim().toUpperCase().regex(/^[A-Z0-9]{2,8}$/, message({ it: 'Da 2 a 8 lettere maiuscole o cifre, per esempio SRC', en: '2 to 8 capital letters or figures, for example SRC' })),
    firstUnitName: line(),
  }),
  response: z.object({ id: id('organisation'), firstUnitId: id('unit') }),
})

export const updateOrganisation = endpoint({
  id: 'network.updateOrganisation',
  method: 'PUT',
  path: '/api/network/organisations/{organisationId}',
  summary: 'Change the data of a body',
  params: z.object({ organisationId: id('organisation') }),
  body: z.object({ ...fields, idleMinutes, active: z.boolean().default(true), version }),
  response: organisation,
})

export const organisationEndpoints = { listOrganisations, getOrganisation, createOrganisation, updateOrganisation }
