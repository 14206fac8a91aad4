import type { Tx } from '#kernel/server/db.ts'

export interface SiteHeader {
  id: string
  name: string
  organisationId: string
  unitId: string | null
}

export interface SiteHours {
  siteId: string
  /** 1 Monday … 7 Sunday. */
  weekday: number
  /** `HH:MM`, Rome's wall time. */
  opens: string
  closes: string
}

/** Sites in use that the reader may know of, of these bodies, in order of name; secret ones are absent for who may not see them. */
export const sitesOfBodies = async (tx: Tx, organisationIds: readonly string[]): Promise<SiteHeader[]> =>
  organisationIds.length
    ? (await tx.selectFrom('network.site').select(['id', 'name', 'organisation_id', 'unit_id']).where('organisation_id', 'in', [...organisationIds]).where('active', '=', true).orderBy('name').orderBy('id').execute())
      .map((row) => ({ id: row.id, name: row.name, organisationId: row.organisation_id, unitId: row.unit_id }))
    : []

/** Opening hours of these sites. */
export async function hoursOfSites(tx: Tx, siteIds: readonly string[]): Promise<SiteHours[]> {
  if (!siteIds.length) return []
  const rows = await tx.selectFrom('network.opening_hour').select(['site_id', 'weekday', 'opens', 'closes']).where('site_id', 'in', [...siteIds]).orderBy('weekday').orderBy('opens').execute()
  return rows.map((row) => ({ siteId: row.site_id, weekday: row.weekday, opens: row.opens.slice(0, 5), closes: row.closes.slice(0, 5) }))
}

/** Where each of these workers works today: sites of his units, else those of the body of a unit that has none of its own. */
export async function sitesOfWorkers(tx: Tx, operatorIds: readonly string[], day: string): Promise<Map<string, string[]>> {
  if (!operatorIds.length) return new Map()
  const rows = await tx.selectFrom('network.assignment as a').innerJoin('network.unit as u', 'u.id', 'a.unit_id')
    .innerJoin('network.site as s', (join) => join.onRef('s.organisation_id', '=', 'u.organisation_id').on('s.active', '=', true))
    .select(['a.operator_id', 's.id', 's.unit_id', 'a.unit_id as works_in']).where('a.operator_id', 'in', [...operatorIds]).where('a.valid_from', '<=', day)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>=', day)])).execute()
  return new Map(operatorIds.map((id) => {
    const his = rows.filter((row) => row.operator_id === id)
    const own = his.filter((row) => row.unit_id === row.works_in)
    return [id, [...new Set((own.length ? own : his.filter((row) => row.unit_id === null)).map((row) => row.id))]]
  }))
}
