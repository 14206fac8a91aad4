import { notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { sectionName } from '#modules/access/contract.ts'
import { fileHead, touchActivity, type FileHead } from '#modules/cases/server/index.ts'
import { assertMay, assertOpen, isAsked, mayFollow, standingIn } from './access.ts'
import { presentRequest } from './present-request.ts'
import * as store from './request-store.ts'
import { momentOf, type Needs } from './service-change.ts'

/** A request within reach, or sent to one of the reader's units; 404 otherwise. */
export async function getRequestRow({ tx, audit }: Pick<Needs, 'tx' | 'audit'>, requestId: string): Promise<store.RequestRecord> {
  const row = await store.requestOf(tx, requestId)
  if (!row) throw notFound()
  audit(row.case_id)
  return row
}

/** Begins a change by who follows the request for the file: who may, on which version; keeps the row. */
export async function beginRequest(context: Needs, requestId: string, version: number): Promise<{ file: FileHead; row: store.RequestRecord }> {
  const seen = await getRequestRow(context, requestId)
  assertMay(mayFollow(await standingIn(context.tx, seen.case_id, sectionName(seen.section)), seen.to_unit_id), 'follow')
  const row = await kept(context, requestId, version)
  const file = await fileHead(context.tx, seen.case_id)
  if (!file) throw notFound()
  assertOpen(file)
  return { file, row }
}

/** Begins an answer: by the body that was asked, or by who writes down what it answered. */
export async function beginAnswer(context: Needs, requestId: string, version: number): Promise<{ row: store.RequestRecord; byRecipient: boolean }> {
  const seen = await getRequestRow(context, requestId)
  const byRecipient = isAsked(context.actor, seen.to_unit_id)
  assertMay(byRecipient || mayFollow(await standingIn(context.tx, seen.case_id, sectionName(seen.section)), seen.to_unit_id), 'answer')
  if (!byRecipient) assertOpen(await fileHead(context.tx, seen.case_id))
  return { row: await kept(context, requestId, version), byRecipient }
}

async function kept(context: Needs, requestId: string, version: number): Promise<store.RequestRecord> {
  await store.lockRequest(context.tx, requestId)
  const row = (await store.requestOf(context.tx, requestId))!
  if (row.version !== version) throw stale(await presentRequest(context, row))
  return row
}

interface Told {
  what: string
  on: string
  words?: string | null
  documentId?: string | null
  byRecipient?: boolean
}

/** Writes the change and what happened, and answers the request as it is now. */
export async function finishRequest(context: Needs, row: store.RequestRecord, changes: store.RequestChanges, { what, on, words, documentId, byRecipient }: Told): Promise<store.RequestRecord> {
  const { tx, actor, now } = context
  if (!(await store.updateRequest(tx, row.id, row.version, changes))) throw stale(await presentRequest(context, (await store.requestOf(tx, row.id))!))
  await store.insertRequestEvent(tx, {
    id: newId(now), case_id: row.case_id, request_id: row.id, what, on_day: on, happened_at: momentOf(on, now), words: words ?? null, document_id: documentId ?? null,
    by_recipient: byRecipient ?? false, by_operator: actor.id, at: new Date(now).toISOString(),
  })
  if (!byRecipient) await touchActivity(tx, [row.case_id], new Date(now).toISOString())
  return (await store.requestOf(tx, row.id))!
}
