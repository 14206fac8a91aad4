import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/units.ts'
import { makesCycle } from '../domain/unit-tree.ts'
import { assertMayRun, mayRun } from './access.ts'
import * as store from './organisation-store.ts'

async function present(tx: Tx, organisationId: string, now: number) {
  const rows = await store.unitsOf(tx, organisationId, dateInRome(now))
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'unit'>, organisationId: row.organisation_id as Id<'organisation'>, parentId: row.parent_id as Id<'unit'> | null, name: row.name,
      kind: row.kind, contact: row.contact, active: row.active, people: row.people ?? 0, version: row.version,
    })),
    can: { edit: await mayRun(tx, organisationId) },
  }
}

/** The parent must be a unit of the same body, and not stand below the unit that moves. */
async function assertParent(tx: Tx, organisationId: string, unitId: string | null, parentId: string | null, now: number): Promise<void> {
  if (!parentId) return
  const units = (await present(tx, organisationId, now)).rows
  if (!units.some((unit) => unit.id === parentId)) throw invalid('parentId', { it: 'Scegli un’unità dello stesso ente', en: 'Choose a unit of the same body' })
  if (unitId && makesCycle(units, unitId, parentId)) throw invalid('parentId', { it: 'Un’unità non può stare sotto sé stessa o sotto una che dipende da lei', en: 'A unit cannot be under itself or under one that depends on it' })
}

export const listUnits = operation(contract.listUnits, async ({ tx, now }, { organisationId }) => {
  if (!(await store.findOrganisation(tx, organisationId))) throw notFound()
  return present(tx, organisationId, now)
})

export const createUnit = operation(contract.createUnit, async ({ tx, now, note }, { organisationId, parentId, name, kind, contact }) => {
  if (!(await store.findOrganisation(tx, organisationId))) throw notFound()
  await assertMayRun(tx, organisationId)
  await assertCode(tx, now, 'unit_kind', kind, 'kind')
  await store.holdTree(tx, organisationId)
  await assertParent(tx, organisationId, null, parentId, now)
  const id = newId<'unit'>(now)
  await store.insertUnit(tx, { id, organisation_id: organisationId, parent_id: parentId, name, kind, contact })
  note({ organisationId, unitId: id })
  return present(tx, organisationId, now)
})

export const updateUnit = operation(contract.updateUnit, async ({ tx, now, note }, { unitId, version, parentId, name, kind, contact, active }) => {
  const unit = await store.findUnit(tx, unitId)
  if (!unit) throw notFound()
  await assertMayRun(tx, unit.organisation_id)
  if (kind !== unit.kind) await assertCode(tx, now, 'unit_kind', kind, 'kind')
  await store.holdTree(tx, unit.organisation_id)
  await assertParent(tx, unit.organisation_id, unitId, parentId, now)
  if (unit.active && !active) {
    const below = (await present(tx, unit.organisation_id, now)).rows
    const people = below.find((one) => one.id === unitId)?.people ?? 0
    if (people > 0) throw conflict({ it: `Ci lavorano ancora ${people} persone: chiudi prima i loro incarichi.`, en: `${people} people still work there: end their assignments first.` })
    if (below.some((one) => one.parentId === unitId && one.active)) throw conflict({ it: 'Ci sono unità attive sotto questa: spostale o chiudile prima.', en: 'Active units stand below this one: move or close them first.' })
  }
  if (!(await store.updateUnit(tx, unitId, version, { parent_id: parentId, name, kind, contact, active }))) throw stale(await present(tx, unit.organisation_id, now))
  note({ organisationId: unit.organisation_id, unitId })
  return present(tx, unit.organisation_id, now)
})
