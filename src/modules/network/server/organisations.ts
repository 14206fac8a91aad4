import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/organisations.ts'
import { assertMayEnterBodies, assertMayRun, mayRun } from './access.ts'
import * as store from './organisation-store.ts'
import { installs } from './store.ts'

export const listOrganisations = operation(contract.listOrganisations, async ({ tx }, { cursor, limit, ...filter }) => {
  const after = openCursor<{ name: string; id: string }>(cursor, ['name', 'id'])
  const found = await store.organisationsAfter(tx, filter, after, limit + 1)
  const { rows, next } = pageOf(found, limit, (last) => ({ name: last.name, id: last.id }))
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'organisation'>, kind: row.kind, name: row.name, shortName: row.short_name, municipality: row.municipality, email: row.email, phone: row.phone, active: row.active,
    })),
    next,
    total: after ? null : await store.countOrganisations(tx, filter),
    can: { create: await installs(tx) },
  }
})

async function present(tx: Tx, organisationId: string): Promise<contract.Organisation> {
  const row = await store.findOrganisation(tx, organisationId)
  if (!row) throw notFound()
  return {
    id: row.id as Id<'organisation'>, kind: row.kind, name: row.name, shortName: row.short_name, casePrefix: row.case_prefix, ipaCode: row.ipa_code,
    taxCode: row.tax_code, municipalityIstat: row.municipality_istat, municipality: row.municipality, email: row.email, pec: row.pec, phone: row.phone,
    website: row.website, idleMinutes: row.idle_minutes, active: row.active, version: row.version, can: { edit: await mayRun(tx, row.id) },
  }
}

export const getOrganisation = operation(contract.getOrganisation, async ({ tx }, { organisationId }) => present(tx, organisationId))

export const createOrganisation = operation(contract.createOrganisation, async ({ tx, now, note }, input) => {
  await assertMayEnterBodies(tx)
  await assertCode(tx, now, 'organisation_kind', input.kind, 'kind')
  const other = await store.findByPrefix(tx, input.casePrefix)
  if (other) throw invalid('casePrefix', { it: `È già la sigla di ${other.name}: scegline un’altra`, en: `Already the prefix of ${other.name}: choose another` })
  const [organisationId, unitId] = [newId<'organisation'>(now), newId<'unit'>(now)]
  await store.insertOrganisation(tx, {
    id: organisationId, kind: input.kind, name: input.name, short_name: input.shortName, case_prefix: input.casePrefix, ipa_code: input.ipaCode, tax_code: input.taxCode,
    municipality_istat: input.municipalityIstat, email: input.email, pec: input.pec, phone: input.phone, website: input.website,
  })
  await store.insertUnit(tx, { id: unitId, organisation_id: organisationId, name: input.firstUnitName, kind: 'servizio' })
  note({ organisationId })
  return { id: organisationId, firstUnitId: unitId }
})

export const updateOrganisation = operation(contract.updateOrganisation, async ({ tx, now, note }, { organisationId, version, ...input }) => {
  const current = await present(tx, organisationId)
  await assertMayRun(tx, organisationId)
  if (input.kind !== current.kind) await assertCode(tx, now, 'organisation_kind', input.kind, 'kind')
  const done = await store.updateOrganisation(tx, organisationId, version, {
    kind: input.kind, name: input.name, short_name: input.shortName, ipa_code: input.ipaCode, tax_code: input.taxCode, municipality_istat: input.municipalityIstat,
    email: input.email, pec: input.pec, phone: input.phone, website: input.website, idle_minutes: input.idleMinutes, active: input.active,
  })
  if (!done) throw stale(await present(tx, organisationId))
  note({ organisationId })
  return present(tx, organisationId)
})
