import type { Id } from '#kernel/domain/ids.ts'
import type { Context } from '#kernel/server/operation.ts'
import type { NewPerson } from '../contract.ts'
import { assertKnown, assertPeriod } from './checks.ts'
import * as facts from './fact-store.ts'
import { gathered, rowsOf, toCheck } from './person-rows.ts'
import { refreshMatch } from './identity/entries.ts'
import { putEntries } from './search-store.ts'
import * as store from './person-store.ts'

/** The part of a handler's context that writing down a person needs. */
export type Writing = Pick<Context, 'tx' | 'actor' | 'now'>

export interface Newcomer {
  person: NewPerson
  /** The case or report through which he is seen. */
  subject: string
  /** From this section on: 0 for the child of the file, 1 for everybody else. */
  section: number
  /** Where he stands in the caller's input, for messages beside the fields (`children.0.`). */
  at?: string
}

/**
 * Writes down somebody new with his first facts, seen through `subject` (a case, a report) from this section on. The actor must reach the subject's
 * identity section; otherwise the database refuses (404).
 */
export async function createPerson(context: Writing, person: NewPerson, subject: string, section: number, at = ''): Promise<Id<'person'>> {
  return (await createPeople(context, [{ person, subject, section, at }]))[0]!
}

/** The same for many at once, with as many statements as for one; ids in the order given. */
export async function createPeople({ tx, actor, now }: Writing, newcomers: readonly Newcomer[]): Promise<Id<'person'>[]> {
  if (!newcomers.length) return []
  const given = newcomers.map(({ person, at = '', ...rest }) => ({ ...rest, at, person: gathered(person) }))
  await assertKnown(tx, now, given.flatMap(({ person, at }) => toCheck(person, at)))
  for (const { person, at } of given) {
    for (const [index, address] of person.addresses.entries()) assertPeriod(address.validFrom, address.validTo, `${at}addresses.${index}.validTo`)
  }
  const writer = { actorId: actor.id, organisationId: actor.organisationId, now }
  const people = given.map(({ person, subject }) => rowsOf(person, subject, writer))
  await store.attach(tx, people.map(({ id }, index) => ({ member: id, subject: given[index]!.subject, section: given[index]!.section })))
  await store.insertPeople(tx, people.map(({ person }) => person))
  await facts.insertNames(tx, people.flatMap(({ names }) => names))
  await facts.insertBirths(tx, people.flatMap(({ births }) => births))
  await facts.insertNationalities(tx, people.flatMap(({ nationalities }) => nationalities))
  await facts.insertLanguages(tx, people.flatMap(({ languages }) => languages))
  await facts.insertIdentifiers(tx, people.flatMap(({ identifiers }) => identifiers))
  await facts.insertAddresses(tx, people.flatMap(({ addresses }) => addresses))
  await facts.insertContacts(tx, people.flatMap(({ contacts }) => contacts))
  await putEntries(tx, people.map(({ entry }) => entry))
  await refreshMatch(tx, people.map(({ id }) => id))
  return people.map(({ id }) => id)
}
