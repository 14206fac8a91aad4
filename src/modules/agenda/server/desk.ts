import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { rolesReaching, rolesReachingEach, sectionsReached } from '#modules/access/server/index.ts'
import { fileHead, siblingFiles, teamOn, type FileHead } from '#modules/cases/server/index.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import * as contract from '../contract/calendar.ts'
import { mayPlanFor, mayPlanOwn } from './access.ts'
import * as participants from './participant-store.ts'
import { roomsOf } from './room-store.ts'
import { partsIn } from './written.ts'

/** What the form of an appointment offers: people and team of the file, rooms of one's body, one's units. */
export const getDesk = operation(contract.getDesk, async ({ tx, actor, audit, now }, { ofCase }) => {
  if (ofCase) audit(ofCase)
  const file = ofCase ? await fileHead(tx, ofCase) : undefined
  if (ofCase && !file) throw notFound()
  const units = await unitHeaders(tx, actor.roles.map(({ unitId }) => unitId))
  const rooms = await roomsOf(tx, [...new Set(actor.roles.map(({ organisationId }) => organisationId))])
  const plans = file ? file.status === 'open' && mayPlanFor(await rolesReaching(tx, file.id)) : mayPlanOwn(actor.roles)
  return {
    file: file ? await fileDesk(tx, file, now) : null,
    rooms: rooms.map((room) => ({ id: room.id as Id<'room'>, name: room.name, site: room.site, capacity: room.capacity, accessible: room.accessible, equipment: room.equipment })),
    units: [...units.values()].map(({ id, name }) => ({ id, name })), me: { id: actor.id as Id<'operator'>, name: actor.displayName }, can: { plan: plans },
  }
})

async function fileDesk(tx: Tx, file: FileHead, now: number) {
  return {
    caseId: file.id as Id<'case'>, number: file.number, childName: file.child_name,
    sections: ((await sectionsReached(tx, [file.id])).get(file.id) ?? []).filter((name) => name !== 'file'),
    people: await peopleOf(tx, file), siblings: await siblingsOf(tx, file),
    team: (await teamOn(tx, file.id, dateInRome(now))).map((one) => ({ id: one.operator_id as Id<'operator'>, name: one.display_name, role: one.role })), languages: [],
  }
}

/** Files of siblings in which he may plan as well, with whom they add. */
async function siblingsOf(tx: Tx, file: FileHead) {
  const tied = await siblingFiles(tx, file)
  const roles = await rolesReachingEach(tx, tied.map(({ id }) => id))
  return Promise.all(tied.filter(({ id }) => mayPlanFor(roles.get(id) ?? [])).map(async (one) => (
    { caseId: one.id as Id<'case'>, number: one.number, childId: one.child_id as Id<'person'>, childName: one.child_name, people: await peopleOf(tx, one) })))
}

async function peopleOf(tx: Tx, file: FileHead) {
  const members = [file.child_id, ...(await participants.membersOf(tx, file.id)).filter((id) => id !== file.child_id)]
  const people = await personHeaders(tx, members)
  const parts = await partsIn(tx, file, members)
  return members.flatMap((id) => {
    const name = id === file.child_id ? file.child_name : people.get(id)?.displayName
    return name ? [{ id: id as Id<'person'>, name, part: parts.get(id) ?? 'relative' }] : []
  })
}
