import { sql, type SelectQueryBuilder } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'
import { followedStates, type PermitState } from '../domain/states.ts'

export interface PermitFilter {
  actorId: string
  myUnits: readonly string[]
  today: string
  /** Expiring on this day or before. */
  until: string | null
  /** Expired before today. */
  expired: boolean
  /** Without an expiry. */
  undated: boolean
  kind: string | undefined
  state: PermitState | undefined
  renewal: 'asked' | 'none' | undefined
  scope: 'mine' | 'unit' | undefined
  unit: string | undefined
  responsible: string | undefined
  municipality: string | undefined
  /** Words of the child's name, escaped; each must occur. */
  words: readonly string[]
  /** A piece of the file's number, or of the permit's. */
  number: string | null
}

export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}

type Tables = DB & { p: DB['permits.permit']; h: DB['cases.header'] }
type Found = SelectQueryBuilder<Tables, 'p' | 'h', object>

/** What has no expiry comes after everything that has one. */
const NEVER = '9999-12-31'
const key = sql<string>`coalesce(p.expires_on, ${sql.lit(NEVER)}::date)`

const asked = sql<boolean>`exists (select 1 from permits.renewal n where n.permit_id = p.id and n.outcome is null)`

function filtered(tx: Tx, f: PermitFilter): Found {
  let query = tx.selectFrom('permits.permit as p').innerJoin('cases.header as h', 'h.id', 'p.case_id') as unknown as Found
  query = f.state ? query.where('p.state', '=', f.state) : query.where('p.state', 'in', [...followedStates]).where('h.status', '=', 'open')
  if (f.until) query = query.where('p.expires_on', '<=', f.until)
  if (f.expired) query = query.where('p.expires_on', '<', f.today)
  if (f.undated) query = query.where('p.expires_on', 'is', null)
  if (f.kind) query = query.where('p.kind', '=', f.kind)
  if (f.renewal) query = query.where(f.renewal === 'asked' ? asked : sql<boolean>`not ${asked}`)
  if (f.scope === 'mine') query = query.where('h.responsible_id', '=', f.actorId)
  if (f.scope === 'unit') query = query.where('h.unit_id', 'in', f.myUnits.length ? [...f.myUnits] : [f.actorId])
  if (f.unit) query = query.where('h.unit_id', '=', f.unit)
  if (f.responsible) query = query.where('h.responsible_id', '=', f.responsible)
  if (f.municipality) query = query.where('h.municipality_istat', '=', f.municipality)
  if (!f.words.length) return query
  return query.where((eb) =>
    eb.or([
      eb.and(f.words.map((word) => eb.or([eb('h.child_sort', 'ilike', `%${word}%`), eb('h.child_name', 'ilike', `%${word}%`)]))),
      ...(f.number ? [eb('h.number', 'ilike', `%${f.number}%`), eb('p.number', 'ilike', `%${f.number}%`)] : []),
    ]),
  )
}

/** One page by expiry. */
export async function listRows(tx: Tx, filter: PermitFilter, after: Position | null, limit: number) {
  return filtered(tx, filter)
    .innerJoin('network.directory as u', 'u.unit_id', 'h.unit_id')
    .innerJoin('kernel.actor as a', 'a.id', 'h.responsible_id')
    .leftJoin('kernel.municipality as m', 'm.istat', 'h.municipality_istat')
    .select([
      'p.id', 'p.case_id', 'p.person_id', 'p.kind', 'p.state', 'p.number', 'p.expires_on', 'h.number as case_number', 'h.child_id', 'h.child_name', 'h.child_birth',
      'h.unit_id', 'u.unit_name', 'h.responsible_id', 'a.display_name as responsible_name', 'm.name as municipality',
    ])
    .select(sql<string>`${key}::text`.as('key'))
    .$if(after !== null, (query) => query.where(sql<boolean>`(${key}, p.id) > (${after!.key}::date, ${after!.id}::uuid)`))
    .orderBy(key).orderBy('p.id').limit(limit + 1).execute()
}
export type ListedPermit = Awaited<ReturnType<typeof listRows>>[number]

const COUNT_LIMIT = 2000
/** How many there are; null when too many to be worth counting. */
export async function countRows(tx: Tx, filter: PermitFilter): Promise<number | null> {
  const { total } = await tx.selectFrom(filtered(tx, filter).select('p.id').limit(COUNT_LIMIT + 1).as('some')).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return total > COUNT_LIMIT ? null : total
}
