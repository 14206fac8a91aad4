import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { operation, preparedOperation, type Context } from '#kernel/server/operation.ts'
import { fileMarkOf, markClinical, readFileOf } from '#modules/documents/server/index.ts'
import * as contract from '../contract/review.ts'
import { assertMay } from './access.ts'
import * as frozen from './frozen-store.ts'
import { beginChange, finishChange, openPaper, tell } from './open-paper.ts'
import type { Opened } from './opened.ts'
import { paperStyle } from './paper-style.ts'
import { presentPaper } from './present.ts'
import { compareSigned } from './render/index.ts'
import { assertDaysOfSending, assertSameWords, closeMetTerm } from './sending.ts'

/** The version that stands; approved papers have one, unless it is behind the wall for who asks. */
async function standing(tx: Context['tx'], { paper }: Opened): Promise<frozen.FrozenRow> {
  const row = await frozen.frozenVersion(tx, paper.id, paper.current)
  if (!row) throw notFound()
  return row
}

/** A document of this very file, next to its field. */
async function assertDocuments(tx: Context['tx'], caseId: string, documents: readonly (readonly [path: string, id: string])[]): Promise<void> {
  const titles = await frozen.documentTitles(tx, caseId, documents.map(([, id]) => id))
  for (const [path, id] of documents) {
    if (!titles.has(id)) throw invalid(path, { it: 'Questo documento non è tra quelli del fascicolo: caricalo prima', en: 'This document is not among those of the file: upload it first' })
  }
}

/** Whoever may sign reads, before the transaction that writes, what has to be compared: with the marks of both, as they were. */
async function readCopies(context: Context, paperId: string, documentId: string) {
  const opened = await openPaper(context, paperId)
  const { paper, me, held } = opened
  assertMay('sign', me, held)
  const row = await standing(context.tx, opened)
  await assertDocuments(context.tx, paper.case_id, [['documentId', documentId]])
  const [content, { bytes, mark }] = [await frozen.contentOf(context.tx, paperId, row.n), await readFileOf(context, paper.case_id, documentId)]
  const ours = row.pdf_document ? (await readFileOf(context, paper.case_id, row.pdf_document)).bytes : undefined
  const { logo } = await paperStyle(context, paper.organisation_id, paper.kind)
  return { hash: row.hash, mark, compare: () => compareSigned(bytes, content!, { ...(ours ? { frozen: ours } : {}), hash: row.hash, logo }) }
}

/** The signed copy: its words are read out of the file and compared with what was approved. Another text is refused, saying where it differs. */
export const attachSigned = preparedOperation(contract.attachSigned, async (context, { paperId, documentId }) => {
  const { hash, mark, compare } = await readCopies(context, paperId, documentId)
  return async () => ({ hash, mark, compared: await compare() })
}, async (context, { paperId, documentId, byEye, version }, { hash, mark, compared }) => {
  const { tx, actor, now, note } = context
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('sign', me, held))
  const { paper } = opened
  const row = await standing(tx, opened)
  await assertDocuments(tx, paper.case_id, [['documentId', documentId]])
  note({ compared: compared.result, byEye })
  // another version was approved, or another file put in its place, while they were compared
  if (row.hash !== hash || (await fileMarkOf(tx, paper.case_id, documentId)) !== mark) throw stale(await presentPaper(context, opened))
  assertSameWords(compared, byEye, { path: 'documentId', eye: 'documentId' })
  if (row.clinical) await markClinical(tx, documentId)
  await frozen.updateFrozen(tx, paperId, paper.current, {
    signed_document: documentId, signed_check: compared.result === 'same' ? 'same' : 'by_eye', signed_by: actor.id, signed_at: new Date(now).toISOString(),
  })
  return finishChange(context, opened, {}, { what: 'signed' })
})

function assertSendable(context: Pick<Context, 'now'>, row: frozen.FrozenRow, on: PlainDate, protocolOn: PlainDate | null): void {
  if (!row.signed_document && !row.pdf_document) throw conflict({ it: 'Il PDF non è ancora pronto: aspetta qualche secondo, oppure preparalo di nuovo.', en: 'The PDF is not ready yet: wait some seconds, or make it again.' })
  assertDaysOfSending(context, row.approved_at, on, protocolOn)
}

/** Records the sending: the term the paper meets is done, with the sent file as its proof. From here on nothing of this version changes. */
export const sendPaper = operation(contract.sendPaper, async (context, input) => {
  const { tx, actor, now, note } = context
  const { paperId, to, channel, on, protocolNumber, protocolOn, receipts } = input
  const opened = await beginChange(context, paperId, input.version, ({ me, held }) => assertMay('send', me, held))
  const { paper } = opened
  const row = await standing(tx, opened)
  assertSendable(context, row, on, protocolOn)
  await assertDocuments(tx, paper.case_id, receipts.map(({ documentId }, index) => [`receipts.${index}.documentId`, documentId] as const))
  const at = new Date(now).toISOString()
  await frozen.updateFrozen(tx, paperId, paper.current, { sent_to: to, channel, sent_on: on, protocol_number: protocolNumber, protocol_on: protocolOn, sent_note: input.note, sent_by: actor.id, sent_at: at })
  await frozen.insertReceipts(tx, receipts.map((one) => ({ paper_id: paperId, n: paper.current, document_id: one.documentId, kind: one.kind, added_by: actor.id, added_at: at })))
  const met = await closeMetTerm(context, paper.term_id, on, {
    words: `${paper.title} n. ${paper.number}/${paper.year}${protocolNumber ? `, prot. ${protocolNumber}` : ''}`, documentId: row.signed_document ?? row.pdf_document,
  })
  note({ channel, term: met })
  return finishChange(context, opened, { state: 'sent', sent_on: on }, { what: 'sent', words: to })
})

/** A receipt that came after the sending. */
export const addReceipt = operation(contract.addReceipt, async (context, { paperId, documentId, kind, version }) => {
  const { tx, actor, now } = context
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('addReceipt', me, held))
  await standing(tx, opened)
  await assertDocuments(tx, opened.paper.case_id, [['documentId', documentId]])
  await frozen.insertReceipts(tx, [{ paper_id: paperId, n: opened.paper.current, document_id: documentId, kind, added_by: actor.id, added_at: new Date(now).toISOString() }])
  await tell(context, opened.paper, { what: 'receipt' })
  return finishChange(context, opened, {}, null)
})
