import { notFound } from '#kernel/contract/problem.ts'
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
  // an id alone must not open a person: he has to be seen already
  if (!(await personHeaders(tx, [personId])).size) throw notFound()
  await store.attach(tx, personId, subject, sectionNumber)
}
