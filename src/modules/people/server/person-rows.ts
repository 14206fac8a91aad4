import { newId, type Id } from '#kernel/domain/ids.ts'
import type { NewPerson } from '../contract.ts'
import { displayName, scriptOf, sortName } from '../domain/name-text.ts'
import type { ToCheck } from './checks.ts'
import { addressRow, birthDate, contactRow, identifierRow, languageRow, recorded, type Hand } from './fact-rows.ts'
import type { AddressRow, BirthRow, ContactRow, IdentifierRow, LanguageRow, NameRow, NationalityRow } from './fact-store.ts'
import type { NewPersonRow } from './person-store.ts'
import { entryOf, type SearchEntry } from './search-entry.ts'

/** Who writes down, in which body. */
export interface Writer {
  actorId: string
  organisationId: string
  now: number
}

/** All that is stored of somebody new. */
export interface PersonRows {
  id: Id<'person'>
  person: NewPersonRow
  names: NameRow[]
  births: BirthRow[]
  nationalities: NationalityRow[]
  languages: LanguageRow[]
  identifiers: IdentifierRow[]
  addresses: AddressRow[]
  contacts: ContactRow[]
  entry: SearchEntry
}

/** The rows of somebody new, whose single answers were gathered and whose codes were checked; `subject` is the file he is written through. */
export function rowsOf(person: NewPerson, subject: string, { actorId, organisationId, now }: Writer): PersonRows {
  const id = newId<'person'>()
  const hand: Hand = { personId: id, actorId, now }
  const born = person.birth && (person.birth.date || person.birth.year || person.birth.place || person.birth.municipality || person.birth.country) ? person.birth : null
  const birth = born ? birthDate(born) : { date: null, precision: 'unknown' }
  const name = { given: person.given, family: person.family, original: person.original }
  const named = Boolean(name.given || name.family || name.original)
  const identifiers = person.identifiers.map((one) => identifierRow(hand, one, { birthDate: birth.date as never, sex: person.sex ?? null }))
  const contacts = person.contacts.map((one) => contactRow(hand, one, [subject]))
  return {
    id,
    person: {
      id, display_name: displayName(person, person.called), original_name: person.original, sort_name: sortName(person, person.called), called: person.called,
      sex: person.sex ?? null, birth_date: birth.date, birth_precision: birth.precision,
      created_by: actorId, created_organisation: organisationId, created_at: new Date(now).toISOString(),
    },
    names: named ? [{ ...recorded(hand), ...name, script: name.original ? scriptOf(name.original) : null, kind: person.nameKind, source: person.nameSource, chosen: true, note: person.note }] : [],
    births: born ? [birthRow(hand, born, birth)] : [],
    nationalities: [...new Set(person.nationalities)].map((country) => ({ ...recorded(hand), country, source: person.nameSource })),
    languages: person.languages.map((one) => languageRow(hand, one)),
    identifiers,
    addresses: person.addresses.map((one) => addressRow(hand, one, [subject])),
    contacts,
    entry: entryOf(id, { called: person.called, names: [name], identifiers, contacts: contacts.filter((one) => !one.protected) }),
  }
}

const birthRow = (hand: Hand, born: NonNullable<NewPerson['birth']>, birth: ReturnType<typeof birthDate>): BirthRow => ({
  ...recorded(hand), ...birth, place: born.place, municipality_istat: born.municipality ?? null, country: born.country ?? null,
  source: born.source, reliability: born.reliability, chosen: true, note: null,
})

const plain = { protected: false, note: null, validFrom: null, validTo: null }
/** A tax code typed without saying which: the provisional one is of figures alone. */
export const taxIdentifier = (taxCode: string) => ({ type: /^[\s\d]+$/.test(taxCode) ? 'CF_PROVV' : 'CF', value: taxCode })

/** The single answers of the form put into the lists they belong to. */
export function gathered(person: NewPerson): NewPerson {
  const { nationality, motherTongue, taxCode, phone, email } = person
  return {
    ...person,
    nationalities: [...(nationality ? [nationality] : []), ...person.nationalities],
    languages: [...(motherTongue ? [{ language: motherTongue, level: null, motherTongue: true, interpreter: false }] : []), ...person.languages],
    identifiers: [...(taxCode ? [{ ...taxIdentifier(taxCode), issuedBy: null }] : []), ...person.identifiers],
    contacts: [
      ...(phone ? [{ ...plain, kind: /^(\+39|0039)?\s*0/.test(phone) ? 'telefono' : 'cellulare', value: phone }] : []),
      ...(email ? [{ ...plain, kind: 'email', value: email }] : []),
      ...person.contacts,
    ],
  }
}

/** What the person's fields say that must be in a list; what the contract itself fills in is known to be. */
export function toCheck(person: NewPerson, at: string): ToCheck[] {
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
