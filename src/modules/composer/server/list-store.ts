import { sql, type SelectQueryBuilder } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { PaperRow } from './paper-store.ts'

export interface PaperFilter {
  caseId?: string | undefined
  states: readonly string[]
  kind: string | undefined
  unit: string | undefined
  scope: 'mine' | 'unit' | 'all'
  actorId: string
  myUnits: readonly string[]
  /** Escaped for `ilike`; null: no text. */
  text: string | null
}

export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}

type Found = SelectQueryBuilder<DB & { p: DB['composer.paper']; h: DB['cases.header'] }, 'p' | 'h', object>

/** What somebody typed, safe for `ilike`; null: nothing. */
export const escaped = (text: string | undefined): string | null => text?.replace(/[\\%_]/g, '\\$&') || null

/** What has no term comes after everything that has one; what ended, by when it was changed last. */
const key = sql<string>`case when p.state in ('writing', 'asked', 'approved') then '0' || coalesce(p.due_on::text, '9999-12-31') else '1' || to_char(timestamptz '3000-01-01' - (p.changed_at - timestamptz '1970-01-01'), 'YYYYMMDDHH24MISSUS') end`

function filtered(tx: Tx, f: PaperFilter): Found {
  let query = tx.selectFrom('composer.paper as p').innerJoin('cases.header as h', 'h.id', 'p.case_id') as unknown as Found
  query = query.where('p.state', 'in', [...f.states])
  if (f.caseId) query = query.where('p.case_id', '=', f.caseId)
  if (f.kind) query = query.where('p.kind', '=', f.kind)
  if (f.unit) query = query.where('p.unit_id', '=', f.unit)
  if (f.scope === 'unit') query = query.where('p.unit_id', 'in', f.myUnits.length ? [...f.myUnits] : [f.actorId])
  if (f.scope === 'mine') {
    query = query.where((eb) => eb.or([
      eb('p.created_by', '=', f.actorId), eb('h.responsible_id', '=', f.actorId),
      sql<boolean>`exists (select 1 from composer.section s join composer.section_author a on a.section_id = s.id where s.paper_id = p.id and s.removed_at is null and a.operator_id = ${f.actorId})`,
    ]))
  }
  if (f.text === null) return query
  const like = `%${f.text}%`
  return query.where((eb) => eb.or([
    eb('p.title', 'ilike', like), eb('p.subject', 'ilike', like), eb('h.child_name', 'ilike', like), eb('h.number', 'ilike', like),
    sql<boolean>`(p.number || '/' || p.year) ilike ${like}`, sql<boolean>`(p.addressee ->> 'name') ilike ${like}`,
  ]))
}

export type ListedPaper = PaperRow & { case_number: string; child_name: string; unit_name: string | null; key: string }

/** One page: what is under way by its term, then what ended, newest first. */
export const listRows = async (tx: Tx, filter: PaperFilter, after: Position | null, limit: number): Promise<ListedPaper[]> =>
  (await filtered(tx, filter).leftJoin('network.directory as u', 'u.unit_id', 'p.unit_id')
    .select([
      'p.id', 'p.case_id', 'p.kind', 'p.organisation_id', 'p.unit_id', 'p.state', 'p.title', 'p.addressee', 'p.due_on', 'p.number', 'p.year', 'p.current', 'p.sent_on', 'p.changed_at',
      'h.number as case_number', 'h.child_name', 'u.unit_name',
    ])
    .select(key.as('key'))
    .$if(after !== null, (query) => query.where(sql<boolean>`(${key}, p.id) > (${after!.key}, ${after!.id}::uuid)`))
    .orderBy(key).orderBy('p.id').limit(limit + 1).execute()) as unknown as ListedPaper[]

const COUNT_LIMIT = 2000
/** How many there are, up to a limit; null when too many to be worth counting. */
export async function countRows(tx: Tx, filter: PaperFilter): Promise<number | null> {
  const { total } = await tx.selectFrom(filtered(tx, filter).select('p.id').limit(COUNT_LIMIT + 1).as('some')).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return Number(total) > COUNT_LIMIT ? null : Number(total)
}

/** The last paper of a file that was sent about a period. */
export const lastSent = (tx: Tx, caseId: string) =>
  tx.selectFrom('composer.paper').select(['period_to']).where('case_id', '=', caseId).where('sent_on', 'is not', null).where('period_to', 'is not', null)
    .orderBy('period_to', 'desc').limit(1).executeTakeFirst()
