import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/territory.ts'
import { holdsOn, isBackwards, overlap, writtenDate, type Period } from '../domain/period.ts'
import { assertMayRun, mayRun } from './access.ts'
import { findOrganisation, findUnit } from './organisation-store.ts'
import * as store from './territory-store.ts'

const periodOf = (row: { valid_from: string; valid_to: string | null }): Period => ({ validFrom: row.valid_from as PlainDate, validTo: row.valid_to as PlainDate | null })

async function present(tx: Tx, organisationId: string, now: number) {
  const today = dateInRome(now)
  return {
    rows: (await store.territoryOf(tx, organisationId)).map((row) => ({
      id: row.id as Id<'territory'>, unitId: row.unit_id as Id<'unit'>, unitName: row.unit_name, municipalityIstat: row.municipality_istat,
      municipality: row.municipality, province: row.province, service: row.service, ...periodOf(row), inForce: holdsOn(periodOf(row), today), version: row.version,
    })),
    can: { edit: await mayRun(tx, organisationId) },
  }
}

/** One unit at a time: the refusal names the other one, so that the two can agree. */
async function assertFree(tx: Tx, istat: string, service: string, wanted: Period, except?: string): Promise<void> {
  const other = (await store.territoryAt(tx, istat, service)).find((row) => row.id !== except && overlap(periodOf(row), wanted))
  if (!other) return
  const from = writtenDate(other.valid_from as PlainDate)
  const to = other.valid_to ? writtenDate(other.valid_to as PlainDate) : null
  throw conflict({
    it: `In quel periodo ${other.municipality} è servito da ${other.unit_name} (${other.organisation_name}), dal ${from}${to ? ` al ${to}` : ''}. Prima va chiuso quel periodo.`,
    en: `In that period ${other.municipality} is served by ${other.unit_name} (${other.organisation_name}), from ${from}${to ? ` to ${to}` : ''}. That period must be ended first.`,
  })
}

export const listTerritory = operation(contract.listTerritory, async ({ tx, now }, { organisationId }) => {
  if (!(await findOrganisation(tx, organisationId))) throw notFound()
  return present(tx, organisationId, now)
})

export const assignTerritory = operation(contract.assignTerritory, async ({ tx, now, note }, { unitId, municipalityIstat, service, ...period }) => {
  const unit = await findUnit(tx, unitId)
  if (!unit) throw notFound()
  await assertMayRun(tx, unit.organisation_id)
  await assertCode(tx, now, 'network_service', service, 'service')
  if (!(await store.findMunicipality(tx, municipalityIstat))) throw invalid('municipalityIstat', { it: 'Scegli un comune', en: 'Choose a municipality' })
  if (isBackwards(period)) throw invalid('validTo', { it: 'La fine viene dopo l’inizio', en: 'The end comes after the beginning' })
  await assertFree(tx, municipalityIstat, service, period)
  await store.insertTerritory(tx, { id: newId(now), unit_id: unitId, municipality_istat: municipalityIstat, service, valid_from: period.validFrom, valid_to: period.validTo })
  note({ organisationId: unit.organisation_id, unitId, istat: municipalityIstat, service })
  return present(tx, unit.organisation_id, now)
})

export const endTerritory = operation(contract.endTerritory, async ({ tx, now, note }, { territoryId, version, lastDay }) => {
  const row = await store.findTerritory(tx, territoryId)
  if (!row) throw notFound()
  await assertMayRun(tx, row.organisation_id)
  const wanted: Period = { validFrom: row.valid_from as PlainDate, validTo: lastDay }
  if (isBackwards(wanted)) throw invalid('lastDay', { it: 'L’ultimo giorno viene dopo il primo', en: 'The last day comes after the first' })
  await assertFree(tx, row.municipality_istat, row.service, wanted, territoryId)
  if (!(await store.endTerritory(tx, territoryId, version, lastDay))) throw stale(await present(tx, row.organisation_id, now))
  note({ organisationId: row.organisation_id, unitId: row.unit_id, istat: row.municipality_istat, service: row.service })
  return present(tx, row.organisation_id, now)
})
