import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { reportRules, reportWords } from '../domain/report-terms.ts'

export interface TermFilter {
  caseId?: string
  /** Only those that no paper answers. */
  unwritten: boolean
  scope: 'mine' | 'unit' | 'all'
  actorId: string
  myUnits: readonly string[]
  unit?: string | undefined
  /** Escaped for `ilike`; null: no text. */
  text: string | null
}

export interface TermPosition extends Record<string, string | number | null> {
  rank: number
  sort: string
  id: string
}

const isReport = sql`(t.rule_id = any (${Object.keys(reportRules)}::text[]) or t.title ~* ${reportWords} or t.label ~* ${reportWords})`
const unanswered = (term: 't' | 'e') => sql`not exists (select 1 from composer.paper p where p.term_id = ${sql.ref(term)}.id and p.state <> 'dropped')`
/** Of reports asked again and again by one order, only the next to write (and all those missed): nobody begins today the one of two years from now. */
const next = sql`(t.rank = 0 or not exists (select 1 from deadlines.of_source e where e.subject = t.subject and e.source_kind = t.source_kind and e.source_id = t.source_id
  and e.rule_id is not distinct from t.rule_id and e.live and e.rank > 0 and (e.rank, e.sort_at, e.id) < (t.rank, t.sort_at, t.id) and ${unanswered('e')}))`
/** In files still open that he reaches by a role that writes papers: what he does not begin himself is not his to be told of here. */
const startable = sql`h.status = 'open' and exists (select 1 from kernel.reach r where r.subject = t.subject and r.section = 3
  and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}')))`

function conditions(f: TermFilter): RawBuilder<unknown> {
  const parts = [sql`t.live`, isReport]
  if (f.unwritten) parts.push(unanswered('t'), next)
  if (f.caseId) return sql.join([...parts, sql`t.subject = ${f.caseId}::uuid`], sql` and `)
  parts.push(startable)
  if (f.scope === 'mine') parts.push(sql`t.owner_id = ${f.actorId}::uuid`)
  if (f.scope === 'unit') parts.push(sql`t.unit_id = any (${[...f.myUnits]}::uuid[])`)
  if (f.unit) parts.push(sql`t.unit_id = ${f.unit}::uuid`)
  if (f.text !== null) {
    const like = `%${f.text}%`
    parts.push(sql`(h.child_name ilike ${like} or h.number ilike ${like} or t.title ilike ${like} or t.label ilike ${like})`)
  }
  return sql.join(parts, sql` and `)
}

const tables = sql`deadlines.of_source t join cases.header h on h.id = t.subject`

/** Terms of reports still to be met, missed ones first, then by their day. */
export async function reportTerms(tx: Tx, filter: TermFilter, after: TermPosition | null, limit: number): Promise<TermPosition[]> {
  const beyond = after ? sql`and (t.rank, t.sort_at, t.id) > (${after.rank}::smallint, ${after.sort}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await sql<TermPosition>`select t.id, t.rank, t.sort_at::text as sort from ${tables} where ${conditions(filter)} ${beyond} order by t.rank, t.sort_at, t.id limit ${limit}`.execute(tx)
  return rows
}

const COUNT_LIMIT = 2000
/** How many there are; null when too many to be worth counting. */
export async function countTerms(tx: Tx, filter: TermFilter): Promise<number | null> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select 1 from ${tables} where ${conditions(filter)} limit ${COUNT_LIMIT + 1}) counted`.execute(tx)
  return rows[0]!.n > COUNT_LIMIT ? null : rows[0]!.n
}
