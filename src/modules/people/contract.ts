import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, flag, id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

import { equivalenceEndpoints } from './contract/equivalence.ts'
import { matchEndpoints } from './contract/match.ts'

export * from './contract/equivalence.ts'
export * from './contract/match.ts'

export const sex = z.enum(['M', 'F', 'X'], { error: message({ it: 'Scegli una voce', en: 'Choose one' }) })
export const birthPrecision = z.enum(['day', 'month', 'year', 'unknown'])
const countryCode = z.string().trim().regex(/^[A-Z]{2,4}$/, message({ it: 'Scegli un paese', en: 'Choose a country' }))
const languageCode = z.string().trim().regex(/^[a-z]{3}$/, message({ it: 'Scegli una lingua', en: 'Choose a language' }))
const municipalityCode = z.string().trim().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' }))
const optionalDate = plainDate.nullish()

/** What lists show of a person. */
export const personHeader = z.object({
  id: id('person'),
  displayName: z.string(),
  originalName: z.string().nullable(),
  called: z.string().nullable(),
  sex: sex.nullable(),
  birthDate: plainDate.nullable(),
  birthPrecision,
})
export type PersonHeader = z.output<typeof personHeader>

const named = { given: optionalLine(120), family: optionalLine(120), original: optionalLine(200) }

const birthFields = {
  date: optionalDate,
  /** Only the year is known. */
  year: z.coerce.number().int().min(1900, message({ it: 'Scrivi un anno di quattro cifre', en: 'Write a year of four figures' })).max(2100, message({ it: 'Scrivi un anno di quattro cifre', en: 'Write a year of four figures' })).nullish(),
  precision: birthPrecision.nullish().describe('day when a date is given and nothing is said, year when only the year is'),
  place: optionalLine(),
  municipality: municipalityCode.nullish(),
  country: countryCode.nullish(),
  source: code.default('dichiarata'),
  reliability: code.default('incerta'),
}

const identifierFields = { type: code, value: line(60), issuedBy: optionalLine(), issuedOn: optionalDate, expiresOn: optionalDate }
const addressFields = {
  kind: code,
  atName: optionalLine(),
  street: optionalLine(),
  postcode: optionalLine(12),
  municipality: municipalityCode.nullish(),
  place: optionalLine(),
  country: countryCode.nullish(),
  protected: z.boolean().default(false),
  validFrom: optionalDate,
  validTo: optionalDate,
  note: optionalLine(500),
}
const contactFields = {
  kind: code, value: line(200), protected: z.boolean().default(false), note: optionalLine(500), validFrom: optionalDate, validTo: optionalDate,
}
const languageFields = { language: languageCode, level: optionalLine(20), motherTongue: z.boolean().default(false), interpreter: z.boolean().default(false) }

/** Somebody not yet known: all is optional, but something to call him by. */
export const newPerson = z
  .object({
    ...named,
    called: optionalLine(120),
    nameKind: code.default('dichiarato'),
    nameSource: code.default('dichiarata'),
    sex: sex.nullish(),
    birth: z.object(birthFields).nullish(),
    // the usual single answers of a form; what they say is added to the lists below
    nationality: countryCode.nullish(),
    motherTongue: languageCode.nullish(),
    taxCode: optionalLine(30),
    phone: optionalLine(40),
    email: optionalLine(200),
    nationalities: z.array(countryCode).max(10).default([]),
    languages: z.array(z.object(languageFields)).max(10).default([]),
    identifiers: z.array(z.object(identifierFields)).max(20).default([]),
    contacts: z.array(z.object(contactFields)).max(20).default([]),
    addresses: z.array(z.object(addressFields)).max(20).default([]),
    note: optionalLine(500),
  })
  .refine(({ given, family, original, called }) => Boolean(given || family || original || called), {
    error: message({ it: 'Scrivi almeno un nome, come lo si conosce', en: 'Write at least one name, as the person is known' }), path: ['given'],
  })
/** As a client writes it. */
export type NewPersonInput = z.input<typeof newPerson>
/** As the server takes it. */
export type NewPerson = z.output<typeof newPerson>

const personId = { personId: id('person') }
const inserted = z.object({ id: z.uuid() })

// Search ----------------------------------------------------------------------------------------------------------------------------

const foundPerson = personHeader.extend({ why: z.enum(['name', 'alias', 'number']).describe('what the text was found in') })

export const searchPeople = endpoint({
  id: 'people.searchPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'People within reach by name, alias, identifier or telephone, tolerant of spelling and script; best first',
  query: z.object(paging),
  response: page(foundPerson),
})

// One person ------------------------------------------------------------------------------------------------------------------------

const recorded = { id: z.uuid(), recordedBy: z.string().nullable(), recordedAt: instant.nullable(), retiredBy: z.string().nullable(), retiredAt: instant.nullable() }
const nullable = z.string().nullable()
const municipality = z.object({ code: z.string(), name: z.string(), province: z.string() }).nullable()
const related = z.object({
  ...recorded, person: personHeader, type: z.string().describe('what the other is to this person'), validFrom: plainDate.nullable(), validTo: plainDate.nullable(),
  source: nullable, note: nullable,
})

export const personFile = personHeader.extend({
  diedOn: plainDate.nullable(),
  version,
  /** Which parts the reader reaches; what he does not reach is absent, not empty. */
  reaches: z.object({ identity: z.boolean(), protected: z.boolean() }),
  subjects: z.array(z.uuid()).describe('files through which the reader sees this person'),
  names: z.array(z.object({ ...recorded, kind: z.string(), given: nullable, family: nullable, original: nullable, script: nullable, source: z.string(), chosen: z.boolean(), note: nullable })),
  births: z.array(z.object({
    ...recorded, date: plainDate.nullable(), precision: birthPrecision, place: nullable, municipality, country: nullable, source: z.string(), reliability: z.string(),
    chosen: z.boolean(), note: nullable,
  })),
  nationalities: z.array(z.object({ ...recorded, country: z.string(), source: z.string() })),
  languages: z.array(z.object({ ...recorded, language: z.string(), level: nullable, motherTongue: z.boolean(), interpreter: z.boolean() })),
  identifiers: z.array(z.object({ ...recorded, type: z.string(), value: z.string(), issuedBy: nullable, issuedOn: plainDate.nullable(), expiresOn: plainDate.nullable(), doubt: nullable })),
  addresses: z.array(z.object({
    ...recorded, kind: z.string(), atName: nullable, street: nullable, postcode: nullable, municipality, place: nullable, country: nullable, protected: z.boolean(),
    validFrom: plainDate.nullable(), validTo: plainDate.nullable(), note: nullable,
  })),
  contacts: z.array(z.object({
    ...recorded, kind: z.string(), value: z.string(), protected: z.boolean(), note: nullable, validFrom: plainDate.nullable(), validTo: plainDate.nullable(),
  })),
  relatives: z.array(related),
  households: z.array(z.object({
    id: z.uuid(), label: z.string(), municipality,
    members: z.array(z.object({ id: z.uuid(), person: personHeader, validFrom: plainDate.nullable(), validTo: plainDate.nullable() })),
  })),
  can: z.object({ edit: z.boolean(), protect: z.boolean() }),
})
export type PersonFile = z.output<typeof personFile>

export const getPerson = endpoint({
  id: 'people.getPerson', method: 'GET', path: '/api/people/{personId}', summary: 'All that is known of a person and may be seen',
  params: z.object(personId), query: z.object({ retired: flag.optional().describe('with the facts taken back') }), response: personFile,
})

export const updatePerson = endpoint({
  id: 'people.updatePerson', method: 'PATCH', path: '/api/people/{personId}', summary: 'Change how somebody wants to be called, sex, date of death',
  params: z.object(personId), body: z.object({ version, called: optionalLine(120), sex: sex.nullish(), diedOn: optionalDate }), response: z.object({ version }),
})

// Facts -----------------------------------------------------------------------------------------------------------------------------

const add = <S extends z.ZodRawShape>(name: string, address: string, summary: string, shape: S) =>
  endpoint({
    id: `people.${name}`, method: 'POST', path: `/api/people/{personId}/${address}`, summary, params: z.object(personId), body: z.object(shape), response: inserted,
  })
const choose = z.boolean().default(false)

export const addName = add('addName', 'names', 'Write down another name or spelling', {
  kind: code, ...named, script: optionalLine(40), source: code, note: optionalLine(500), choose: choose.describe('becomes the name that lists show'),
})
export const addBirthFact = add('addBirthFact', 'births', 'Write down another date or place of birth, with its source', {
  ...birthFields, source: code, reliability: code, note: optionalLine(500), choose,
})
export const addNationality = add('addNationality', 'nationalities', 'Write down a nationality', { country: countryCode, source: code })
export const addLanguage = add('addLanguage', 'languages', 'Write down a language spoken', languageFields)
export const addIdentifier = add('addIdentifier', 'identifiers', 'Write down a number or document; what does not add up is kept as a doubt', identifierFields)
export const addAddress = add('addAddress', 'addresses', 'Write down where somebody lives or lived', addressFields)
export const addContact = add('addContact', 'contacts', 'Write down how to reach somebody', contactFields)

export const factKind = z.enum(['names', 'births', 'nationalities', 'languages', 'identifiers', 'addresses', 'contacts', 'relations'])
export type FactKind = z.output<typeof factKind>

export const retireFact = endpoint({
  id: 'people.retireFact', method: 'POST', path: '/api/people/{personId}/{kind}/{factId}/retire', summary: 'Take back a fact; it stays in the history',
  params: z.object({ ...personId, kind: factKind, factId: z.uuid() }), response: z.object({}),
})
export const chooseFact = endpoint({
  id: 'people.chooseFact', method: 'POST', path: '/api/people/{personId}/{kind}/{factId}/choose', summary: 'Make a name or a birth date the one that lists show',
  params: z.object({ ...personId, kind: z.enum(['names', 'births']), factId: z.uuid() }), body: z.object({ version }), response: z.object({ version }),
})
export const endFact = endpoint({
  id: 'people.endFact', method: 'POST', path: '/api/people/{personId}/{kind}/{factId}/end', summary: 'Say until when an address, a contact or a relation held',
  params: z.object({ ...personId, kind: z.enum(['addresses', 'contacts', 'relations']), factId: z.uuid() }), body: z.object({ validTo: plainDate }), response: z.object({}),
})

// Family ----------------------------------------------------------------------------------------------------------------------------

const tie = { type: code.describe('what the first is to the second'), validFrom: optionalDate, validTo: optionalDate, source: optionalLine(60), note: optionalLine(500) }

export const addRelative = endpoint({
  id: 'people.addRelative', method: 'POST', path: '/api/people/{personId}/relatives', summary: 'Add a relative, new or known, to a person of a file',
  params: z.object(personId),
  body: z.object({ subject: z.uuid().describe('the file'), relativeId: id('person').nullish(), relative: newPerson.nullish(), ...tie }),
  response: z.object({ personId: id('person') }),
})
export const addRelation = add('addRelation', 'relations', 'Tie two people already known: the other is this to the person', { otherId: id('person'), ...tie })

export const addHousehold = add('addHousehold', 'households', 'Write down who lives together', {
  label: line(), municipality: municipalityCode.nullish(), memberIds: z.array(id('person')).max(30).default([]), validFrom: optionalDate,
})
export const leaveHousehold = endpoint({
  id: 'people.leaveHousehold', method: 'POST', path: '/api/people/{personId}/households/{memberId}/leave', summary: 'Say until when somebody lived in a household',
  params: z.object({ ...personId, memberId: z.uuid() }), body: z.object({ validTo: plainDate }), response: z.object({}),
})

const phone = z.object({ kind: z.string(), value: z.string(), protected: z.boolean() })
export const family = z.object({
  nodes: z.array(personHeader.extend({
    diedOn: plainDate.nullable(),
    relation: z.string().nullable().describe('what he is to the centre, when tied directly'),
    current: z.boolean().describe('the tie holds today'),
    contacts: z.array(phone),
  })),
  edges: z.array(z.object({ id: z.uuid(), from: id('person'), to: id('person'), type: z.string(), group: z.string(), validFrom: plainDate.nullable(), validTo: plainDate.nullable() })),
  identity: z.boolean().describe('false: the reader sees the child by name only, and nobody else'),
  can: z.object({ edit: z.boolean() }),
})
export type Family = z.output<typeof family>

export const getFamily = endpoint({
  id: 'people.getFamily', method: 'GET', path: '/api/people/{personId}/family', summary: 'Family and other ties of a person within a file, for the graph and its table',
  params: z.object(personId), query: z.object({ subject: z.uuid() }), response: family,
})

export const peopleEndpoints = {
  searchPeople, ...matchEndpoints, ...equivalenceEndpoints, getPerson, updatePerson, addName, addBirthFact, addNationality, addLanguage, addIdentifier, addAddress, addContact,
  retireFact, chooseFact, endFact, addRelative, addRelation, addHousehold, leaveHousehold, getFamily,
}
