import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { patternsOf } from './store.ts'

interface UnitFilter {
  q?: string | undefined
  organisationId?: string | undefined
  unitId?: string | undefined
  inactive?: boolean | undefined
}

const unitsFiltered = (tx: Tx, { q, organisationId, unitId, inactive }: UnitFilter) => {
  let query = tx.selectFrom('network.unit as u').innerJoin('network.organisation as o', 'o.id', 'u.organisation_id')
  for (const pattern of patternsOf(q)) query = query.where((eb) => eb.or([eb('u.name', 'ilike', pattern), eb('o.name', 'ilike', pattern), eb('o.short_name', 'ilike', pattern)]))
  if (organisationId) query = query.where('u.organisation_id', '=', organisationId)
  if (unitId) query = query.where('u.id', '=', unitId)
  if (!inactive) query = query.where('u.active', '=', true).where('o.active', '=', true)
  return query
}

export const unitsAfter = (tx: Tx, filter: UnitFilter, after: { name: string; id: string } | null, limit: number) =>
  unitsFiltered(tx, filter)
    .select(['u.id', 'u.name', 'u.kind', 'u.organisation_id', 'o.short_name as organisation_name', 'u.contact', 'u.active'])
    .$if(after !== null, (query) => query.where(sql<boolean>`(lower(u.name), u.id) > (lower(${after!.name}), ${after!.id}::uuid)`))
    .orderBy(sql`lower(u.name)`)
    .orderBy('u.id')
    .limit(limit)
    .execute()

export interface OperatorFilter {
  q?: string | undefined
  unitId?: string | undefined
  organisationId?: string | undefined
  profession?: string | undefined
  language?: string | undefined
  operatorId?: string | undefined
  active?: boolean | undefined
}

const operatorsFiltered = (tx: Tx, filter: OperatorFilter, today: string) => {
  let query = tx.selectFrom('network.operator as p').innerJoin('network.organisation as o', 'o.id', 'p.organisation_id')
  for (const pattern of patternsOf(filter.q)) query = query.where((eb) => eb.or([eb('p.given_name', 'ilike', pattern), eb('p.family_name', 'ilike', pattern)]))
  if (filter.operatorId) query = query.where('p.id', '=', filter.operatorId)
  if (filter.organisationId) query = query.where('p.organisation_id', '=', filter.organisationId)
  if (filter.active !== undefined) query = query.where('p.active', '=', filter.active)
  if (filter.language) query = query.where((eb) => eb.exists(eb.selectFrom('network.operator_language as l').select('l.language').whereRef('l.operator_id', '=', 'p.id').where('l.language', '=', filter.language!)))
  if (filter.unitId || filter.profession) {
    query = query.where((eb) => {
      let working = eb.selectFrom('network.assignment as a').select('a.id').whereRef('a.operator_id', '=', 'p.id').where('a.valid_from', '<=', today)
        .where((inner) => inner.or([inner('a.valid_to', 'is', null), inner('a.valid_to', '>=', today)]))
      if (filter.unitId) working = working.where('a.unit_id', '=', filter.unitId)
      if (filter.profession) working = working.where('a.profession', '=', filter.profession)
      return eb.exists(working)
    })
  }
  return query
}

export const operatorsAfter = (tx: Tx, filter: OperatorFilter, today: string, after: { family: string; given: string; id: string } | null, limit: number) =>
  operatorsFiltered(tx, filter, today)
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.organisation_id', 'o.short_name as organisation_name', 'p.active'])
    .$if(after !== null, (query) => query.where(sql<boolean>`(lower(p.family_name), lower(p.given_name), p.id) > (lower(${after!.family}), lower(${after!.given}), ${after!.id}::uuid)`))
    .orderBy(sql`lower(p.family_name)`)
    .orderBy(sql`lower(p.given_name)`)
    .orderBy('p.id')
    .limit(limit)
    .execute()

export async function countOperators(tx: Tx, filter: OperatorFilter, today: string): Promise<number> {
  const row = await operatorsFiltered(tx, filter, today).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** Assignments that count on this day, of these people. */
export const workingOf = (tx: Tx, operators: readonly string[], today: string) =>
  tx
    .selectFrom('network.assignment as a')
    .innerJoin('network.unit as u', 'u.id', 'a.unit_id')
    .select(['a.operator_id', 'a.unit_id', 'u.name as unit_name', 'a.profession'])
    .where('a.operator_id', 'in', [...operators])
    .where('a.valid_from', '<=', today)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>=', today)]))
    .orderBy('a.valid_from')
    .execute()

export const languagesOf = (tx: Tx, operators: readonly string[]) =>
  tx.selectFrom('network.operator_language').select(['operator_id', 'language', 'level']).where('operator_id', 'in', [...operators]).orderBy('language').execute()

/** Units that serve a municipality on a day, one for each service. */
export const servingOf = (tx: Tx, istat: string, day: string, service?: string) =>
  tx
    .selectFrom('network.territory as t')
    .innerJoin('network.unit as u', 'u.id', 't.unit_id')
    .innerJoin('network.organisation as o', 'o.id', 'u.organisation_id')
    .select(['t.service', 't.unit_id', 'u.name as unit_name', 'o.short_name as organisation_name'])
    .where('t.municipality_istat', '=', istat)
    .where('t.valid_from', '<=', day)
    .where((eb) => eb.or([eb('t.valid_to', 'is', null), eb('t.valid_to', '>=', day)]))
    .$if(service !== undefined, (query) => query.where('t.service', '=', service!))
    .orderBy('t.service')
    .execute()

export const unitsById = (tx: Tx, ids: readonly string[]) =>
  tx.selectFrom('network.directory').select(['unit_id', 'unit_name', 'unit_kind', 'organisation_id', 'organisation_short_name']).where('unit_id', 'in', [...ids]).execute()

export const operatorsById = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('network.operator as p')
    .innerJoin('network.organisation as o', 'o.id', 'p.organisation_id')
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.organisation_id', 'o.short_name as organisation_name', 'p.active'])
    .where('p.id', 'in', [...ids])
    .execute()

/** Has this person an assignment, now or later, in a unit of this body? */
export async function worksIn(tx: Tx, operatorId: string, organisationId: string, today: string): Promise<boolean> {
  const row = await tx
    .selectFrom('network.assignment as a')
    .innerJoin('network.unit as u', 'u.id', 'a.unit_id')
    .select('a.id')
    .where('a.operator_id', '=', operatorId)
    .where('u.organisation_id', '=', organisationId)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>=', today)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Professions in which these people work on a day. */
export const professionsOn = (tx: Tx, operatorIds: readonly string[], day: string) =>
  tx.selectFrom('network.assignment').select(['operator_id', 'profession']).distinct().where('operator_id', 'in', [...operatorIds]).where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)])).orderBy('profession').execute()
