import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { readIdentifier } from '../domain/identifiers.ts'
import { mayEdit, mayProtect } from './access.ts'
import * as details from './detail-store.ts'
import { relationsOf } from './family-store.ts'
import { personHeaders } from './headers.ts'
import { actingFor, seePerson } from './open-person.ts'
import * as store from './person-store.ts'
import { presentHeader } from './present.ts'
import { presentHouseholds, presentTrace, recorders, town } from './present-facts.ts'

type File = contract.PersonFile

/** Everything the reader reaches of somebody; what he does not reach is not even counted. */
export const getPerson = operation(contract.getPerson, async (context, { personId, retired = false }) => {
  const { tx, now } = context
  const seen = await seePerson(context, personId)
  const { identity, protected: safe, subjects } = seen
  const here = await actingFor(tx, seen)
  const person = (await store.person(tx, personId))!
  const header = presentHeader(person)
  return {
    ...header,
    diedOn: person.died_on as PlainDate | null,
    version: person.version,
    reaches: { identity, protected: safe },
    subjects,
    ...(await factsOf(tx, header, retired, now)),
    relatives: await relativesOf(context, personId, retired),
    households: presentHouseholds(await details.households(tx, personId)),
    can: { edit: identity && mayEdit(here), protect: identity && mayProtect(here, safe) },
  }
})

async function factsOf(tx: Tx, header: contract.PersonHeader, retired: boolean, now: number): Promise<Pick<File, 'names' | 'births' | 'nationalities' | 'languages' | 'identifiers' | 'addresses' | 'contacts'>> {
  const { id, birthDate, sex } = header
  const names = await details.names(tx, id, retired)
  const births = await details.births(tx, id, retired)
  const nationalities = await details.nationalities(tx, id, retired)
  const languages = await details.languages(tx, id, retired)
  const identifiers = await details.identifiers(tx, id, retired)
  const addresses = await details.addresses(tx, id, retired)
  const contacts = await details.contacts(tx, [id], retired)
  const by = await recorders(tx, [...names, ...births, ...nationalities, ...languages, ...identifiers, ...addresses, ...contacts])
  const known = { birthDate, sex }
  return {
    names: names.map((row) => ({ ...presentTrace(row, by), kind: row.kind, given: row.given, family: row.family, original: row.original, script: row.script, source: row.source, chosen: row.chosen, note: row.note })),
    births: births.map((row) => ({
      ...presentTrace(row, by), date: row.date as PlainDate | null, precision: row.precision as File['birthPrecision'], place: row.place, municipality: town(row), country: row.country,
      source: row.source, reliability: row.reliability, chosen: row.chosen, note: row.note,
    })),
    nationalities: nationalities.map((row) => ({ ...presentTrace(row, by), country: row.country, source: row.source })),
    languages: languages.map((row) => ({ ...presentTrace(row, by), language: row.language, level: row.level, motherTongue: row.mother_tongue, interpreter: row.interpreter })),
    // doubts follow what is known today, not what was known when the number was written
    identifiers: identifiers.map((row) => ({
      ...presentTrace(row, by), type: row.type, value: row.value, issuedBy: row.issued_by, issuedOn: row.issued_on as PlainDate | null, expiresOn: row.expires_on as PlainDate | null,
      doubt: readIdentifier(row.type, row.value, known, dateInRome(now)).doubt,
    })),
    addresses: addresses.map((row) => ({
      ...presentTrace(row, by), kind: row.kind, atName: row.at_name, street: row.street, postcode: row.postcode, municipality: town(row), place: row.place, country: row.country,
      protected: row.protected, validFrom: row.valid_from as PlainDate | null, validTo: row.valid_to as PlainDate | null, note: row.note,
    })),
    contacts: contacts.map((row) => ({
      ...presentTrace(row, by), kind: row.kind, value: row.value, protected: row.protected, note: row.note,
      validFrom: row.valid_from as PlainDate | null, validTo: row.valid_to as PlainDate | null,
    })),
  }
}

async function relativesOf({ tx }: Pick<Context, 'tx'>, personId: string, retired: boolean): Promise<File['relatives']> {
  const rows = await relationsOf(tx, [personId], retired)
  const otherOf = (row: (typeof rows)[number]) => (row.from_person === personId ? row.to_person : row.from_person)
  const headers = await personHeaders(tx, rows.map(otherOf))
  const by = await recorders(tx, rows)
  return rows.flatMap((row) => {
    const person = headers.get(otherOf(row))
    if (!person) return []
    return [{
      ...presentTrace(row, by), person, type: row.from_person === personId ? row.inverse : row.type,
      validFrom: row.valid_from as PlainDate | null, validTo: row.valid_to as PlainDate | null, source: row.source, note: row.note,
    }]
  })
}
