import { notFound, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import { rolesReaching } from '#modules/access/server/index.ts'
import * as contract from '../contract/diary.ts'
import { assertMayWrite } from './diary-access.ts'
import { getFile } from './diary-content.ts'
import * as store from './diary-draft-store.ts'
import { entryOf } from './diary-store.ts'

const present = (row: store.DraftRow) => ({
  id: row.id as Id<'draft'>,
  caseId: row.case_id as Id<'case'>,
  entryId: row.entry_id as Id<'entry'> | null,
  content: row.content as contract.DiaryDraft['content'],
  savedAt: row.saved_at,
  version: row.version,
})

/** Keeps what is being written. A device that goes on from an old version is told what was saved since. */
export const saveDraft = operation(contract.saveDraft, async ({ tx, actor, audit, now }, { caseId, draftId, entryId, content, version }) => {
  audit(caseId)
  await getFile(tx, caseId)
  assertMayWrite({ roles: await rolesReaching(tx, caseId) })
  if (entryId && !(await entryOf(tx, caseId, entryId))) throw notFound()
  const at = new Date(now).toISOString()
  const before = await store.draftOf(tx, caseId, draftId)
  if (!before) {
    // discarded on another device while this one was still writing: it is kept, nothing typed is lost
    await store.insertDraft(tx, { id: draftId, author_id: actor.id, case_id: caseId, entry_id: entryId ?? null, content, saved_at: at })
    return { id: draftId, version: 1, savedAt: at }
  }
  if (!(await store.updateDraft(tx, draftId, version, content, at))) throw stale(present((await store.draftOf(tx, caseId, draftId)) ?? before))
  return { id: draftId, version: version + 1, savedAt: at }
})

export const discardDraft = operation(contract.discardDraft, async ({ tx, audit }, { caseId, draftId }) => {
  audit(caseId)
  if (!(await store.deleteDraft(tx, caseId, draftId))) throw notFound()
  return { discarded: true }
})

export const listDrafts = operation(contract.listDrafts, async ({ tx, audit }, { ofCase }) => {
  const rows = await store.myDrafts(tx, ofCase)
  for (const row of rows) audit(row.case_id)
  return { rows: rows.map((row) => ({ ...present(row), number: row.number, childName: row.child_name })) }
})
