import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { mayEdit } from './access.ts'
import * as details from './detail-store.ts'
import * as store from './family-store.ts'
import { actingFor, seePerson } from './open-person.ts'
import { headers } from './person-store.ts'
import { presentHeader } from './present.ts'

type Node = contract.Family['nodes'][number]

/** The people of a file, and those tied to its child, with their ties: only who is within reach. */
export const getFamily = operation(contract.getFamily, async (context, { personId, subject }) => {
  const { tx, now } = context
  const seen = await seePerson(context, personId)
  if (!seen.subjects.includes(subject)) throw notFound()
  const members = (await store.membersOf(tx, subject)).map(({ member }) => member)
  const close = await store.relationsOf(tx, [personId], false)
  const people = await headers(tx, [...new Set([personId, ...members, ...close.flatMap((row) => [row.from_person, row.to_person])])])
  const ids = people.map(({ id }) => id)
  const ties = (await store.relationsOf(tx, ids, false)).filter((row) => ids.includes(row.from_person) && ids.includes(row.to_person))
  const contacts = await details.contacts(tx, ids, false)
  const today = dateInRome(now)
  const holds = (row: { valid_to: string | null }) => !row.valid_to || row.valid_to >= today
  return {
    nodes: people.map((row): Node => {
      const direct = ties.filter((tie) => [tie.from_person, tie.to_person].includes(row.id) && [tie.from_person, tie.to_person].includes(personId)).toSorted((a, b) => Number(holds(b)) - Number(holds(a)))[0]
      return {
        ...presentHeader(row), diedOn: row.died_on as PlainDate | null,
        relation: !direct || row.id === personId ? null : direct.from_person === row.id ? direct.type : direct.inverse,
        current: !direct || holds(direct),
        contacts: contacts.filter((one) => one.person_id === row.id && holds(one)).map(({ kind, value, protected: hidden }) => ({ kind, value, protected: hidden })),
      }
    }),
    edges: ties.map((row) => ({
      id: row.id, from: row.from_person as Id<'person'>, to: row.to_person as Id<'person'>, type: row.type, group: row.family_group,
      validFrom: row.valid_from as PlainDate | null, validTo: row.valid_to as PlainDate | null,
    })),
    identity: seen.identity,
    can: { edit: seen.identity && mayEdit(await actingFor(tx, seen)) },
  }
})
