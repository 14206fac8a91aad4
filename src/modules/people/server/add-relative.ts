import { invalid, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { createPerson } from './create-person.ts'
import { attachPerson } from './headers.ts'
import { openPerson } from './open-person.ts'
import { tiePeople } from './tie-people.ts'

/** Everybody but the child of a file is seen by who reaches its identity section. */
const RELATIVES = 1

/** A relative, new or already known, tied to somebody of a file and seen through it from now on. */
export const addRelative = operation(contract.addRelative, async (context, { personId, subject, relativeId, relative, ...tie }) => {
  const opened = await openPerson(context, personId)
  if (!opened.subjects.includes(subject)) throw notFound()
  if (Boolean(relativeId) === Boolean(relative)) throw invalid('relative.given', { it: 'Scegli una persona già conosciuta oppure scrivine una nuova', en: 'Choose a person already known or write a new one' })
  if (relativeId) await attachPerson(context.tx, relativeId, subject, RELATIVES)
  const otherId = relativeId ?? (await createPerson(context, relative!, subject, RELATIVES, 'relative.'))
  await tiePeople(context, otherId, personId, tie)
  return { personId: otherId }
})
