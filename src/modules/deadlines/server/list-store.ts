import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { buckets, type Bucket, type TermKind } from '../contract/term.ts'
import { rules } from '../domain/rules.ts'
import type { TermSource } from './doors.ts'
import type { ShownRow } from './present.ts'
import { termColumns } from './term-store.ts'

export interface TermFilter {
  actorId: string
  myUnits: readonly string[]
  scope: 'mine' | 'unit' | 'all'
  state: 'todo' | 'open' | 'missed' | 'suspended' | 'done' | 'waived' | 'any'
  kind?: TermKind | undefined
  group?: string | undefined
  responsible?: string | undefined
  unassigned?: boolean | undefined
  unit?: string | undefined
  municipality?: string | undefined
  pole?: string | undefined
  /** Words of the child's name, of the title or of the file's number; each must occur. Safe for `ilike`. */
  words?: readonly string[]
  /** Instants, ISO. */
  from?: string | undefined
  to?: string | undefined
}

export interface Position extends Record<string, string | number | null> {
  rank: number
  sort: string
  id: string
}

const shown = sql`${termColumns}, s.number, s.name`
const tables = sql`deadlines.term t left join deadlines.subject s on s.subject = t.subject`

function conditions(f: TermFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`
  if (f.scope === 'mine') parts.push(sql`t.owner_id = ${f.actorId}::uuid`)
  if (f.scope === 'unit') parts.push(sql`t.unit_id = any (${ids(f.myUnits)})`)
  // `live` is what the indexes are of; written out, the planner knows them
  if (f.state === 'todo') parts.push(sql`t.live`)
  else if (f.state === 'open' || f.state === 'missed') parts.push(sql`t.live and t.state = ${f.state}`)
  else if (f.state !== 'any') parts.push(sql`not t.live and t.state = ${f.state}`)
  if (f.kind) parts.push(sql`t.kind = ${f.kind}`)
  if (f.group) parts.push(sql`t.rule_id = any (${rules.filter(({ group }) => group === f.group).map(({ id }) => id)}::text[])`)
  if (f.responsible) parts.push(sql`t.owner_id = ${f.responsible}::uuid`)
  if (f.unassigned) parts.push(sql`(t.owner_id is null or t.orphan_since is not null)`)
  if (f.unit) parts.push(sql`t.unit_id = ${f.unit}::uuid`)
  if (f.municipality) parts.push(sql`s.municipality_istat = ${f.municipality}`)
  if (f.pole) parts.push(sql`s.pole_unit_id = ${f.pole}::uuid`)
  for (const word of f.words ?? []) {
    const like = `%${word}%`
    parts.push(sql`(s.name ilike ${like} or s.sort_name ilike ${like} or s.number ilike ${like} or t.title ilike ${like} or t.label ilike ${like} or t.rule_id ilike ${like})`)
  }
  if (f.from) parts.push(sql`t.sort_at >= ${f.from}::timestamptz`)
  if (f.to) parts.push(sql`t.sort_at <= ${f.to}::timestamptz`)
  return parts.length ? sql.join(parts, sql` and `) : sql`true`
}

/** Ends of today, of the week and of the month, ISO. */
export interface Ends {
  now: string
  today: string
  week: string
  month: string
}

function bucketIs(bucket: Bucket, ends: Ends): RawBuilder<unknown> {
  const until = (end: string) => sql`t.rank = 2 and t.lapse_at >= ${ends.now}::timestamptz and t.due_at <= ${end}::timestamptz`
  switch (bucket) {
    case 'missed': return sql`(t.rank = 0 or (t.rank = 2 and t.lapse_at < ${ends.now}::timestamptz))`
    case 'now': return sql`t.rank = 1`
    case 'today': return sql`(${until(ends.today)})`
    case 'week': return sql`(${until(ends.week)} and t.due_at > ${ends.today}::timestamptz)`
    case 'month': return sql`(${until(ends.month)} and t.due_at > ${ends.week}::timestamptz)`
    case 'later': return sql`(t.rank = 3 or (t.rank = 2 and t.due_at > ${ends.month}::timestamptz))`
  }
}

export interface Counts {
  missed: number
  now: number
  today: number
  week: number
  month: number
  later: number
  unassigned: number
}

/** Beyond this nobody reads numbers: they are left out, and the page is taken by the index of the order. */
const COUNT_LIMIT = 20_000

interface Asked {
  filter: TermFilter
  bucket: Bucket | null
  ends: Ends
  limit: number
}

const reversed = ({ state }: TermFilter): boolean => state === 'done' || state === 'waived'
const orderOf = (filter: TermFilter): RawBuilder<unknown> => (reversed(filter) ? sql`sort_at desc, id desc` : sql`rank, sort_at, id`)
const inBucket = ({ bucket, ends }: Asked): RawBuilder<unknown> => (bucket ? sql`t.live and ${bucketIs(bucket, ends)}` : sql`true`)

/** One page by the index of its order. To be done: missed, at once, by date. Ended: the latest first. */
export async function listTerms(tx: Tx, asked: Asked, after: Position | null): Promise<ShownRow[]> {
  const { filter, limit } = asked
  const beyond = !after ? sql`true` : reversed(filter)
    ? sql`(t.sort_at, t.id) < (${after.sort}::timestamptz, ${after.id}::uuid)`
    : sql`(t.rank, t.sort_at, t.id) > (${after.rank}::smallint, ${after.sort}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<ShownRow>`select ${shown}, t.rank, t.sort_at::text as sort from ${tables}
    where ${conditions(filter)} and ${inBucket(asked)} and ${beyond} order by ${reversed(filter) ? sql`t.sort_at desc, t.id desc` : sql`t.rank, t.sort_at, t.id`} limit ${limit + 1}`.execute(tx)
  return rows
}

interface Overview {
  /** How many pass the filters, and the bucket. */
  total: number | null
  counts: Counts | null
  rows: ShownRow[]
}

/**
 * The first page with its numbers, in one pass over the terms that pass the filters: which they are costs more than all the rest. The counts are of what is
 * to be done, whatever the state and the bucket asked for.
 */
export async function firstPage(tx: Tx, asked: Asked): Promise<Overview> {
  const { filter, ends, limit } = asked
  const todo = filter.state === 'todo'
  const count = (bucket: Bucket) => sql`'${sql.raw(bucket)}', count(*) filter (where ${bucketIs(bucket, ends)})`
  const { rows } = await sql<{ total: number; seen: number; counts: Counts; ids: string[] | null }>`
    with found as materialized (
      select t.id, t.rank, t.sort_at, t.due_at, t.lapse_at, t.live, (t.owner_id is null or t.orphan_since is not null) as alone from ${tables}
      where ${conditions(filter)} limit ${COUNT_LIMIT + 1}
    ), page as (
      select t.id, t.rank, t.sort_at from found t where ${inBucket(asked)} order by ${orderOf(filter)} limit ${limit + 1}
    )
    select count(*) filter (where ${inBucket(asked)}) as total, count(*) as seen,
      jsonb_build_object(${sql.join([...buckets].map(count))}, 'unassigned', count(*) filter (where t.alone)) as counts,
      (select array_agg(p.id::text order by ${orderOf(filter)}) from page p) as ids
    from found t`.execute(tx)
  const { total, seen, counts, ids } = rows[0]!
  if (seen > COUNT_LIMIT) return { total: null, counts: null, rows: await listTerms(tx, asked, null) }
  const [page, others] = await Promise.all([rowsByIds(tx, ids ?? []), todo ? null : countTodo(tx, { ...filter, state: 'todo' }, ends)])
  return { total, counts: todo ? counts : others, rows: page }
}

async function countTodo(tx: Tx, filter: TermFilter, ends: Ends): Promise<Counts | null> {
  const { counts } = await firstPage(tx, { filter, bucket: null, ends, limit: 0 })
  return counts
}

async function rowsByIds(tx: Tx, ids: readonly string[]): Promise<ShownRow[]> {
  if (!ids.length) return []
  const { rows } = await sql<ShownRow>`select ${shown}, t.rank, t.sort_at::text as sort from unnest(${[...ids]}::uuid[]) with ordinality wanted (id, nth)
    join deadlines.term t on t.id = wanted.id left join deadlines.subject s on s.subject = t.subject order by wanted.nth`.execute(tx)
  return rows
}

/** How many pass the filters, up to a limit. */
export async function countAll(tx: Tx, filter: TermFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (select 1 from ${tables} where ${conditions(filter)} limit ${COUNT_LIMIT + 1}) counted`.execute(tx)
  return rows[0]!.n
}

export interface DayRow extends ShownRow {
  day: string
  of_day: number
}

/** Terms of a range of instants, the first of each day with how many the day has. */
export async function rangeTerms(tx: Tx, filter: TermFilter, range: { from: string; to: string }, perDay: number): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select ${termColumns}, t.number, t.name, t.day::text, t.of_day from (
      select t.*, s.number, s.name, (t.due_at at time zone 'Europe/Rome')::date as day,
        row_number() over one as nth, count(*) over (partition by (t.due_at at time zone 'Europe/Rome')::date) as of_day
      from ${tables} where ${conditions(filter)} and t.due_at is not null and t.sort_at between ${range.from}::timestamptz and ${range.to}::timestamptz
      window one as (partition by (t.due_at at time zone 'Europe/Rome')::date order by t.due_at, t.id)
    ) t where t.nth <= ${perDay} order by t.due_at, t.id`.execute(tx)
  return rows
}

/** Terms of some files or sources, in the order of the list. */
export async function termsOfThese(tx: Tx, of: { subjects?: readonly string[]; sources?: readonly TermSource[]; ids?: readonly string[]; ended?: boolean }): Promise<ShownRow[]> {
  const parts: RawBuilder<unknown>[] = []
  if (of.subjects) parts.push(sql`t.subject = any (${[...of.subjects]}::uuid[])`)
  if (of.sources) {
    parts.push(sql`t.source_id = any (${of.sources.map(({ id }) => id)}::uuid[]) and (t.source_kind, t.source_id) in (
      select * from unnest(${of.sources.map(({ kind }) => kind)}::text[], ${of.sources.map(({ id }) => id)}::uuid[]))`)
  }
  if (of.ids) parts.push(sql`t.id = any (${[...of.ids]}::uuid[])`)
  if (!parts.length) return []
  if (!of.ended) parts.push(sql`t.live`)
  const { rows } = await sql<ShownRow>`select ${shown} from ${tables} where ${sql.join(parts, sql` and `)} order by t.live desc, t.rank, t.sort_at, t.id limit 5000`.execute(tx)
  return rows
}

/** Live terms of a file by law or fixed by a judge, among those the reader reaches. */
export async function countToMeet(tx: Tx, caseId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from deadlines.term t where t.subject = ${caseId}::uuid and t.live and t.kind in ('law', 'judge')`.execute(tx)
  return rows[0]!.n
}
