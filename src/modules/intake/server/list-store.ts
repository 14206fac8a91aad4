import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface ReportFilter {
  actorId: string
  state?: string | undefined
  urgency?: string | undefined
  source?: string | undefined
  municipality?: string | undefined
  unit?: string | undefined
  assigned?: 'me' | 'nobody' | undefined
  text: string | null
}

export interface Position extends Record<string, string | number | null> {
  rank: number
  at: string
  id: string
}

const RANK = sql<number>`coalesce(k.position, 99)`

function filtered(tx: Tx, f: ReportFilter) {
  let query = tx
    .selectFrom('intake.report as r')
    .leftJoin('kernel.code as k', (join) => join.onRef('k.code', '=', 'r.urgency').on('k.list', '=', 'urgency'))
  if (!f.state) query = query.where('r.state', '<>', 'decided')
  else if (f.state !== 'all') query = query.where('r.state', '=', f.state)
  if (f.urgency) query = query.where('r.urgency', '=', f.urgency)
  if (f.source) query = query.where('r.source', '=', f.source)
  if (f.municipality) query = query.where('r.municipality_istat', '=', f.municipality)
  if (f.unit) query = query.where('r.unit_id', '=', f.unit)
  if (f.assigned) query = f.assigned === 'me' ? query.where('r.assigned_to', '=', f.actorId) : query.where('r.assigned_to', 'is', null)
  if (!f.text) return query
  const like = `%${f.text.replace(/[\\%_]/g, '\\$&').split(/\s+/).join('%')}%`
  return query.where((eb) =>
    eb.or([
      eb('r.number', 'ilike', like),
      // children within reach only: for the others the search finds nothing
      eb.exists(
        eb.selectFrom('intake.reported_child as c').select('c.id').whereRef('c.report_id', '=', 'r.id')
          .where(sql<boolean>`concat_ws(' ', c.given, c.family, c.given, c.original_name, c.school) ilike ${like}`)),
    ]))
}

/** Identifiers in the order of the queue: the most urgent first, then who waits longest. */
export async function listIds(tx: Tx, filter: ReportFilter, after: Position | null, limit: number): Promise<Position[]> {
  let query = filtered(tx, filter).select([RANK.as('rank'), 'r.received_at as at', 'r.id'])
  if (after) query = query.where(sql<boolean>`(coalesce(k.position, 99), r.received_at, r.id) > (${after.rank}::int, ${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy(RANK).orderBy('r.received_at').orderBy('r.id').limit(limit + 1).execute()
}

const COUNT_LIMIT = 2000
export async function countReports(tx: Tx, filter: ReportFilter): Promise<number | null> {
  const { total } = await tx
    .selectFrom(filtered(tx, filter).select('r.id').limit(COUNT_LIMIT + 1).as('some'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total > COUNT_LIMIT ? null : total
}

/** How many within reach stand in each state; those decided only count for the last year, so that the figure stays cheap. */
export async function counts(tx: Tx, actorId: string, since: string) {
  const { rows } = await sql<{ waiting: number; assigned: number; observing: number; decided: number; immediate: number; mine: number }>`
    select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'assigned') as assigned,
      count(*) filter (where state = 'observing') as observing, count(*) filter (where state = 'decided') as decided,
      count(*) filter (where urgency = 'immediata' and state in ('waiting', 'assigned')) as immediate,
      count(*) filter (where assigned_to = ${actorId} and state <> 'decided') as mine
    from intake.report where state <> 'decided' or received_at > ${since}::timestamptz`.execute(tx)
  return rows[0]!
}

export const rowsByIds = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('intake.report as r')
    .innerJoin('network.unit as u', 'u.id', 'r.unit_id')
    .leftJoin('kernel.municipality as m', 'm.istat', 'r.municipality_istat')
    .leftJoin('kernel.actor as a', 'a.id', 'r.assigned_to')
    .select([
      'r.id', 'r.number', 'r.state', 'r.urgency', 'r.source', 'r.received_at', 'r.unit_id', 'u.name as unit_name', 'm.name as municipality', 'r.assigned_to',
      'a.display_name as assigned_name', 'r.observe_until',
    ])
    .where('r.id', 'in', [...ids])
    .execute()
export type ListedReport = Awaited<ReturnType<typeof rowsByIds>>[number]

export const namesOf = (tx: Tx, reportIds: readonly string[]) =>
  tx
    .selectFrom('intake.reported_child')
    .select(['report_id', 'given', 'family', 'original_name', 'school', 'whereabouts'])
    .where('report_id', 'in', [...reportIds])
    .orderBy('position')
    .execute()
