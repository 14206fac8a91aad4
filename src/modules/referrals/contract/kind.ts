import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, line, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { named } from './fields.ts'

const section = z.enum(['social', 'health', 'education', 'work_status'], { error: message({ it: 'Scegli in quale parte del fascicolo sta', en: 'Choose the part of the file it belongs to' }) })

export const serviceKind = z.object({
  id: id('service_kind'),
  body: named.nullable().describe('the body whose own it is; null: shipped'),
  labelIt: z.string(), labelEn: z.string(), descriptionIt: z.string(), descriptionEn: z.string(),
  section, clinical: z.boolean(),
  validTo: plainDate.nullable().describe('last day on which it can be chosen'),
  version,
  can: z.object({ change: z.boolean() }),
})
export type ServiceKind = z.output<typeof serviceKind>

export const listServiceKinds = endpoint({
  id: 'referrals.listServiceKinds', method: 'GET', path: '/api/service-kinds', audit: 'none',
  summary: 'Kinds of service: those shipped and those of the reader’s body',
  query: z.object({ past: flag.optional().describe('with those no longer chosen') }),
  response: z.object({ rows: z.array(serviceKind), can: z.object({ add: z.boolean() }) }),
})

const labels = { labelIt: line(80), labelEn: line(80), descriptionIt: line(500), descriptionEn: line(500) }

export const addServiceKind = endpoint({
  id: 'referrals.addServiceKind', method: 'POST', path: '/api/service-kinds', summary: 'Add a kind of service of one’s own body',
  body: z.object({ ...labels, section, clinical: z.boolean().default(false) }),
  response: serviceKind,
})

export const changeServiceKind = endpoint({
  id: 'referrals.changeServiceKind', method: 'PATCH', path: '/api/service-kinds/{kindId}', summary: 'Change the words of a kind of one’s own body, or stop choosing it',
  params: z.object({ kindId: id('service_kind') }),
  body: z.object({ ...labels, validTo: plainDate.nullish().transform((value) => value ?? null), version }),
  response: serviceKind,
})

const settings = z.object({
  lockDay: z.int().describe('hours of a month can be entered and corrected until this day of the next'),
  remindAfterDays: z.int().describe('a request without a sign for so many days is to be reminded of'),
  shipped: z.boolean().describe('nobody changed them'),
  version: z.int(),
  can: z.object({ change: z.boolean() }),
})

export const getServiceSettings = endpoint({
  id: 'referrals.getServiceSettings', method: 'GET', path: '/api/service-settings', audit: 'none', summary: 'Parameters of services of the reader’s body',
  response: settings,
})

export const setServiceSettings = endpoint({
  id: 'referrals.setServiceSettings', method: 'PUT', path: '/api/service-settings', summary: 'Change the parameters of services of one’s body',
  body: z.object({
    lockDay: z.coerce.number().int().min(1, message({ it: 'Da 1 a 28', en: 'From 1 to 28' })).max(28, message({ it: 'Da 1 a 28', en: 'From 1 to 28' })),
    remindAfterDays: z.coerce.number().int().min(1, message({ it: 'Da 1 a 180 giorni', en: 'From 1 to 180 days' })).max(180, message({ it: 'Da 1 a 180 giorni', en: 'From 1 to 180 days' })),
    version: z.int().min(0),
  }),
  response: settings,
})

export const kindEndpoints = { listServiceKinds, addServiceKind, changeServiceKind, getServiceSettings, setServiceSettings }
