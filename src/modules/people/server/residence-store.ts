import { sql } from 'kysely'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'

export interface Residence {
  /** The town, or the country of who lives abroad; null when the address is protected: not even the town is told. */
  town: string | null
  protected: boolean
}

/** Where each of these people lives on a day, as a town and never as an address: the registered residence before a domicile, the latest first. Who has none, or is out of reach, is absent. */
export async function residencesOf(tx: Tx, people: readonly string[], day: PlainDate): Promise<Map<string, Residence>> {
  if (!people.length) return new Map()
  const rows = await tx.selectFrom('people.address as a').leftJoin('kernel.municipality as m', 'm.istat', 'a.municipality_istat').leftJoin('kernel.country as c', 'c.code', 'a.country')
    .select(['a.person_id', 'a.protected', 'm.name as municipality', 'a.place', 'a.country', 'c.name_it as country_name'])
    .where('a.person_id', 'in', [...people]).where('a.kind', 'in', ['residenza', 'domicilio']).where('a.retired_at', 'is', null)
    .where((eb) => eb.or([eb('a.valid_from', 'is', null), eb('a.valid_from', '<=', day)])).where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>=', day)]))
    .orderBy(sql`a.kind = 'residenza'`, 'desc').orderBy('a.valid_from', (by) => by.desc().nullsLast()).orderBy('a.id').execute()
  const found = new Map<string, Residence>()
  for (const row of rows) {
    if (found.has(row.person_id)) continue
    const place = row.municipality ?? row.place
    const abroad = row.country && row.country !== 'IT' ? row.country_name : null
    found.set(row.person_id, { town: row.protected ? null : [place, abroad && (place ? `(${abroad})` : abroad)].filter(Boolean).join(' ') || null, protected: row.protected })
  }
  return found
}
