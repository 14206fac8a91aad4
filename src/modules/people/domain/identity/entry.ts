// What of somebody is kept to be compared: a JSON list of fixed places, as written, without the names of the fields.
import type { Facts } from './facts.ts'

const written = (text: string | null | undefined): string | null => text || null

/** Facts as they are stored. */
export function encodeFacts(facts: Facts): string {
  const list = [
    written(facts.given), written(facts.family), written(facts.dob), written(facts.sex), written(facts.nat), written(facts.father), written(facts.mother), written(facts.place), written(facts.phone),
    facts.aliases?.length ? facts.aliases.map(({ given, family }) => [written(given), written(family)]) : null,
    facts.otherDobs?.length ? facts.otherDobs : null, facts.otherPhones?.length ? facts.otherPhones : null, facts.codes?.length ? facts.codes : null,
  ]
  while (list.length && list.at(-1) === null) list.pop()
  return JSON.stringify(list)
}

/** The list of an entry, the last places left out when they are empty. */
export type StoredFacts = [string?, string?, string?, string?, string?, string?, string?, string?, string?, [string | null, string | null][]?, string[]?, string[]?, string[]?]

/** Facts from the list as which they were stored. */
export function readFacts([given, family, dob, sex, nat, father, mother, place, phone, aliases, otherDobs, otherPhones, codes]: StoredFacts): Facts {
  return { given, family, dob, sex, nat, father, mother, place, phone, aliases: aliases?.map(([one, other]) => ({ given: one, family: other })), otherDobs, otherPhones, codes }
}
