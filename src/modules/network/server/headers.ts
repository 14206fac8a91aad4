import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import * as store from './directory-store.ts'

export interface UnitHeader {
  id: Id<'unit'>
  name: string
  kind: string
  organisationId: Id<'organisation'>
  organisationName: string
}

/** Names of units and their bodies, in one query; unknown ids are absent. */
export async function unitHeaders(tx: Tx, ids: readonly string[]): Promise<Map<string, UnitHeader>> {
  if (!ids.length) return new Map()
  const rows = await store.unitsById(tx, [...new Set(ids)])
  return new Map(rows.map((row) => [row.unit_id!, {
    id: row.unit_id as Id<'unit'>, name: row.unit_name!, kind: row.unit_kind!, organisationId: row.organisation_id as Id<'organisation'>, organisationName: row.organisation_short_name!,
  }]))
}

export interface OperatorHeader {
  id: Id<'operator'>
  name: string
  organisationId: Id<'organisation'>
  organisationName: string
  active: boolean
}

/** Names of people who work and of their bodies, in one query; unknown ids are absent. */
export async function operatorHeaders(tx: Tx, ids: readonly string[]): Promise<Map<string, OperatorHeader>> {
  if (!ids.length) return new Map()
  const rows = await store.operatorsById(tx, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, {
    id: row.id as Id<'operator'>, name: `${row.given_name} ${row.family_name}`, organisationId: row.organisation_id as Id<'organisation'>,
    organisationName: row.organisation_name, active: row.active,
  }]))
}

/** The unit that serves a municipality for a service (`network_service`) on a day; null when none does. */
export async function unitServing(tx: Tx, istat: string, service: string, day: string): Promise<Id<'unit'> | null> {
  const [row] = await store.servingOf(tx, istat, day, service)
  return (row?.unit_id as Id<'unit'> | undefined) ?? null
}

/** People at work in a unit on a day, in order of name. */
export async function operatorsOfUnit(tx: Tx, unitId: string, day: string): Promise<{ id: Id<'operator'>; name: string }[]> {
  const rows = await store.operatorsAfter(tx, { unitId, active: true }, day, null, 500)
  return rows.map((row) => ({ id: row.id as Id<'operator'>, name: `${row.given_name} ${row.family_name}` }))
}

/** Has this person an assignment in this body that has not ended on this day? */
export const worksIn = (tx: Tx, operatorId: string, organisationId: string, day: string): Promise<boolean> => store.worksIn(tx, operatorId, organisationId, day)

/** Professions (codes) in which somebody works on a day, in alphabetical order. */
export const professionsOf = async (tx: Tx, operatorId: string, day: string): Promise<string[]> =>
  (await store.professionsOn(tx, [operatorId], day)).map(({ profession }) => profession)
