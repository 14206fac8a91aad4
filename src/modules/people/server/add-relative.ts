import { forbidden, invalid, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { createPerson } from './create-person.ts'
import { attachPerson } from './headers.ts'
import { openPerson } from './open-person.ts'
import * as store from './person-store.ts'
import { tiePeople } from './tie-people.ts'

/** Everybody but the child of a file is seen by who reaches its identity section. */
const RELATIVES = 1

/** A relative, new or already known, tied to somebody of a file and seen through it from now on. */
export const addRelative = operation(contract.addRelative, async (context, { personId, subject, relativeId, relative, ...tie }) => {
  const opened = await openPerson(context, personId)
  if (!opened.subjects.includes(subject)) throw notFound()
  if (Boolean(relativeId) === Boolean(relative)) throw invalid('relative.given', 'Scegli una persona già conosciuta oppure scrivine una nuova')
  if (relativeId) await attachKnown(context.tx, relativeId, subject)
  const otherId = relativeId ?? (await createPerson(context, relative!, subject, RELATIVES, 'relative.'))
  await tiePeople(context, otherId, personId, tie)
  return { personId: otherId }
})

/** Who is seen only by name in another file is not carried into this one, where more of him would show. */
async function attachKnown(tx: Parameters<typeof attachPerson>[0], relativeId: string, subject: string): Promise<void> {
  const reach = await store.reachOf(tx, relativeId)
  if (reach.length && !reach.some(({ section }) => section === 1)) {
    throw forbidden({
      it: 'Di questa persona vedi solo il nome: chiedi a chi ha il suo fascicolo di condividere la sezione «Identità».',
      en: 'You see only the name of this person: ask who has their file to share the “Identity” section.',
    })
  }
  if (reach.some((row) => row.subject === subject)) return
  await attachPerson(tx, relativeId, subject, RELATIVES)
}
