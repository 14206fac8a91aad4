import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { WrittenBlock } from '../contract/content.ts'
import type { PaperPart } from '../domain/paper.ts'

export interface SectionRow {
  id: string
  paper_id: string
  position: number
  key: string
  title: string
  part: PaperPart
  clinical: boolean
  hint: string | null
  blocks: WrittenBlock[]
  saved_by: string | null
  saved_at: string | null
  version: number
}

const sections = (tx: Tx) =>
  tx.selectFrom('composer.section as s').innerJoin('composer.section_text as t', 't.section_id', 's.id')
    .select(['s.id', 's.paper_id', 's.position', 's.key', 's.title', 's.part', 's.clinical', 's.hint', 't.blocks', 't.saved_by', 't.saved_at', 't.version']).where('s.removed_at', 'is', null)

/** Sections of a paper that the actor sees, in their order, with their words. */
export const sectionsOf = (tx: Tx, paperId: string): Promise<SectionRow[]> =>
  sections(tx).where('s.paper_id', '=', paperId).orderBy('s.position').orderBy('s.id').execute() as unknown as Promise<SectionRow[]>

export const sectionOf = (tx: Tx, paperId: string, sectionId: string): Promise<SectionRow | undefined> =>
  sections(tx).where('s.paper_id', '=', paperId).where('s.id', '=', sectionId).executeTakeFirst() as unknown as Promise<SectionRow | undefined>

export interface NewSection {
  id: string
  paper_id: string
  position: number
  key: string
  title: string
  part: PaperPart
  clinical: boolean
  hint: string | null
}

/** Sections with the words they begin with. */
export async function insertSections(tx: Tx, rows: readonly (NewSection & { blocks: readonly unknown[] })[]): Promise<void> {
  if (!rows.length) return
  await tx.insertInto('composer.section').values(rows.map(({ blocks: _blocks, ...row }) => row)).execute()
  await tx.insertInto('composer.section_text').values(rows.map(({ id, blocks }) => ({ section_id: id, blocks: JSON.stringify(blocks) }))).execute()
}

export const updateSection = (tx: Tx, id: string, change: Partial<Pick<NewSection, 'position' | 'title' | 'part' | 'clinical'>> & { removed_at?: string }) =>
  tx.updateTable('composer.section').set(change).where('id', '=', id).execute()

export interface AuthorRow {
  section_id: string
  operator_id: string
}

export const authorsOf = (tx: Tx, paperIds: readonly string[]): Promise<(AuthorRow & { paper_id: string; name: string })[]> =>
  paperIds.length
    ? tx.selectFrom('composer.section_author as a').innerJoin('composer.section as s', 's.id', 'a.section_id').innerJoin('kernel.actor as k', 'k.id', 'a.operator_id')
        .select(['a.section_id', 'a.operator_id', 's.paper_id', 'k.display_name as name']).where('s.paper_id', 'in', [...paperIds]).where('s.removed_at', 'is', null)
        .orderBy('s.position').orderBy('k.display_name').execute()
    : Promise.resolve([])

export const insertAuthors = (tx: Tx, rows: readonly AuthorRow[]) =>
  rows.length ? tx.insertInto('composer.section_author').values([...rows]).onConflict((one) => one.doNothing()).execute() : Promise.resolve([])

export const dropAuthors = (tx: Tx, sectionId: string, operators: readonly string[]) =>
  operators.length ? tx.deleteFrom('composer.section_author').where('section_id', '=', sectionId).where('operator_id', 'in', [...operators]).execute() : Promise.resolve([])

/** Saves words over a section if they are still in this version; false when somebody was faster. */
export async function saveText(tx: Tx, sectionId: string, version: number, row: { blocks: readonly unknown[]; saved_by: string; saved_at: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('composer.section_text').set({ ...row, blocks: JSON.stringify(row.blocks), version: version + 1 })
    .where('section_id', '=', sectionId).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface TextVersion {
  n: number
  blocks: WrittenBlock[]
  saved_by: string
  saved_at: string
}

export const insertTextVersion = (tx: Tx, sectionId: string, { blocks, ...row }: TextVersion) =>
  tx.insertInto('composer.text_version').values({ ...row, section_id: sectionId, blocks: JSON.stringify(blocks) }).execute()

export const lastKept = (tx: Tx, sectionId: string) =>
  tx.selectFrom('composer.text_version').select(['n', 'saved_by', 'saved_at']).where('section_id', '=', sectionId).orderBy('n', 'desc').limit(1).executeTakeFirst()

export const textVersions = (tx: Tx, sectionId: string): Promise<TextVersion[]> =>
  tx.selectFrom('composer.text_version').select(['n', 'blocks', 'saved_by', 'saved_at']).where('section_id', '=', sectionId).orderBy('n', 'desc').limit(100)
    .execute() as unknown as Promise<TextVersion[]>

/** How many sections there are in all, those behind the clinical wall left out of nobody's count but its own reader's. */
export const hiddenSections = async (tx: Tx, paperId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select composer.hidden_sections(${paperId}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}

export interface QuotedRow {
  paper_id: string
  kind: string
  source_id: string
  source_version: number
  on_day: string
  section: number
  part: string
  said_by: string | null
  title: string
  words: string
  clinical: boolean
  quoted_by: string
  quoted_at: string
}

export const quotedOf = (tx: Tx, paperId: string): Promise<QuotedRow[]> =>
  tx.selectFrom('composer.quoted').select(['paper_id', 'kind', 'source_id', 'source_version', 'on_day', 'section', 'part', 'said_by', 'title', 'words', 'clinical', 'quoted_by', 'quoted_at'])
    .where('paper_id', '=', paperId).execute()

/** Keeps facts with the words they have now; those kept already stay as they were. */
export const insertQuoted = (tx: Tx, rows: readonly QuotedRow[]) =>
  rows.length ? tx.insertInto('composer.quoted').values([...rows]).onConflict((one) => one.doNothing()).execute() : Promise.resolve([])

export interface RemarkRow {
  id: string
  section_id: string
  block_id: string | null
  passage: string | null
  words: string
  answers: string | null
  by_operator: string
  at: string
  settled_by: string | null
  settled_at: string | null
  version: number
}

const remarkColumns = ['r.id', 'r.section_id', 'r.block_id', 'r.passage', 'r.words', 'r.answers', 'r.by_operator', 'r.at', 'r.settled_by', 'r.settled_at', 'r.version'] as const

export const remarksOf = (tx: Tx, paperId: string): Promise<RemarkRow[]> =>
  tx.selectFrom('composer.remark as r').innerJoin('composer.section as s', 's.id', 'r.section_id').select(remarkColumns).where('s.paper_id', '=', paperId)
    .where('s.removed_at', 'is', null).orderBy('r.at').orderBy('r.id').limit(1000).execute()

export const insertRemark = (tx: Tx, row: Omit<RemarkRow, 'settled_by' | 'settled_at' | 'version'>) => tx.insertInto('composer.remark').values(row).execute()

/** False when somebody was faster. */
export async function settleRemark(tx: Tx, id: string, version: number, settled: { settled_by: string | null; settled_at: string | null }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('composer.remark').set({ ...settled, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Open remarks of each paper, by section. */
export async function openRemarks(tx: Tx, paperIds: readonly string[]): Promise<{ paper_id: string; section_id: string; n: number }[]> {
  if (!paperIds.length) return []
  return tx.selectFrom('composer.remark as r').innerJoin('composer.section as s', 's.id', 'r.section_id').select((eb) => ['s.paper_id', 'r.section_id', eb.fn.countAll<number>().as('n')])
    .where('s.paper_id', 'in', [...paperIds]).where('s.removed_at', 'is', null).where('r.settled_at', 'is', null).where('r.answers', 'is', null).groupBy(['s.paper_id', 'r.section_id']).execute()
}
