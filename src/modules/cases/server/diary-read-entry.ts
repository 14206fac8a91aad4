import { notFound } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import { openableSections } from '#modules/access/contract.ts'
import { rolesBySection } from '#modules/access/server/index.ts'
import type { Id } from '#kernel/domain/ids.ts'
import * as contract from '../contract/diary.ts'
import { mayWrite } from './diary-access.ts'
import { getFile } from './diary-content.ts'
import { headersOf } from './diary-people.ts'
import { presentEntry, presentVersions } from './diary-present.ts'
import * as store from './diary-store.ts'
import { siblingFiles } from './file-head.ts'

export const getEntry = operation(contract.getEntry, async ({ tx, actor, audit }, { caseId, entryId }) => {
  audit(caseId)
  const file = await getFile(tx, caseId)
  const entry = await store.entryOf(tx, caseId, entryId)
  if (!entry) throw notFound()
  return presentEntry(tx, actor, file, entry)
})

export const listEntryVersions = operation(contract.listEntryVersions, async ({ tx, audit }, { caseId, entryId }) => {
  audit(caseId)
  if (!(await store.entryOf(tx, caseId, entryId))) throw notFound()
  return { rows: await presentVersions(tx, await store.versionsOf(tx, entryId)) }
})

/** Who can have been there, which siblings, which sections: everything the composer offers. */
export const getDiaryDesk = operation(contract.getDiaryDesk, async ({ tx, audit, now }, { caseId }) => {
  audit(caseId)
  const file = await getFile(tx, caseId)
  const headers = await headersOf(tx, [file.child_id, ...(await store.peopleOf(tx, caseId))])
  const team = await store.teamOf(tx, caseId, dateInRome(now))
  const siblings = await siblingFiles(tx, file)
  const people = [...headers].map(([id, { name, original }]) => ({ personId: id as Id<'person'>, name, original }))
  const held = await rolesBySection(tx, caseId)
  const writes = mayWrite({ roles: held.get('file') ?? [] })
  return {
    // the child first, then the others by name
    people: people.toSorted((a, b) => Number(b.personId === file.child_id) - Number(a.personId === file.child_id) || a.name.localeCompare(b.name, 'it')),
    team: team.map((one) => ({ operatorId: one.operator_id as Id<'operator'>, name: one.display_name, role: one.role })),
    siblings: siblings.map((one) => ({ caseId: one.id as Id<'case'>, number: one.number, childName: one.child_name })),
    sections: openableSections.filter((name) => mayWrite({ roles: held.get(name) ?? [] })),
    can: { write: writes, raiseWarning: writes },
  }
})
