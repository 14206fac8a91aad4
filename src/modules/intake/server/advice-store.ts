import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export async function nextAdviceNumber(tx: Tx, unitId: string, year: number): Promise<string> {
  const { rows } = await sql<{ number: string }>`select intake.next_advice_number(${unitId}::uuid, ${year}) as number`.execute(tx)
  return rows[0]!.number
}

export const unitOf = (tx: Tx, unitId: string) => tx.selectFrom('network.unit').select(['id', 'organisation_id']).where('id', '=', unitId).executeTakeFirst()

export const unitsNamed = (tx: Tx, ids: readonly string[]) =>
  ids.length ? tx.selectFrom('network.unit').select(['id', 'name']).where('id', 'in', [...ids]).where('active', '=', true).orderBy('name').execute() : Promise.resolve([])

/** Which of these texts (folded) are names of places: a place is nobody's personal data. */
export async function placesAmong(tx: Tx, folded: readonly string[]): Promise<Set<string>> {
  if (!folded.length) return new Set()
  const places = await tx.selectFrom('kernel.municipality').select('folded').where('folded', 'in', [...folded]).execute()
  const countries = await tx.selectFrom('kernel.country').select('folded').where('folded', 'in', [...folded]).execute()
  return new Set([...places, ...countries].map((row) => row.folded))
}

export interface NewAdvice {
  id: string
  number: string
  organisation_id: string
  unit_id: string
  asked_by_kind: string
  asked_by_name: string | null
  municipality_istat: string | null
  asked_at: string
  topic: string
  question: string
  state: 'waiting'
  created_by: string
  created_at: string
}
export const insertAdvice = (tx: Tx, row: NewAdvice) => tx.insertInto('intake.advice').values(row).execute()

const withNames = (tx: Tx) =>
  tx
    .selectFrom('intake.advice as a')
    .innerJoin('network.unit as u', 'u.id', 'a.unit_id')
    .leftJoin('kernel.municipality as m', 'm.istat', 'a.municipality_istat')
    .select([
      'a.id', 'a.number', 'a.state', 'a.asked_by_kind', 'a.asked_by_name', 'm.name as municipality', 'a.asked_at', 'a.topic', 'a.outcome', 'a.unit_id', 'u.name as unit_name',
    ])
export type ListedAdvice = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number]

export const findAdvice = (tx: Tx, id: string) =>
  withNames(tx)
    .leftJoin('kernel.actor as w', 'w.id', 'a.answered_by')
    .leftJoin('kernel.actor as c', 'c.id', 'a.created_by')
    .select([
      'a.municipality_istat', 'a.question', 'a.answer', 'a.norms', 'a.answered_by', 'w.display_name as answerer', 'a.answered_at', 'a.created_by',
      'c.display_name as creator', 'a.version',
    ])
    .where('a.id', '=', id)
    .executeTakeFirst()

interface Changes {
  answer?: string
  outcome?: string
  norms?: string[]
  answered_by?: string
  answered_at?: string
  state?: 'answered' | 'closed'
}

/** Writes a change based on a version; false when somebody was faster. */
export async function changeAdvice(tx: Tx, id: string, version: number, changes: Changes): Promise<boolean> {
  const result = await tx
    .updateTable('intake.advice').set((eb) => ({ ...changes, version: eb('version', '+', 1) })).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export interface AdviceFilter {
  state?: string | undefined
  topic?: string | undefined
  askedByKind?: string | undefined
  municipality?: string | undefined
  q?: string | undefined
}
export interface Position extends Record<string, string | number | null> {
  at: string
  id: string
}

export function listAdvice(tx: Tx, f: AdviceFilter, after: Position | null, limit: number): Promise<ListedAdvice[]> {
  let query = withNames(tx)
  if (f.state) query = query.where('a.state', '=', f.state)
  if (f.topic) query = query.where('a.topic', '=', f.topic)
  if (f.askedByKind) query = query.where('a.asked_by_kind', '=', f.askedByKind)
  if (f.municipality) query = query.where('a.municipality_istat', '=', f.municipality)
  if (f.q) {
    const like = `%${f.q.replace(/[\\%_]/g, '\\$&').split(/\s+/).join('%')}%`
    query = query.where((eb) => eb.or((['a.number', 'a.asked_by_name', 'a.question', 'a.answer'] as const).map((column) => eb(column, 'ilike', like))))
  }
  if (after) query = query.where(sql<boolean>`(a.asked_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('a.asked_at', 'desc').orderBy('a.id', 'desc').limit(limit + 1).execute()
}

export async function countWaiting(tx: Tx): Promise<number> {
  const { n } = await tx.selectFrom('intake.advice').select((eb) => eb.fn.countAll<number>().as('n')).where('state', '=', 'waiting').executeTakeFirstOrThrow()
  return n
}
