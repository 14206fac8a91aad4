import { forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { newId } from '#kernel/domain/ids.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import { reachedBy } from '#modules/access/server/index.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/review.ts'
import { mayRemark } from './access.ts'
import { openPaper } from './open-paper.ts'
import type { Opened } from './opened.ts'
import * as store from './section-store.ts'

async function present(tx: Context['tx'], rows: readonly store.RemarkRow[]): Promise<contract.Remark[]> {
  const names = await operatorHeaders(tx, rows.flatMap((row) => [row.by_operator, ...(row.settled_by ? [row.settled_by] : [])]))
  const named = (id: string) => ({ id, name: names.get(id)?.name ?? '' })
  return rows.map((row) => ({
    id: row.id as Id<'remark'>, sectionId: row.section_id as Id<'section'>, blockId: row.block_id, passage: row.passage, words: row.words, answers: row.answers as Id<'remark'> | null,
    by: named(row.by_operator), at: row.at, settled: row.settled_by && row.settled_at ? { by: named(row.settled_by), at: row.settled_at } : null, version: row.version,
  }))
}

export const listRemarks = operation(contract.listRemarks, async (context, { paperId }) => {
  await openPaper(context, paperId)
  return { rows: await present(context.tx, await store.remarksOf(context.tx, paperId)) }
})

function assertMayRemark({ me, held }: Opened): void {
  if (!mayRemark(me, held)) throw forbidden({ it: 'Commenta chi lavora sul fascicolo, finché la relazione non è inviata.', en: 'Who works on the file remarks, until the paper is sent.' })
}

/** Remarks on a passage, or answers a remark; the authors of the section are told. */
export const addRemark = operation(contract.addRemark, async (context, { paperId, sectionId, blockId, passage, words, answers }) => {
  const { tx, actor, now, note } = context
  const opened = await openPaper(context, paperId)
  if (!(await store.sectionOf(tx, paperId, sectionId))) throw notFound()
  assertMayRemark(opened)
  if (answers && !(await store.remarksOf(tx, paperId)).some((one) => one.id === answers && one.section_id === sectionId && one.answers === null)) {
    throw invalid('answers', { it: 'Il commento a cui rispondi non è in questa sezione', en: 'The remark you answer is not in this section' })
  }
  const id = newId<'remark'>(now)
  await store.insertRemark(tx, { id, section_id: sectionId, block_id: blockId ?? null, passage, words, answers: answers ?? null, by_operator: actor.id, at: new Date(now).toISOString() })
  const told = opened.authors.filter((one) => one.section_id === sectionId && one.operator_id !== actor.id).map(({ operator_id }) => operator_id)
  const reached = await reachedBy(tx, opened.paper.case_id, sections.judicial, told)
  await notify(tx, now, told.filter((to) => reached.has(to)).map((to) => ({ to, kind: 'composer.remarked', subject: opened.paper.case_id, params: { paper: paperId, number: opened.file.number } })))
  note({ remark: id })
  return (await present(tx, (await store.remarksOf(tx, paperId)).filter((one) => one.id === id)))[0]!
})

export const settleRemark = operation(contract.settleRemark, async (context, { paperId, remarkId, settled, version }) => {
  const { tx, actor, now } = context
  const opened = await openPaper(context, paperId)
  const find = async () => (await store.remarksOf(tx, paperId)).find(({ id }) => id === remarkId)
  const row = await find()
  if (!row) throw notFound()
  assertMayRemark(opened)
  const change = settled ? { settled_by: actor.id, settled_at: new Date(now).toISOString() } : { settled_by: null, settled_at: null }
  if (row.version !== version || !(await store.settleRemark(tx, remarkId, version, change))) throw stale((await present(tx, [(await find())!]))[0])
  return (await present(tx, [(await find())!]))[0]!
})
