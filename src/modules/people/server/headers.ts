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

/** Makes somebody already known visible through one more file (section 0: its child; 1: everybody else). Both must be within reach. */
export async function attachPerson(tx: Tx, personId: string, subject: string, sectionNumber: number): Promise<void> {
  // an id alone must not open a person, nor may who sees his name alone carry him into a file where more of him would show
  const reach = await store.reachOf(tx, personId)
  if (!reach.length) throw notFound()
  if (!reach.some(({ section }) => section === 1)) {
    throw forbidden({
      it: 'Di questa persona vedi solo il nome: chiedi a chi ha il suo fascicolo di condividere la sezione «Identità».',
      en: 'You see only the name of this person: ask who has their file to share the “Identity” section.',
    })
  }
  await store.attach(tx, personId, subject, sectionNumber)
}
