import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

/** Which runs: shared by the board and by what is missing. */
export interface RunFilter {
  actorId: string
  myUnits: readonly string[]
  scope: 'mine' | 'unit' | 'all'
  pole?: string | undefined
  unit?: string | undefined
  responsible?: string | undefined
  municipality?: string | undefined
  family?: string | undefined
  definition?: string | undefined
  /** Words of the child's name, folded; each must occur. */
  words: readonly string[]
  number: string | null
  /** Procedures whose title the text means. */
  titles: readonly string[]
}

export interface BoardFilter extends RunFilter {
  state: 'running' | 'ended' | 'abandoned'
  lost?: boolean | undefined
  bucket?: Bucket | undefined
  now: string
  /** Instants: the end of today in Rome, and of the seventh day after. */
  endOfToday: string
  endOfWeek: string
}
export type Bucket = 'missed' | 'today' | 'week' | 'later' | 'none'

/** Runs within reach under the filters, with the header of their file: `r` and `h`. */
export function scopeOf(f: RunFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (f.scope === 'mine') parts.push(sql`coalesce(h.responsible_id, r.started_by) = ${f.actorId}::uuid`)
  if (f.scope === 'unit') parts.push(sql`coalesce(h.unit_id, r.unit_id) = any (${[...f.myUnits]}::uuid[])`)
  if (f.pole) parts.push(sql`(h.pole_unit_id = ${f.pole}::uuid or h.unit_id = ${f.pole}::uuid)`)
  if (f.unit) parts.push(sql`coalesce(h.unit_id, r.unit_id) = ${f.unit}::uuid`)
  if (f.responsible) parts.push(sql`h.responsible_id = ${f.responsible}::uuid`)
  if (f.municipality) parts.push(sql`h.municipality_istat = ${f.municipality}`)
  if (f.family) parts.push(sql`r.family = ${f.family}`)
  if (f.definition) parts.push(sql`r.definition_id = ${f.definition}`)
  if (f.words.length) parts.push(textCondition(f))
  return parts.length ? sql` and ${sql.join(parts, sql` and `)}` : sql``
}

function textCondition({ words, number, titles }: RunFilter): RawBuilder<unknown> {
  const each = words.map((word) => sql`(h.child_sort ilike ${`%${word}%`} or h.child_name ilike ${`%${word}%`} or r.subtitle ilike ${`%${word}%`})`)
  const byName = sql`(${sql.join(each, sql` and `)})`
  const byNumber = number ? sql` or h.number ilike ${`%${number}%`}` : sql``
  return sql`(${byName}${byNumber} or r.definition_id = any (${[...titles]}::text[]))`
}

/** The live term of each run that comes first: hours before all, then what was missed, what is due at once, by date. */
const nextTerms = sql`
  select distinct on (s.run_id) s.run_id, t.state, t.pace, t.due_at,
    case when t.pace = 'hours' then 0 when t.state = 'missed' then 1 when t.pace = 'now' then 2 when t.due_at is not null then 3 else 4 end as rank
  from procedures.step s join deadlines.of_source t on t.source_id = s.id and t.source_kind = 'procedures.step' and t.live
  where s.run_id in (select id from mine)
  order by s.run_id, rank, t.due_at nulls last`

const found = (f: BoardFilter) => sql`
  with mine as materialized (
    select r.id, r.state, r.family, r.ended_at, r.effect_lost_at from procedures.run r left join cases.header h on h.id = r.case_id
    where r.state = ${f.state} ${scopeOf(f)}
  ), next as (${nextTerms}), placed as (
    select m.id, m.family, m.effect_lost_at,
      case when m.state <> 'running' then 'none' when n.state = 'missed' then 'missed' when n.pace = 'now' then 'today' when n.due_at is null then 'none'
        when n.due_at <= ${f.endOfToday}::timestamptz then 'today' when n.due_at <= ${f.endOfWeek}::timestamptz then 'week' else 'later' end as bucket,
      case when m.state = 'running'
        then coalesce(n.rank, 5)::text || coalesce(to_char(n.due_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '9') else
        to_char(extract(epoch from timestamptz '2200-01-01' - m.ended_at), 'FM000000000000') end as key
    from mine m left join next n on n.run_id = m.id
  )`

export interface Placed {
  id: string
  key: string
}

/** One page of runs, what expires first on top; those ended, newest first. */
export async function boardPage(tx: Tx, f: BoardFilter, after: Placed | null, limit: number): Promise<Placed[]> {
  const { rows } = await sql<Placed>`${found(f)} select id, key from placed
    where (${f.lost ?? false} = false or effect_lost_at is not null) and (${f.bucket ?? null}::text is null or bucket = ${f.bucket ?? null})
      and (${after?.key ?? null}::text is null or (key, id) > (${after?.key ?? ''}, ${after?.id ?? null}::uuid))
    order by key, id limit ${limit + 1}`.execute(tx)
  return rows
}

export interface BoardCount {
  family: string
  bucket: Bucket
  n: number
  lost: number
}

/** How many running runs of each family and bucket, under the filters other than bucket and lost. */
export async function boardCounts(tx: Tx, f: BoardFilter): Promise<BoardCount[]> {
  const { rows } = await sql<BoardCount>`${found({ ...f, state: 'running' })}
    select family, bucket, count(*)::int as n, (count(*) filter (where effect_lost_at is not null))::int as lost from placed group by 1, 2`.execute(tx)
  return rows
}

/** How many the list holds in all. */
export async function boardTotal(tx: Tx, f: BoardFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`${found(f)} select count(*)::int as n from placed
    where (${f.lost ?? false} = false or effect_lost_at is not null) and (${f.bucket ?? null}::text is null or bucket = ${f.bucket ?? null})`.execute(tx)
  return rows[0]!.n
}
