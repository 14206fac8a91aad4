import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { AssessmentRow } from './assessment-store.ts'

export interface ListFilter {
  actorId: string
  caseId: string | null
  instrument: string | null
  family: string | null
  /** Null: all but those given up. */
  state: 'draft' | 'completed' | 'discarded' | null
  moment: string | null
  from: string | null
  to: string | null
  /** Only those the actor fills. */
  mine: boolean
  /** Only those with a day of re-evaluation, nearest first. */
  reassess: boolean
  unit: string | null
  /** Escaped words of a title, or of a child's name. */
  words: readonly string[]
  /** A piece of the file's number. */
  number: string | null
}
export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}
export interface ListedRow extends Pick<AssessmentRow, 'id' | 'case_id' | 'instrument_key' | 'instrument_version' | 'family' | 'title' | 'sure' | 'moment' | 'held_on' | 'started_by' | 'completed_at' | 'completed_by'> {
  shown_state: AssessmentRow['state']
  shown_revision: number
  case_number: string
  child_name: string
  started_name: string
  completed_name: string | null
  decision: AssessmentRow['title'] | null
  reassess_on: string | null
  key: string
}

/** A correction under way is a draft to who fills it, and the signed assessment to everybody else. */
const filledBy = (actorId: string): RawBuilder<boolean> => sql<boolean>`${actorId}::uuid = any (a.fillers)`
const stateFor = (actorId: string): RawBuilder<string> => sql<string>`case when a.state = 'draft' and a.signed_revision is not null and not ${filledBy(actorId)} then 'completed' else a.state end`
const revisionFor = (actorId: string): RawBuilder<number> => sql<number>`case when ${filledBy(actorId)} then a.revision else coalesce(a.signed_revision, a.revision) end`

function conditions(f: ListFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [f.state ? sql`${stateFor(f.actorId)} = ${f.state}` : sql`a.state <> 'discarded'`]
  if (f.caseId) parts.push(sql`a.case_id = ${f.caseId}::uuid`)
  if (f.instrument) parts.push(sql`a.instrument_key = ${f.instrument}`)
  if (f.family) parts.push(sql`a.family = ${f.family}`)
  if (f.moment) parts.push(sql`a.moment = ${f.moment}`)
  if (f.from) parts.push(sql`a.held_on >= ${f.from}::date`)
  if (f.to) parts.push(sql`a.held_on <= ${f.to}::date`)
  if (f.mine) parts.push(filledBy(f.actorId))
  if (f.reassess) parts.push(sql`c.reassess_on is not null`)
  if (f.unit) parts.push(sql`h.unit_id = ${f.unit}::uuid`)
  if (f.words.length) {
    const each = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql.join(f.words.map((word) => sql`${column} ilike ${`%${word}%`}`), sql` and `)
    parts.push(sql`(${each(sql`a.title ->> 'it'`)} or ${each(sql`a.title ->> 'en'`)} or ${each(sql`h.child_sort`)} or ${each(sql`h.child_name`)} or h.number ilike ${`%${f.number ?? ''}%`})`)
  }
  return sql.join(parts, sql` and `)
}

const tables = (f: ListFilter): RawBuilder<unknown> => sql`assessments.assessment a join cases.header h on h.id = a.case_id
  left join assessments.closing c on c.assessment_id = a.id and c.revision = ${revisionFor(f.actorId)}`

/** One page: newest day first, or nearest re-evaluation first. */
export async function listRows(tx: Tx, f: ListFilter, after: Position | null, limit: number): Promise<ListedRow[]> {
  const key = f.reassess ? sql`c.reassess_on` : sql`a.held_on`
  const beyond = after ? (f.reassess ? sql`and (${key}, a.id) > (${after.key}::date, ${after.id}::uuid)` : sql`and (${key}, a.id) < (${after.key}::date, ${after.id}::uuid)`) : sql``
  const order = f.reassess ? sql`${key}, a.id` : sql`${key} desc, a.id desc`
  const { rows } = await sql<ListedRow>`
    select a.id, a.case_id, a.instrument_key, a.instrument_version, a.family, a.title, a.sure, a.moment, a.held_on, a.started_by, a.completed_at, a.completed_by,
      ${stateFor(f.actorId)} as shown_state, ${revisionFor(f.actorId)} as shown_revision, h.number as case_number, h.child_name, s.display_name as started_name, d.display_name as completed_name,
      c.label as decision, c.reassess_on, ${key}::text as key
    from ${tables(f)} join kernel.actor s on s.id = a.started_by left join kernel.actor d on d.id = a.completed_by
    where ${conditions(f)} ${beyond} order by ${order} limit ${limit + 1}`.execute(tx)
  return rows
}

const COUNT_LIMIT = 2000
/** How many there are; null when too many to be worth counting. */
export async function countRows(tx: Tx, f: ListFilter): Promise<number | null> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select 1 from ${tables(f)} where ${conditions(f)} limit ${COUNT_LIMIT + 1}) counted`.execute(tx)
  return rows[0]!.n > COUNT_LIMIT ? null : rows[0]!.n
}

/** How many serious needs of these revisions the reader reaches. */
export async function seriousCounts(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const rows = await tx.selectFrom('assessments.serious').select(['assessment_id', 'revision']).select((eb) => eb.fn.countAll<number>().as('n')).where('assessment_id', 'in', [...ids])
    .groupBy(['assessment_id', 'revision']).execute()
  return new Map(rows.map((row) => [`${row.assessment_id} ${row.revision}`, row.n]))
}
