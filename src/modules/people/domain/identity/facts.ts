// What is compared of somebody, made ready once.
import { comparedCodes, type Code } from './codes.ts'
import { bornOf, type Born } from './dates.ts'
import { wordsOf, wordsOfBoth, type Groups, type Word } from './words.ts'

/** What is known of a person, as given; every field may be missing. */
export interface Facts {
  given?: string | null | undefined
  family?: string | null | undefined
  aliases?: readonly { given?: string | null | undefined; family?: string | null | undefined }[] | null | undefined
  dob?: string | null | undefined
  sex?: string | null | undefined
  nat?: string | null | undefined
  father?: string | null | undefined
  mother?: string | null | undefined
  place?: string | null | undefined
  phone?: string | null | undefined
  /** Other dates of birth and telephones recorded of the same person: each may be the one that agrees (variants.ts). */
  otherDobs?: readonly string[] | null | undefined
  otherPhones?: readonly string[] | null | undefined
  /** Codes and documents of one person alone, `TYPE:VALUE` (codes.ts). */
  codes?: readonly Code[] | null | undefined
}

export type Role = 'given' | 'family' | 'either'

export interface NameWord extends Word {
  role: Role
}

/** One name of somebody, its words in order. */
export type Name = readonly NameWord[]

export interface Prepared {
  facts: Facts
  names: readonly Name[]
  father: readonly Word[]
  mother: readonly Word[]
  place: readonly Word[]
  born: Born | null
  sex: string
  nat: string
  phone: string
  codes: readonly Code[]
  /** Orders two records, so that comparing them has one direction only. */
  order: string
}

/** Every word in each role, made once: registers repeat the same words without end. */
const roles = new WeakMap<Word, Partial<Record<Role, NameWord>>>()
function inRole(word: Word, role: Role): NameWord {
  let known = roles.get(word)
  if (!known) roles.set(word, (known = {}))
  return (known[role] ??= { ...word, role })
}

function nameOf(given: string | null | undefined, family: string | null | undefined, groups: Groups): Name {
  const [first, last] = wordsOfBoth(given, family, groups)
  const alone = !first.length || !last.length
  return [...first.map((word) => inRole(word, alone ? 'either' : 'given')), ...last.map((word) => inRole(word, alone ? 'either' : 'family'))]
}

/** The last eight digits: prefixes come and go. */
export const phoneDigits = (phone: string | null | undefined): string => {
  const digits = (phone ?? '').replace(/\D/g, '')
  return digits.length >= 6 ? digits.slice(-8) : ''
}

/** Makes somebody's facts ready to be compared. `groups`: the reviewed equivalences. */
export function prepare(facts: Facts, groups: Groups): Prepared {
  const names = [nameOf(facts.given, facts.family, groups), ...(facts.aliases ?? []).map(({ given, family }) => nameOf(given, family, groups))].filter((name) => name.length)
  return {
    facts, names, father: wordsOf(facts.father, groups), mother: wordsOf(facts.mother, groups), place: wordsOf(facts.place, groups), born: bornOf(facts.dob),
    sex: facts.sex === 'M' || facts.sex === 'F' ? facts.sex : '', nat: facts.nat ?? '', phone: phoneDigits(facts.phone), codes: comparedCodes(facts.codes),
    order: JSON.stringify([facts.given, facts.family, facts.dob, facts.father, facts.mother, facts.place, facts.phone, facts.sex, facts.nat, facts.aliases, facts.otherDobs, facts.otherPhones, facts.codes]),
  }
}
