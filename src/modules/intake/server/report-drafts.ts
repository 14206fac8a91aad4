import { notFound, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertMayReport } from './access.ts'
import * as store from './draft-store.ts'

const present = (row: store.DraftRow): contract.ReportDraft => ({
  id: row.id as Id<'reportDraft'>, content: row.content as contract.ReportDraft['content'], savedAt: row.saved_at, version: row.version,
})

/** Keeps a report that is being written. A device that goes on from an old version is told what was saved since. */
export const saveReportDraft = operation(contract.saveReportDraft, async ({ tx, actor, now }, { draftId, content, version }) => {
  assertMayReport(actor)
  const at = new Date(now).toISOString()
  const text = JSON.stringify(content)
  const before = await store.draftOf(tx, draftId)
  if (!before) {
    // discarded on another device while this one was still writing: it is kept, nothing typed is lost
    await store.insertDraft(tx, { id: draftId, author_id: actor.id, content: text, saved_at: at })
    return { id: draftId, version: 1, savedAt: at }
  }
  if (!(await store.updateDraft(tx, draftId, version, text, at))) throw stale(present((await store.draftOf(tx, draftId)) ?? before))
  return { id: draftId, version: version + 1, savedAt: at }
})

export const discardReportDraft = operation(contract.discardReportDraft, async ({ tx }, { draftId }) => {
  if (!(await store.deleteDraft(tx, draftId))) throw notFound()
  return { discarded: true }
})

export const listReportDrafts = operation(contract.listReportDrafts, async ({ tx, note }) => {
  const rows = await store.myDrafts(tx)
  note({ rows: rows.length })
  return { rows: rows.map(present) }
})
