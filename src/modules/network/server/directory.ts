import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/directory.ts'
import { mayAddSomewhere } from './access.ts'
import * as store from './directory-store.ts'

export const findUnits = operation(contract.findUnits, async ({ tx }, { cursor, limit, ...filter }) => {
  const found = await store.unitsAfter(tx, filter, openCursor<{ name: string; id: string }>(cursor, ['name', 'id']), limit + 1)
  const { rows, next } = pageOf(found, limit, (last) => ({ name: last.name, id: last.id }))
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'unit'>, name: row.name, kind: row.kind, organisationId: row.organisation_id as Id<'organisation'>,
      organisationName: row.organisation_name, contact: row.contact, active: row.active,
    })),
    next,
    total: null,
  }
})

export const findOperators = operation(contract.findOperators, async ({ tx, now, actor }, { cursor, limit, ...filter }) => {
  const today = dateInRome(now)
  const after = openCursor<{ family: string; given: string; id: string }>(cursor, ['family', 'given', 'id'])
  const found = await store.operatorsAfter(tx, filter, today, after, limit + 1)
  const { rows, next } = pageOf(found, limit, (last) => ({ family: last.family_name, given: last.given_name, id: last.id }))
  const ids = rows.map((row) => row.id)
  const working = ids.length ? Map.groupBy(await store.workingOf(tx, ids, today), (row) => row.operator_id) : new Map<string, never[]>()
  const languages = ids.length ? Map.groupBy(await store.languagesOf(tx, ids), (row) => row.operator_id) : new Map<string, never[]>()
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'operator'>, givenName: row.given_name, familyName: row.family_name, organisationId: row.organisation_id as Id<'organisation'>,
      organisationName: row.organisation_name, active: row.active,
      working: (working.get(row.id) ?? []).map((one) => ({ unitId: one.unit_id as Id<'unit'>, unitName: one.unit_name, profession: one.profession })),
      languages: (languages.get(row.id) ?? []).map((one) => one.language),
    })),
    next,
    total: after ? null : await store.countOperators(tx, filter, today),
    can: { add: mayAddSomewhere(actor) },
  }
})

export const findServing = operation(contract.findServing, async ({ tx, now }, { istat }) => ({
  rows: (await store.servingOf(tx, istat, dateInRome(now))).map((row) => ({
    service: row.service, unitId: row.unit_id as Id<'unit'>, unitName: row.unit_name, organisationName: row.organisation_name,
  })),
}))
