import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/sites.ts'
import { assertMayRun, mayRun } from './access.ts'
import { findOrganisation, findUnit } from './organisation-store.ts'
import * as store from './site-store.ts'

type Fields = Omit<Input<typeof contract.createSite>, 'organisationId'>

async function present(tx: Tx, organisationId: string) {
  const rows = await store.sitesOf(tx, organisationId)
  const hours = rows.length ? Map.groupBy(await store.hoursOf(tx, rows.map((row) => row.id)), (row) => row.site_id) : new Map<string, never[]>()
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'site'>, unitId: row.unit_id as Id<'unit'> | null, unitName: row.unit_name, name: row.name, street: row.street, postcode: row.postcode,
      municipalityIstat: row.municipality_istat, municipality: row.municipality, phone: row.phone, email: row.email, secret: row.secret, active: row.active, version: row.version,
      hours: (hours.get(row.id) ?? []).map(({ weekday, opens, closes, note }) => ({ weekday, opens: opens.slice(0, 5), closes: closes.slice(0, 5), note })),
    })),
    can: { edit: await mayRun(tx, organisationId) },
  }
}

async function assertFields(tx: Tx, organisationId: string, { unitId, hours }: Fields): Promise<void> {
  if (unitId && (await findUnit(tx, unitId))?.organisation_id !== organisationId) throw invalid('unitId', { it: 'Scegli un’unità dello stesso ente', en: 'Choose a unit of the same body' })
  for (const [index, hour] of hours.entries()) {
    if (hour.closes <= hour.opens) throw invalid(`hours.${index}.closes`, { it: 'La chiusura viene dopo l’apertura', en: 'Closing comes after opening' })
    if (hours.some((other, at) => at < index && other.weekday === hour.weekday && other.opens < hour.closes && hour.opens < other.closes)) {
      throw invalid(`hours.${index}.opens`, { it: 'Si sovrappone a un altro orario dello stesso giorno', en: 'It overlaps other hours of the same day' })
    }
  }
}

const columnsOf = ({ unitId, name, street, postcode, municipalityIstat, phone, email, secret }: Fields) => ({
  unit_id: unitId, name, street, postcode, municipality_istat: municipalityIstat, phone, email, secret,
})

const hourRows = (siteId: string, { hours }: Fields) => hours.map((hour) => ({ id: newId(), site_id: siteId, ...hour }))

export const listSites = operation(contract.listSites, async ({ tx }, { organisationId }) => {
  if (!(await findOrganisation(tx, organisationId))) throw notFound()
  return present(tx, organisationId)
})

export const createSite = operation(contract.createSite, async ({ tx, now, note }, { organisationId, ...fields }) => {
  if (!(await findOrganisation(tx, organisationId))) throw notFound()
  await assertMayRun(tx, organisationId)
  await assertFields(tx, organisationId, fields)
  const id = newId<'site'>(now)
  await store.insertSite(tx, { id, organisation_id: organisationId, ...columnsOf(fields) })
  await store.replaceHours(tx, id, hourRows(id, fields))
  note({ organisationId, siteId: id })
  return present(tx, organisationId)
})

export const updateSite = operation(contract.updateSite, async ({ tx, note }, { siteId, version, active, ...fields }) => {
  const site = await store.findSite(tx, siteId)
  if (!site) throw notFound()
  await assertMayRun(tx, site.organisation_id)
  await assertFields(tx, site.organisation_id, fields)
  if (!(await store.updateSite(tx, siteId, version, { ...columnsOf(fields), active }))) throw stale(await present(tx, site.organisation_id))
  await store.replaceHours(tx, siteId, hourRows(siteId, fields))
  note({ organisationId: site.organisation_id, siteId })
  return present(tx, site.organisation_id)
})
