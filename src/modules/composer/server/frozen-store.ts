import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { PaperContent } from '../domain/paper.ts'

const columns = [
  'paper_id', 'n', 'hash', 'clinical', 'approved_by', 'approved_at', 'pdf_document', 'docx_document', 'render_trouble', 'signed_document', 'signed_check', 'signed_by', 'signed_at',
  'sent_to', 'channel', 'sent_on', 'protocol_number', 'protocol_on', 'sent_note', 'sent_by', 'sent_at',
] as const

/** Approved versions, newest first; without their content. */
export const frozenOf = (tx: Tx, paperId: string) =>
  tx.selectFrom('composer.frozen').select(columns).where('paper_id', '=', paperId).orderBy('n', 'desc').execute()
export type FrozenRow = Awaited<ReturnType<typeof frozenOf>>[number]

export const frozenVersion = (tx: Tx, paperId: string, n: number): Promise<FrozenRow | undefined> =>
  tx.selectFrom('composer.frozen').select(columns).where('paper_id', '=', paperId).where('n', '=', n).executeTakeFirst()

/** What was approved, word for word. */
export const contentOf = async (tx: Tx, paperId: string, n: number): Promise<PaperContent | undefined> =>
  (await tx.selectFrom('composer.frozen').select('content').where('paper_id', '=', paperId).where('n', '=', n).executeTakeFirst())?.content as unknown as PaperContent | undefined

export interface NewFrozen {
  paper_id: string
  n: number
  content: PaperContent
  hash: string
  clinical: boolean
  approved_by: string
  approved_at: string
}
export const insertFrozen = (tx: Tx, { content, ...row }: NewFrozen) => tx.insertInto('composer.frozen').values({ ...row, content: JSON.stringify(content) }).execute()

type FrozenChange = Partial<Omit<FrozenRow, 'paper_id' | 'n' | 'hash' | 'clinical' | 'approved_by' | 'approved_at'>>
export const updateFrozen = (tx: Tx, paperId: string, n: number, change: FrozenChange) =>
  tx.updateTable('composer.frozen').set(change).where('paper_id', '=', paperId).where('n', '=', n).execute()

export const receiptsOf = (tx: Tx, paperId: string) =>
  tx.selectFrom('composer.receipt').select(['n', 'document_id', 'kind', 'added_at']).where('paper_id', '=', paperId).orderBy('added_at').orderBy('document_id').execute()

export const insertReceipts = (tx: Tx, rows: readonly { paper_id: string; n: number; document_id: string; kind: string; added_by: string; added_at: string }[]) =>
  rows.length ? tx.insertInto('composer.receipt').values([...rows]).onConflict((one) => one.doNothing()).execute() : Promise.resolve([])

/** Titles of documents of one file that the actor reaches; the others are absent. */
export async function documentTitles(tx: Tx, caseId: string, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (!wanted.length) return new Map()
  const rows = await tx.selectFrom('documents.timeline').select(['id', 'title']).where('subject', '=', caseId).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id!, row.title ?? '']))
}

export const answersOf = (tx: Tx, paperId: string) =>
  tx.selectFrom('composer.check_answer').select(['finding', 'reason', 'by_operator', 'at']).where('paper_id', '=', paperId).execute()

export const insertAnswer = (tx: Tx, row: { paper_id: string; finding: string; reason: string; by_operator: string; at: string }) =>
  tx.insertInto('composer.check_answer').values(row).onConflict((one) => one.doNothing()).execute()

/** Which of these pieces of text name what must not leave the file: the kind and the piece, never the secret. */
export async function secretsIn(tx: Tx, paperId: string, pieces: readonly string[]): Promise<{ kind: string; at: number }[]> {
  const { rows } = await sql<{ kind: string; at: number }>`select kind, at from composer.secrets_in(${paperId}, ${[...pieces]}::text[])`.execute(tx)
  return rows
}

/** How often the actor ran this (the check, or asking for approval) in the last hour. */
export async function checkAttempts(tx: Tx, action: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select composer.check_attempts(${action}) as n`.execute(tx)
  return rows[0]!.n
}

/** Names of children of other files that the actor reaches himself and that do not belong to this one. */
export async function otherChildren(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.selectFrom('cases.header as h').select('h.child_name').where('h.id', '<>', caseId)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('kernel.reach_member as m').select('m.member').whereRef('m.member', '=', 'h.child_id').where('m.subject', '=', caseId))))
    .limit(20_000).execute()
  return [...new Set(rows.flatMap((row) => row.child_name ?? []))]
}

export async function openRenderSession(tx: Tx, id: string, paperId: string, hash: Buffer): Promise<void> {
  await sql`select composer.open_render_session(${id}, ${paperId}, ${hash})`.execute(tx)
}

export async function closeRenderSession(tx: Tx): Promise<void> {
  await sql`select composer.close_render_session()`.execute(tx)
}
