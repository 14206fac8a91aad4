import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { PersonFile } from '../contract.ts'
import type { households } from './detail-store.ts'
import { actorNames } from './person-store.ts'
import { presentHeader } from './present.ts'

interface Trace {
  id: string
  recorded_by: string | null
  recorded_at: string | null
  retired_by: string | null
  retired_at: string | null
}

/** Names of those who wrote or took back these facts. */
export async function recorders(tx: Tx, rows: readonly Trace[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => [row.recorded_by, row.retired_by]))].filter((id) => id !== null)
  return new Map(ids.length ? (await actorNames(tx, ids)).map(({ id, name }) => [id, name]) : [])
}

const nameIn = (by: ReadonlyMap<string, string>, id: string | null): string | null => (id ? (by.get(id) ?? null) : null)

/** Who wrote a fact and when, who took it back and when. */
export const presentTrace = (row: Trace, by: ReadonlyMap<string, string>) => ({
  id: row.id, recordedBy: nameIn(by, row.recorded_by), recordedAt: row.recorded_at, retiredBy: nameIn(by, row.retired_by), retiredAt: row.retired_at,
})

interface Town {
  town_code: string | null
  town_name: string | null
  town_province: string | null
}

export const town = ({ town_code, town_name, town_province }: Town) => (town_code ? { code: town_code, name: town_name!, province: town_province! } : null)

/** Households with their members, from one row for each member. */
export function presentHouseholds(rows: Awaited<ReturnType<typeof households>>): PersonFile['households'] {
  const found = new Map<string, PersonFile['households'][number]>()
  for (const row of rows) {
    const household = found.get(row.household_id) ?? { id: row.household_id, label: row.label, municipality: town(row), members: [] }
    household.members.push({ id: row.member_id, person: presentHeader(row), validFrom: row.valid_from as PlainDate | null, validTo: row.valid_to as PlainDate | null })
    found.set(row.household_id, household)
  }
  return [...found.values()]
}
