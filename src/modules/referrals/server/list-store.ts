import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { childHas, ofWhom, type FileFilter } from './header-store.ts'
import { serviceColumns, serviceJoins, type ServiceRecord } from './service-store.ts'

export interface ServiceFilter extends FileFilter {
  /** Units in which the actor gives services. */
  givingUnits: readonly string[]
  today: string
  state: string
  scope: 'mine' | 'unit' | 'given' | 'own' | undefined
  kind: string | undefined
  provider: string | undefined
  municipality: string | undefined
  /** Words of the child's name, escaped; each must occur. */
  words: readonly string[]
  /** What was typed, escaped: a piece of the file's number, of the provider or of the worker. */
  text: string | null
}

export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}

/** Without an end comes after everything that has one. */
const key = sql`coalesce(s.ends_on, '9999-12-31'::date)`

const stateIs = (f: ServiceFilter): RawBuilder<unknown> => {
  if (f.state === 'running') return sql`s.state in ('asked', 'active', 'suspended', 'interrupted')`
  if (f.state === 'expired') return sql`s.state in ('active', 'suspended', 'interrupted') and s.ends_on < ${f.today}::date`
  if (f.state === 'hours') return sql`s.state in ('active', 'suspended', 'interrupted', 'ended')`
  return sql`s.state = ${f.state}`
}

function conditions(f: ServiceFilter): RawBuilder<unknown> {
  const parts = [stateIs(f), ...ofWhom(f)]
  if (f.scope === 'own') parts.push(sql`s.worker_id = ${f.actorId}::uuid`)
  if (f.scope === 'given') parts.push(sql`(s.provider_unit_id = any (${[...f.givingUnits]}::uuid[]) or s.worker_id = ${f.actorId}::uuid)`)
  if (f.kind) parts.push(sql`s.kind_id = ${f.kind}::uuid`)
  if (f.provider) parts.push(sql`s.provider_unit_id = ${f.provider}::uuid`)
  if (f.municipality) parts.push(sql`h.municipality_istat = ${f.municipality}`)
  if (f.text) {
    parts.push(sql`(${childHas(f.words, sql`s.child_words`)}
      or h.number ilike '%' || ${f.text} || '%' or d.organisation_short_name ilike '%' || ${f.text} || '%' or s.provider_words ilike '%' || ${f.text} || '%'
      or coalesce(w.display_name, s.worker_words) ilike '%' || ${f.text} || '%')`)
  }
  return sql.join(parts, sql` and `)
}

/** One page by the foreseen end. */
export async function listServices(tx: Tx, filter: ServiceFilter, after: Position | null, limit: number): Promise<(ServiceRecord & { key: string })[]> {
  const beyond = after ? sql` and (${key}, s.id) > (${after.key}::date, ${after.id}::uuid)` : sql``
  const { rows } = await sql<ServiceRecord & { key: string }>`select ${serviceColumns}, ${key}::text as key from referrals.service s ${serviceJoins}
    where ${conditions(filter)}${beyond} order by ${key}, s.id limit ${limit}`.execute(tx)
  return rows
}

const COUNT_LIMIT = 2000
/** How many there are; null when too many to be worth counting. */
export async function countServices(tx: Tx, filter: ServiceFilter): Promise<number | null> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from (select 1 from referrals.service s ${serviceJoins} where ${conditions(filter)} limit ${COUNT_LIMIT + 1}) found`.execute(tx)
  return rows[0]!.total > COUNT_LIMIT ? null : rows[0]!.total
}
