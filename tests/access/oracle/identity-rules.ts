// Who sees what is decided and asked about who is whom: written from the README of the module, by somebody who did not write its policies. No SQL, no code of the product.
import * as oracle from './oracle.ts'
import type { Pair, Person, Question, Trace, World } from './shapes.ts'
import { byRole, type Asking } from './work-rules.ts'

const WORKS = ['worker', 'coordinator', 'manager']

/** The identity of a registration is reached through any of its files. */
export const knows = ({ who, now, world }: Asking, person: Person): boolean => oracle.sees(who, person, now, world.today).identity
/** Reaches it by a place of work in which files are worked on. */
export const worksOn = (asking: Asking, person: Person): boolean =>
  person.files.some(({ file, section }) => {
    const open = oracle.reach(asking.who, file, asking.now, asking.world.today)
    return open.has(section) && open.has(1) && byRole(asking, file, 1, WORKS)
  })

/** A pair, and the link that joins it: by who reaches the identity of both. */
export function seesPair(asking: Asking, { one, other }: Pair, rules: oracle.Rules = new Set()): boolean {
  const reached = [one, other].filter((person) => knows(asking, person)).length
  if (reached === 1) rules.add('a pair of which he reaches one registration only')
  if (reached === 2) rules.add('both registrations of a pair')
  return reached === 2
}

/** Who decides works on both. */
export function decides(asking: Asking, pair: Pair, rules: oracle.Rules = new Set()): boolean {
  const may = worksOn(asking, pair.one) && worksOn(asking, pair.other)
  if (!may && seesPair(asking, pair)) rules.add('reads a pair, decides nothing about it')
  return may
}

/** On which side of a question he stands: that of the registration it is about, if he reaches it; else of the one it is asked for; else none. */
export function sideOf(asking: Asking, { about, target }: Question, rules: oracle.Rules = new Set()): 'asked' | 'received' | null {
  const side = knows(asking, about) ? 'asked' : knows(asking, target) ? 'received' : null
  if (side) rules.add(side === 'asked' ? 'a question of his side' : 'a question received')
  return side
}

/** Registrations read as one with this one: joined by links both ends of which he reaches. */
export function joinedWith(asking: Asking, person: Person, { identity: { pairs } }: World, rules: oracle.Rules = new Set()): { people: Person[]; links: Pair[] } {
  const links = pairs.filter((pair) => pair.link && seesPair(asking, pair))
  const people = [person]
  for (const one of people) {
    for (const pair of pairs.filter(({ link }) => link)) {
      if (pair.one !== one && pair.other !== one) continue
      const far = pair.one === one ? pair.other : pair.one
      if (!links.includes(pair)) rules.add('a link to a registration out of reach')
      else if (!people.includes(far)) people.push(far)
    }
  }
  if (people.length > 1) rules.add('registrations read as one')
  return { people, links: links.filter(({ one, other }) => people.includes(one) || people.includes(other)) }
}

/** A search for a relative is of its file, section 1; who works there changes it. */
export function seesTrace(asking: Asking, { file }: Trace, rules: oracle.Rules = new Set()): boolean {
  const open = oracle.reach(asking.who, file, asking.now, asking.world.today)
  if (hidesTrace(asking, { id: '', file })) rules.add('a search in a file of which he does not reach the identity')
  return open.has(1)
}
export const hidesTrace = (asking: Asking, { file }: Trace): boolean => {
  const open = oracle.reach(asking.who, file, asking.now, asking.world.today)
  return open.has(0) && !open.has(1)
}
export const seeks = (asking: Asking, { file }: Trace): boolean => byRole(asking, file, 1, WORKS)
