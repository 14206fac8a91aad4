import { newId, type Id } from '#kernel/domain/ids.ts'
import type { Context } from '#kernel/server/operation.ts'
import type { NewPerson } from '../contract.ts'
import { displayName, scriptOf, sortName } from '../domain/name-text.ts'
import { assertKnown, assertPeriod, type ToCheck } from './checks.ts'
import { addressRow, birthDate, contactRow, identifierRow, languageRow, recorded, type Hand } from './fact-rows.ts'
import * as facts from './fact-store.ts'
import * as store from './person-store.ts'
import { indexFacts } from './search-entry.ts'

/** The part of a handler's context that writing down a person needs. */
export type Writing = Pick<Context, 'tx' | 'actor' | 'now'>

/**
 * Writes down somebody new with his first facts, seen through `subject` (a case, a report) from this section on: 0 for the child of the file,
 * 1 for everybody else. The actor must reach the subject's identity section; otherwise the database refuses (404). `at` is where the person stands
 * in the caller's input, for messages beside the fields (`children.0.`).
 */
export async function createPerson({ tx, actor, now }: Writing, given: NewPerson, subject: string, sectionNumber: number, at = ''): Promise<Id<'person'>> {
  const person = gathered(given)
  await assertKnown(tx, now, toCheck(person, at))
  for (const [index, address] of person.addresses.entries()) assertPeriod(address.validFrom, address.validTo, `${at}addresses.${index}.validTo`)
  const personId = newId<'person'>()
  const hand: Hand = { personId, actorId: actor.id, now }
  const born = person.birth && (person.birth.date || person.birth.year || person.birth.place || person.birth.municipality || person.birth.country) ? person.birth : null
  const birth = born ? birthDate(born) : { date: null, precision: 'unknown' }
  await store.attach(tx, personId, subject, sectionNumber)
  await store.insertPerson(tx, {
    id: personId, display_name: displayName(person, person.called), original_name: person.original, sort_name: sortName(person, person.called), called: person.called,
    sex: person.sex ?? null, birth_date: birth.date, birth_precision: birth.precision,
    created_by: actor.id, created_organisation: actor.organisationId, created_at: new Date(now).toISOString(),
  })
  const name = { given: person.given, family: person.family, original: person.original }
  if (name.given || name.family || name.original) {
    const script = name.original ? scriptOf(name.original) : null
    await facts.insertName(tx, { ...recorded(hand), ...name, script, kind: person.nameKind, source: person.nameSource, chosen: true, note: person.note })
  }
  if (born) {
    await facts.insertBirth(tx, {
      ...recorded(hand), ...birth, place: born.place, municipality_istat: born.municipality ?? null, country: born.country ?? null,
      source: born.source, reliability: born.reliability, chosen: true, note: null,
    })
  }
  const { identifiers, contacts } = await insertRest(tx, hand, person, birth.date, subject)
  await indexFacts(tx, personId, { called: person.called, names: [name], identifiers, contacts: contacts.filter((one) => !one.protected) })
  return personId
}

async function insertRest(tx: Writing['tx'], hand: Hand, person: NewPerson, birth: string | null, subject: string) {
  const { nationalities, languages, addresses } = person
  const known = { birthDate: birth as never, sex: person.sex ?? null }
  const identifiers = person.identifiers.map((one) => identifierRow(hand, one, known))
  const contacts = person.contacts.map((one) => contactRow(hand, one, [subject]))
  if (nationalities.length) await facts.insertNationalities(tx, [...new Set(nationalities)].map((country) => ({ ...recorded(hand), country, source: person.nameSource })))
  if (languages.length) await facts.insertLanguages(tx, languages.map((one) => languageRow(hand, one)))
  if (identifiers.length) await facts.insertIdentifiers(tx, identifiers)
  if (addresses.length) await facts.insertAddresses(tx, addresses.map((one) => addressRow(hand, one, [subject])))
  if (contacts.length) await facts.insertContacts(tx, contacts)
  return { identifiers, contacts }
}

const plain = { protected: false, note: null, validFrom: null, validTo: null }
/** The single answers of the form put into the lists they belong to. */
function gathered(person: NewPerson): NewPerson {
  const { nationality, motherTongue, taxCode, phone, email } = person
  return {
    ...person,
    nationalities: [...(nationality ? [nationality] : []), ...person.nationalities],
    languages: [...(motherTongue ? [{ language: motherTongue, level: null, motherTongue: true, interpreter: false }] : []), ...person.languages],
    identifiers: [...(taxCode ? [{ type: /^[\s\d]+$/.test(taxCode) ? 'CF_PROVV' : 'CF', value: taxCode, issuedBy: null }] : []), ...person.identifiers],
    contacts: [
      ...(phone ? [{ ...plain, kind: /^(\+39|0039)?\s*0/.test(phone) ? 'telefono' : 'cellulare', value: phone }] : []),
      ...(email ? [{ ...plain, kind: 'email', value: email }] : []),
      ...person.contacts,
    ],
  }
}

/** What the person's fields say that must be in a list; what the contract itself fills in is known to be. */
function toCheck(person: NewPerson, at: string): ToCheck[] {
  const usual = new Set(['dichiarato', 'dichiarata', 'incerta'])
  const checks: ToCheck[] = [
    { list: 'name_kind', value: person.nameKind, path: 'nameKind' },
    { list: 'birth_date_source', value: person.nameSource, path: 'nameSource' },
    { list: 'birth_date_source', value: person.birth?.source, path: 'birth.source' },
    { list: 'reliability', value: person.birth?.reliability, path: 'birth.reliability' },
    { list: 'countries', value: person.birth?.country, path: 'birth.country' },
    { list: 'municipalities', value: person.birth?.municipality, path: 'birth.municipality' },
    ...person.nationalities.map((value, i) => ({ list: 'countries', value, path: `nationalities.${i}` })),
    ...person.languages.map(({ language }, i) => ({ list: 'languages', value: language, path: `languages.${i}.language` })),
    ...person.identifiers.map(({ type }, i) => ({ list: 'identifier_type', value: type, path: `identifiers.${i}.type` })),
    ...person.contacts.map(({ kind }, i) => ({ list: 'contact_kind', value: kind, path: `contacts.${i}.kind` })),
    ...person.addresses.flatMap(({ kind, country, municipality }, i) => [
      { list: 'address_kind', value: kind, path: `addresses.${i}.kind` },
      { list: 'countries', value: country, path: `addresses.${i}.country` },
      { list: 'municipalities', value: municipality, path: `addresses.${i}.municipality` },
    ]),
  ]
  return checks.filter(({ value }) => !usual.has(value ?? '')).map((one) => ({ ...one, path: at + one.path }))
}
