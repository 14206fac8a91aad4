import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { scopeOf, type RunFilter } from './board-store.ts'

export interface MissingFilter extends RunFilter {
  now: string
  /** In Rome. */
  today: string
  late?: boolean | undefined
  ours?: boolean | undefined
  /** `definition.step`. */
  step?: string | undefined
  caseId?: string | undefined
}

export interface MissingRow {
  case_id: string
  run_id: string
  definition_id: string
  definition_version: number
  step_id: string
  document: string | null
  ours: boolean
  since: string
  due: string | null
  due_at: string | null
  late: boolean
  damage: number
}

/** A paper that is not attached weighs as an omission without automatic effect, whatever its step: the step itself was done. */
const PAPER_DAMAGE = 6

/**
 * What could and should be there today: required steps open to be done (those far from their term left out, those that recur only near it), and required
 * papers of recorded steps. `key` is the order: late first, then by damage, then by due moment.
 */
const items = (f: MissingFilter): RawBuilder<unknown> => sql`
  with mine as materialized (
    select r.id, r.case_id, r.definition_id, r.definition_version from procedures.run r join cases.header h on h.id = r.case_id
    where r.state = 'running' and r.tracks_missing and h.status = 'open' ${f.caseId ? sql`and r.case_id = ${f.caseId}::uuid` : sql``} ${scopeOf(f)}
  ), term as (
    select distinct on (s.id) s.id as step, t.state, t.due, t.due_at
    from procedures.step s join deadlines.of_source t on t.source_id = s.id and t.source_kind = 'procedures.step' and t.live
    where s.run_id in (select id from mine) order by s.id, t.due_at nulls last
  ), item as (
    select m.case_id, m.id as run_id, m.definition_id, m.definition_version, s.step_id, null::text as document, s.ours,
      greatest(s.opened_at, s.opens_on::timestamp at time zone 'Europe/Rome') as since, t.due, t.due_at,
      coalesce(t.state = 'missed' or t.due_at < ${f.now}::timestamptz, false) as late, s.damage
    from mine m join procedures.step s on s.run_id = m.id left join term t on t.step = s.id
    where s.state = 'open' and s.required and (s.opens_on is null or s.opens_on <= ${f.today}::date) and (not s.recurring or t.step is not null)
      and (s.lead_days is null or t.due_at <= ${f.now}::timestamptz + make_interval(days => s.lead_days))
    union all
    select m.case_id, m.id, m.definition_id, m.definition_version, s.step_id, paper, s.ours, coalesce(s.opened_at, ${f.now}::timestamptz), null, null, false, ${PAPER_DAMAGE}
    from mine m join procedures.step s on s.run_id = m.id cross join unnest(s.missing_documents) paper where s.state <> 'gone'
  ), keyed as (
    select i.*, (case when i.late then '0' else '1' end) || i.damage || coalesce(to_char(i.due_at at time zone 'UTC', 'YYYYMMDDHH24MISS'), '9') || to_char(i.since, 'YYYYMMDD') as key
    from item i
    where (${f.late ?? false} = false or i.late) and (${f.ours ?? false} = false or i.ours)
      and (${f.step ?? null}::text is null or i.definition_id || '.' || i.step_id = ${f.step ?? null})
  )`

const shown = sql`case_id, run_id, definition_id, definition_version, step_id, document, ours, since, due, due_at, late, damage`

/** Everything missing in one file, worst first. */
export async function missingIn(tx: Tx, f: MissingFilter & { caseId: string }): Promise<MissingRow[]> {
  const { rows } = await sql<MissingRow>`${items(f)} select ${shown} from keyed order by key, step_id limit 300`.execute(tx)
  return rows
}

export interface ChildRow {
  case_id: string
  key: string
  missing: number
  late: number
}

/** One page of children for whom something is missing, worst first. */
export async function missingPage(tx: Tx, f: MissingFilter, after: { key: string; id: string } | null, limit: number): Promise<ChildRow[]> {
  const { rows } = await sql<ChildRow>`${items(f)}, child as (
      select case_id, min(key) as key, count(*)::int as missing, (count(*) filter (where late))::int as late from keyed group by case_id
    )
    select * from child where ${after?.key ?? null}::text is null or (key, case_id) > (${after?.key ?? ''}, ${after?.id ?? null}::uuid)
    order by key, case_id limit ${limit + 1}`.execute(tx)
  return rows
}

/** The worst six things missing for each of these children. */
export async function worstOf(tx: Tx, f: MissingFilter, cases: readonly string[]): Promise<MissingRow[]> {
  if (!cases.length) return []
  const { rows } = await sql<MissingRow>`${items(f)} select ${shown} from (
      select k.*, row_number() over (partition by k.case_id order by k.key, k.step_id) as place from keyed k where k.case_id = any (${[...cases]}::uuid[])
    ) worst where place <= 6 order by case_id, place`.execute(tx)
  return rows
}

export interface StepCount {
  definition_id: string
  definition_version: number
  step_id: string
  children: number
}

/** What is missing most often, and how much in all. */
export async function missingCounts(tx: Tx, f: MissingFilter): Promise<{ children: number; items: number; late: number; steps: StepCount[] }> {
  const whole = { ...f, step: undefined }
  const [total, steps] = await Promise.all([
    sql<{ children: number; items: number; late: number }>`${items(f)}
      select count(distinct case_id)::int as children, count(*)::int as items, (count(*) filter (where late))::int as late from keyed`.execute(tx),
    sql<StepCount>`${items(whole)} select definition_id, max(definition_version) as definition_version, step_id, count(distinct case_id)::int as children
      from keyed group by definition_id, step_id order by children desc, definition_id, step_id limit 40`.execute(tx),
  ])
  return { ...total.rows[0]!, steps: steps.rows }
}
