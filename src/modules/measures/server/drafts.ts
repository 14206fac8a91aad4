import { notFound, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import * as contract from '../contract/draft.ts'
import { assertMayRecord } from './access.ts'
import * as store from './draft-store.ts'
import { measureOf } from './measure-store.ts'
import { openFile } from './open-file.ts'

const present = (row: store.DraftRow): contract.MeasureDraft => ({
  id: row.id as Id<'draft'>, caseId: row.case_id as Id<'case'>, measureId: row.measure_id as Id<'measure'> | null, content: row.content as Record<string, unknown>, savedAt: row.saved_at, version: row.version,
})

/** Keeps what is being written, whatever it is. A device that goes on from an old version is told what was saved since. */
export const saveMeasureDraft = operation(contract.saveMeasureDraft, async ({ tx, actor, audit, now }, { caseId, draftId, measureId, content, version }) => {
  audit(caseId)
  await openFile(tx, caseId)
  assertMayRecord(await actingIn(tx, actor, caseId, 'judicial'))
  if (measureId && !(await measureOf(tx, caseId, measureId))) throw notFound()
  const at = new Date(now).toISOString()
  const before = await store.draftOf(tx, caseId, draftId)
  if (!before) {
    await store.insertDraft(tx, { id: draftId, author_id: actor.id, case_id: caseId, measure_id: measureId ?? null, content, saved_at: at })
    return { id: draftId, version: 1, savedAt: at }
  }
  if (!(await store.updateDraft(tx, draftId, version, content, at))) throw stale(present((await store.draftOf(tx, caseId, draftId)) ?? before))
  return { id: draftId, version: version + 1, savedAt: at }
})

export const discardMeasureDraft = operation(contract.discardMeasureDraft, async ({ tx, audit }, { caseId, draftId }) => {
  audit(caseId)
  if (!(await store.deleteDraft(tx, caseId, draftId))) throw notFound()
  return { discarded: true }
})

export const listMeasureDrafts = operation(contract.listMeasureDrafts, async ({ tx, audit }, { caseId }) => {
  audit(caseId)
  await openFile(tx, caseId)
  return { rows: (await store.myDrafts(tx, caseId)).map(present) }
})
