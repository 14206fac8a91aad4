import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface RiskFilter {
  actorId: string
  myUnits: readonly string[]
  scope?: 'mine' | 'unit' | undefined
  level?: 'crossed' | 'near' | 'quarter' | undefined
  words: readonly string[]
  number: string | null
  /** First day of the three months that end today, first day of this school year. */
  windowFrom: string
  yearFrom: string
}

export interface RiskPosition extends Record<string, string | number | null> {
  key: number
  id: string
}

const NEAR = 10

/** Files within reach with their count, in one statement: reach of the header first (it has an index), then the row of the standing by its key. */
const counted = (f: RiskFilter) => sql`
  select h.id, h.number, h.child_name, h.child_birth, h.unit_id, h.responsible_id, s.school,
    (select count(*)::int from unnest(s.unjustified) d where d >= ${f.windowFrom}::date) as count,
    case when s.crossed_on >= ${f.yearFrom}::date then s.crossed_on end as crossed_on,
    case when s.quarter_on >= ${f.yearFrom}::date then s.quarter_on end as quarter_on
  from cases.header h join schools.standing s on s.case_id = h.id
  where h.status = 'open'
    and (${f.scope !== 'mine'} or h.responsible_id = ${f.actorId}::uuid)
    and (${f.scope !== 'unit'} or h.unit_id = any (${[...f.myUnits]}::uuid[]))
    and ((select coalesce(bool_and(h.child_sort ilike '%' || w || '%' or h.child_name ilike '%' || w || '%'), true) from unnest(${[...f.words]}::text[]) w)
      or (${f.number}::text is not null and h.number ilike '%' || ${f.number}::text || '%'))`

const wanted = (f: RiskFilter) => {
  if (f.level === 'crossed') return sql`crossed_on is not null`
  if (f.level === 'quarter') return sql`quarter_on is not null`
  return f.level === 'near' ? sql`count >= ${NEAR}` : sql`(count > 0 or crossed_on is not null or quarter_on is not null)`
}

export interface RiskRecord {
  id: string
  number: string
  child_name: string
  child_birth: string | null
  unit_id: string
  responsible_id: string
  school: string | null
  count: number
  crossed_on: string | null
  quarter_on: string | null
  communicated_on: string | null
}

/** One page, the most absences first. */
export async function listAtRisk(tx: Tx, filter: RiskFilter, after: RiskPosition | null, limit: number): Promise<RiskRecord[]> {
  const { rows } = await sql<RiskRecord>`
    with found as materialized (${counted(filter)}),
    shown as (select * from found where ${wanted(filter)}
      and (${after === null} or count < ${after?.key ?? 0} or (count = ${after?.key ?? 0} and id > ${after?.id ?? null}::uuid))
      order by count desc, id limit ${limit + 1})
    select shown.*, (select max(p.happened_on) from schools.attendance_step p where p.case_id = shown.id and p.kind = 'communicated'
      and p.withdrawn_at is null and p.happened_on >= ${filter.yearFrom}::date) as communicated_on
    from shown order by count desc, id`.execute(tx)
  return rows
}

export async function countAtRisk(tx: Tx, filter: RiskFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`with found as materialized (${counted(filter)}) select count(*)::int as total from found where ${wanted(filter)}`.execute(tx)
  return rows[0]!.total
}
