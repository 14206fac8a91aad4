import { forbidden, notFound } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { PersonHeader } from '../contract.ts'
import * as store from './person-store.ts'
import { presentHeader } from './present.ts'

/** Headers of these people, by id; who is out of reach is absent. */
export async function personHeaders(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonHeader>> {
  const wanted = [...new Set(ids)]
  if (!wanted.length) return new Map()
  return new Map((await store.headers(tx, wanted)).map((row) => [row.id, presentHeader(row)]))
}

/** Of these people, those whose identity the actor reaches. */
export async function reachedIdentities(tx: Tx, people: readonly string[]): Promise<Set<string>> {
  return new Set((people.length ? await store.reachOfMany(tx, people) : []).flatMap(({ member, section }) => (section === 1 ? [member] : [])))
}

/** Makes somebody already known visible through one more file (section 0: its child; 1: everybody else). Both must be within reach. */
export async function attachPerson(tx: Tx, personId: string, subject: string, section: number): Promise<void> {
  await attachPeople(tx, [{ personId, subject, section }])
}

/** The same for many at once. */
export async function attachPeople(tx: Tx, wanted: readonly { personId: string; subject: string; section: number }[]): Promise<void> {
  if (!wanted.length) return
  // an id alone must not open a person, nor may who sees his name alone carry him into a file where more of him would show
  const reach = await store.reachOfMany(tx, wanted.map(({ personId }) => personId))
  const [seen, known] = [new Set(reach.map(({ member }) => member)), new Set(reach.flatMap(({ member, section }) => (section === 1 ? [member] : [])))]
  if (wanted.some(({ personId }) => !seen.has(personId))) throw notFound()
  if (wanted.some(({ personId }) => !known.has(personId))) {
    throw forbidden({
      it: 'Di questa persona vedi solo il nome: chiedi a chi ha il suo fascicolo di condividere la sezione «Identità».',
      en: 'You see only the name of this person: ask who has their file to share the “Identity” section.',
    })
  }
  await store.attach(tx, wanted.map(({ personId, subject, section }) => ({ member: personId, subject, section })))
}
