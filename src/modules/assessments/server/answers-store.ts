import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Answers } from '../domain/instrument.ts'

export type Part = 'main' | 'child'
/** When an item changed last, by the count of saves of its section, and by whom. */
export interface Stamp {
  v: number
  by: string
}
export interface AnswersRow {
  id: string
  assessment_id: string
  revision: number
  section_key: string
  person_id: string | null
  part: Part
  section: number
  clinical: boolean
  content: Answers
  stamps: Record<string, Stamp>
  version: number
  saved_by: string
  saved_at: string
}
const columns = ['id', 'assessment_id', 'revision', 'section_key', 'person_id', 'part', 'section', 'clinical', 'content', 'stamps', 'version', 'saved_by', 'saved_at'] as const
const rows = (tx: Tx) => tx.selectFrom('assessments.answers').select(columns)

/** What the reader reaches of these revisions. */
export const answersOf = (tx: Tx, wanted: readonly { id: string; revision: number }[]): Promise<AnswersRow[]> =>
  wanted.length
    ? rows(tx).where((eb) => eb.or(wanted.map(({ id, revision }) => eb.and([eb('assessment_id', '=', id), eb('revision', '=', revision)])))).orderBy('section_key').orderBy('person_id').orderBy('part')
        .$castTo<AnswersRow>().execute()
    : Promise.resolve([])

interface Place {
  assessment: string
  revision: number
  section: string
  person: string | null
}
/** Both parts of one section (as far as the reader reaches them), kept until commit. */
export const lockSection = (tx: Tx, { assessment, revision, section, person }: Place): Promise<AnswersRow[]> =>
  rows(tx).where('assessment_id', '=', assessment).where('revision', '=', revision).where('section_key', '=', section)
    .where(sql<boolean>`person_id is not distinct from ${person}::uuid`).orderBy(sql`part <> 'main'`).forUpdate().$castTo<AnswersRow>().execute()

export interface NewAnswers extends Omit<AnswersRow, 'content' | 'stamps'> {
  case_id: string
  content: string
  stamps: string
}
/** Makes the rows of some parts; those there already stay. */
export const ensureAnswers = async (tx: Tx, made: readonly NewAnswers[]): Promise<void> => {
  if (made.length) await tx.insertInto('assessments.answers').values([...made]).onConflict((conflict) => conflict.columns(['assessment_id', 'revision', 'section_key', 'person_id', 'part']).doNothing()).execute()
}
export const updateAnswers = (tx: Tx, id: string, change: { content: string; stamps: string; version: number; saved_by: string; saved_at: string }) =>
  tx.updateTable('assessments.answers').set(change).where('id', '=', id).execute()

export interface NewKept {
  id: string
  assessment_id: string
  case_id: string
  revision: number
  section_key: string
  person_id: string | null
  part: Part
  section: number
  clinical: boolean
  why: 'conflict' | 'replaced'
  content: string
  by_operator: string
  at: string
}
export const insertKept = (tx: Tx, row: NewKept) => tx.insertInto('assessments.kept_text').values(row).execute()
export const keptAfter = (tx: Tx, { assessment, section, person }: Omit<Place, 'revision'>, after: { at: string; id: string } | null, limit: number) =>
  tx.selectFrom('assessments.kept_text as k').innerJoin('kernel.actor as a', 'a.id', 'k.by_operator')
    .select(['k.id', 'k.why', 'k.content', 'k.by_operator', 'k.at', 'a.display_name as by_name']).select(sql<string>`k.at::text`.as('position'))
    .where('k.assessment_id', '=', assessment).where('k.section_key', '=', section).where(sql<boolean>`k.person_id is not distinct from ${person}::uuid`)
    .$if(after !== null, (query) => query.where(sql<boolean>`(k.at, k.id) < (${after!.at}::timestamptz, ${after!.id}::uuid)`))
    .orderBy('k.at', 'desc').orderBy('k.id', 'desc').limit(limit + 1).execute()
/** How many texts were set aside, by section and person. */
export const keptCounts = (tx: Tx, assessment: string) =>
  tx.selectFrom('assessments.kept_text').select(['section_key', 'person_id']).select((eb) => eb.fn.countAll<number>().as('n')).where('assessment_id', '=', assessment)
    .groupBy(['section_key', 'person_id']).execute()

/** I have this section open. */
export const enter = async (tx: Tx, { assessment, section, person }: Omit<Place, 'revision'>, operator: string, at: string): Promise<void> => {
  await tx.insertInto('assessments.presence').values({ assessment_id: assessment, section_key: section, person_id: person, operator_id: operator, seen_at: at })
    .onConflict((conflict) => conflict.columns(['assessment_id', 'section_key', 'person_id', 'operator_id']).doUpdateSet({ seen_at: at })).execute()
}
export const leave = (tx: Tx, { assessment, section, person }: Omit<Place, 'revision'>, operator: string) =>
  tx.deleteFrom('assessments.presence').where('assessment_id', '=', assessment).where('section_key', '=', section).where(sql<boolean>`person_id is not distinct from ${person}::uuid`)
    .where('operator_id', '=', operator).execute()
/** Others who have sections of it open, seen since this instant. */
export const present = (tx: Tx, assessment: string, except: string, since: string) =>
  tx.selectFrom('assessments.presence as p').innerJoin('kernel.actor as a', 'a.id', 'p.operator_id').select(['p.section_key', 'p.person_id', 'p.operator_id as id', 'a.display_name as name'])
    .where('p.assessment_id', '=', assessment).where('p.operator_id', '<>', except).where('p.seen_at', '>=', since).orderBy('a.display_name').execute()
