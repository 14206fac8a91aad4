import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'

const params = z.object({ organisationId: id('organisation') })
const until = plainDate.nullish().transform((value) => value ?? null)

const accreditation = z.object({
  id: id('accreditation'), kind: z.string(), actNumber: z.string().nullable(), authority: z.string().nullable(), validFrom: plainDate,
  validTo: plainDate.nullable(), note: z.string().nullable(), inForce: z.boolean(), version,
})
export type Accreditation = z.output<typeof accreditation>
const accreditations = z.object({ rows: z.array(accreditation), can: z.object({ edit: z.boolean() }) })
const accreditationFields = { kind: code, actNumber: optionalLine(60), authority: optionalLine(), validFrom: plainDate, validTo: until, note: optionalLine(500) }

export const listAccreditations = endpoint({
  id: 'network.listAccreditations', method: 'GET', path: '/api/network/organisations/{organisationId}/accreditations', audit: 'none',
  summary: 'Licences and accreditations of a body', params, response: accreditations,
})
export const addAccreditation = endpoint({
  id: 'network.addAccreditation', method: 'POST', path: '/api/network/organisations/{organisationId}/accreditations',
  summary: 'Add a licence or accreditation', params, body: z.object(accreditationFields), response: accreditations,
})
export const updateAccreditation = endpoint({
  id: 'network.updateAccreditation', method: 'PUT', path: '/api/network/accreditations/{accreditationId}',
  summary: 'Change a licence or accreditation', params: z.object({ accreditationId: id('accreditation') }), body: z.object({ ...accreditationFields, version }),
  response: accreditations,
})

const agreement = z.object({
  id: id('agreement'), organisationId: id('organisation'), organisationName: z.string(), otherOrganisationId: id('organisation'),
  otherOrganisationName: z.string(), kind: z.string(), title: z.string(), protocolNumber: z.string().nullable(), validFrom: plainDate,
  validTo: plainDate.nullable(), note: z.string().nullable(), inForce: z.boolean(), version, can: z.object({ edit: z.boolean() }),
})
export type Agreement = z.output<typeof agreement>
const agreements = z.object({ rows: z.array(agreement), can: z.object({ edit: z.boolean() }) })
const agreementFields = {
  otherOrganisationId: id('organisation'), kind: code, title: line(), protocolNumber: optionalLine(60), validFrom: plainDate, validTo: until, note: optionalLine(500),
}

export const listAgreements = endpoint({
  id: 'network.listAgreements', method: 'GET', path: '/api/network/organisations/{organisationId}/agreements', audit: 'none',
  summary: 'Agreements of a body, those made by others with it included', params, response: agreements,
})
export const addAgreement = endpoint({
  id: 'network.addAgreement', method: 'POST', path: '/api/network/organisations/{organisationId}/agreements',
  summary: 'Add an agreement with another body', params, body: z.object(agreementFields), response: agreements,
})
export const updateAgreement = endpoint({
  id: 'network.updateAgreement', method: 'PUT', path: '/api/network/agreements/{agreementId}',
  summary: 'Change an agreement', params: z.object({ agreementId: id('agreement') }), body: z.object({ ...agreementFields, version }), response: agreements,
})

export const titleEndpoints = { listAccreditations, addAccreditation, updateAccreditation, listAgreements, addAgreement, updateAgreement }
