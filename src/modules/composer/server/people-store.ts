import type { Tx } from '#kernel/server/db.ts'
import type { PaperPerson } from '../domain/paper.ts'

/** Names of people who work, each with the profession he has on this day: how they sign. */
export async function professionsOf(tx: Tx, ids: readonly string[], day: string): Promise<Map<string, PaperPerson>> {
  const wanted = [...new Set(ids)]
  if (!wanted.length) return new Map()
  const names = await tx.selectFrom('kernel.actor').select(['id', 'display_name']).where('id', 'in', wanted).execute()
  const held = await tx.selectFrom('network.assignment as a').innerJoin('kernel.code as c', (join) => join.onRef('c.code', '=', 'a.profession').on('c.list', '=', 'profession'))
    .select(['a.operator_id', 'c.label_it']).where('a.operator_id', 'in', wanted).where('a.valid_from', '<=', day)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>=', day)])).orderBy('a.valid_from').execute()
  return new Map(names.map(({ id, display_name }) => [id, { name: display_name, role: held.find(({ operator_id }) => operator_id === id)?.label_it.toLocaleLowerCase('it') ?? '' }]))
}

/** The body and the unit that write, as the head of a paper says them; the address is that of the unit's own seat when it has one, never of a secret one. */
export async function bodyOf(tx: Tx, organisationId: string, unitId: string): Promise<{ name: string; unit: string; address: string | null; contacts: string | null; town: string | null }> {
  const body = await tx.selectFrom('network.organisation').select(['name', 'email', 'pec', 'phone']).where('id', '=', organisationId).executeTakeFirst()
  const unit = await tx.selectFrom('network.directory').select('unit_name').where('unit_id', '=', unitId).executeTakeFirst()
  const site = await tx.selectFrom('network.site as s').leftJoin('kernel.municipality as m', 'm.istat', 's.municipality_istat').select(['s.street', 's.postcode', 'm.name as town', 's.phone', 's.email'])
    .where('s.organisation_id', '=', organisationId).where('s.active', '=', true).where('s.secret', '=', false)
    .orderBy((eb) => eb.case().when('s.unit_id', '=', unitId).then(0).when('s.unit_id', 'is', null).then(1).else(2).end()).orderBy('s.id').limit(1).executeTakeFirst()
  const address = site ? [site.street, [site.postcode, site.town].filter(Boolean).join(' ')].filter(Boolean).join(', ') : ''
  const contacts = [site?.phone ?? body?.phone, site?.email ?? body?.email, body?.pec && `PEC ${body.pec}`].filter(Boolean).join(' · ')
  return { name: body?.name ?? '', unit: unit?.unit_name ?? '', address: address || null, contacts: contacts || null, town: site?.town ?? null }
}

/** What kinds of measures are called. */
export async function measureLabels(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('kernel.code').select(['code', 'label_it']).where('list', '=', 'measure_kind').execute()
  return new Map(rows.map((row) => [row.code, row.label_it]))
}
