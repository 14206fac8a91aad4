import { sql, type SelectQueryBuilder } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { PlanState } from '../domain/states.ts'

export interface PlanFilter {
  actorId: string
  myUnits: readonly string[]
  kind: string | undefined
  state: PlanState | undefined
  /** Reviews due before or on this day; only of plans in force. */
  dueUntil: string | null
  orphans: boolean
  /** Only what is in force without a framework project that holds (`domain/framework.ts`). */
  unframed: boolean
  scope: 'mine' | 'unit' | undefined
  keeper: string | undefined
  unit: string | undefined
  responsible: string | undefined
  words: readonly string[]
  number: string | null
}
export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}
type Tables = DB & { p: DB['plans.plan']; h: DB['cases.header'] }
type Found = SelectQueryBuilder<Tables, 'p' | 'h', object>

const orphan = sql<boolean>`exists (select 1 from plans.action a where a.plan_id = p.id and a.removed_at is null and a.state in ('todo', 'doing') and a.operator_id is not null
  and not exists (select 1 from network.at_work w where w.operator_id = a.operator_id))`

const unframed = sql<boolean>`p.state in ('in_force', 'under_review') and (p.parent_id is not null or p.kind = 'pei')
  and not exists (select 1 from plans.plan f where f.id = p.parent_id and f.standing is not null and f.state <> 'closed')`

function filtered(tx: Tx, f: PlanFilter): Found {
  let query = tx.selectFrom('plans.plan as p').innerJoin('cases.header as h', 'h.id', 'p.case_id') as unknown as Found
  query = f.state ? query.where('p.state', '=', f.state) : query.where('p.state', '<>', 'closed').where('h.status', '=', 'open')
  if (f.kind) query = query.where('p.kind', '=', f.kind)
  if (f.dueUntil) query = query.where('p.state', 'in', ['in_force', 'under_review']).where('p.next_review_on', '<=', f.dueUntil)
  if (f.orphans) query = query.where(orphan)
  if (f.unframed) query = query.where(unframed)
  if (f.scope === 'mine') query = query.where('h.responsible_id', '=', f.actorId)
  if (f.scope === 'unit') query = query.where((eb) => eb.or([eb('h.unit_id', 'in', f.myUnits.length ? [...f.myUnits] : [f.actorId]), eb('p.keeper_unit', 'in', f.myUnits.length ? [...f.myUnits] : [f.actorId])]))
  if (f.keeper) query = query.where('p.keeper_unit', '=', f.keeper)
  if (f.unit) query = query.where('h.unit_id', '=', f.unit)
  if (f.responsible) query = query.where('h.responsible_id', '=', f.responsible)
  if (!f.words.length) return query
  return query.where((eb) =>
    eb.or([
      eb.and(f.words.map((word) => eb.or([eb('h.child_sort', 'ilike', `%${word}%`), eb('h.child_name', 'ilike', `%${word}%`)]))),
      ...(f.number ? [eb('h.number', 'ilike', `%${f.number}%`)] : []),
    ]))
}

const keys = {
  review: sql<string>`coalesce(p.next_review_on::text, '9999-12-31')`,
  child: sql<string>`coalesce(h.child_sort, '')`,
  begun: sql<string>`p.starts_on::text`,
} as const
export type SortKey = keyof typeof keys

/** One page in this order; ids, so that the rows are read as anywhere else. */
export async function listRows(tx: Tx, filter: PlanFilter, sort: { by: SortKey; down: boolean }, after: Position | null, limit: number) {
  const key = keys[sort.by]
  const beyond = sort.down ? sql`<` : sql`>`
  return filtered(tx, filter)
    .innerJoin('network.directory as u', 'u.unit_id', 'h.unit_id').innerJoin('kernel.actor as a', 'a.id', 'h.responsible_id')
    .selectAll('p')
    .select(['h.number as case_number', 'h.child_name', 'h.unit_id as case_unit', 'u.unit_name', 'h.responsible_id', 'a.display_name as responsible_name'])
    .select(key.as('key'))
    .$if(after !== null, (query) => query.where(sql<boolean>`(${key}, p.id) ${beyond} (${after!.key}, ${after!.id}::uuid)`))
    .orderBy(key, sort.down ? 'desc' : 'asc').orderBy('p.id', sort.down ? 'desc' : 'asc').limit(limit + 1).execute()
}
export type ListedPlan = Awaited<ReturnType<typeof listRows>>[number]

const COUNT_LIMIT = 2000
/** How many there are; null when too many to be worth counting. */
export async function countRows(tx: Tx, filter: PlanFilter): Promise<number | null> {
  const { total } = await tx.selectFrom(filtered(tx, filter).select('p.id').limit(COUNT_LIMIT + 1).as('some')).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return total > COUNT_LIMIT ? null : total
}

/** Open files that the actor answers for, those touched last first. */
export const myFiles = (tx: Tx, actorId: string, limit: number) =>
  tx.selectFrom('cases.header').select(['id', 'number', 'child_name']).where('responsible_id', '=', actorId).where('status', '=', 'open').orderBy('last_activity_at', 'desc').limit(limit).execute()

/** Events of the plans of a file in a period, for what a report may take up. */
export const eventsOf = (tx: Tx, caseId: string, from: string, before: string) =>
  tx.selectFrom('plans.change as c').innerJoin('plans.plan as p', 'p.id', 'c.plan_id').select(['c.id', 'c.at', 'c.what', 'c.words', 'p.id as plan_id', 'p.kind', 'p.version', 'p.in_force_on', 'p.closed_on', 'p.outcome'])
    .where('c.case_id', '=', caseId).where('c.what', 'in', ['in_force', 'closed']).where('c.at', '>=', from).where('c.at', '<', before).orderBy('c.at').execute()
/** What parties said of plans in a period (days), as it stands. */
export const wordsSaid = (tx: Tx, caseId: string, from: string, to: string) =>
  tx.selectFrom('plans.agreement as g').innerJoin('plans.plan as p', 'p.id', 'g.plan_id').selectAll('g').select(['p.kind', 'p.version as plan_version'])
    .where('g.case_id', '=', caseId).where('g.superseded_at', 'is', null).where('g.said_on', '>=', from).where('g.said_on', '<=', to).orderBy('g.said_on').orderBy('g.id').execute()
export const reviewsHeld = (tx: Tx, caseId: string, from: string, to: string) =>
  tx.selectFrom('plans.review as r').innerJoin('plans.plan as p', 'p.id', 'r.plan_id').selectAll('r').select('p.kind')
    .where('r.case_id', '=', caseId).where('r.state', '=', 'held').where('r.held_on', '>=', from).where('r.held_on', '<=', to).orderBy('r.held_on').orderBy('r.id').execute()
export const scoresHeld = (tx: Tx, caseId: string, from: string, to: string) =>
  tx.selectFrom('plans.score as s').innerJoin('plans.goal as g', 'g.id', 's.goal_id').select(['s.review_id', 's.score', 's.evidence', 's.held_on', 's.version', 's.section', 'g.id', 'g.words', 'g.levels', 'g.area'])
    .where('s.case_id', '=', caseId).where('s.held_on', '>=', from).where('s.held_on', '<=', to).orderBy('s.held_on').orderBy('g.id').execute()
export const labelsOf = (tx: Tx, lists: readonly string[]) => tx.selectFrom('kernel.code').select(['list', 'code', 'label_it']).where('list', 'in', [...lists]).execute()
