import { call } from '#kernel/web/api.ts'
import { useCodeLists, type CodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { findColleagues, listCases, listReceivingUnits, listUnitWorkers } from '../contract.ts'

export { namedMunicipality, searchMunicipalities } from '#kernel/web/lists.ts'
export type { CodeLists }

const used = 'phase,team_role,closing_reason,closing_situation,legal_basis,section'

/** The reviewed lists that files use, as choices and as words. */
export const useCaseCodes = (): CodeLists => useCodeLists(used)

/** Units that can hold files; `mine` are those in which I work on files. */
export function useReceivingUnits() {
  const { data } = useQueryOf(listReceivingUnits, {}, { staleTime: 60_000 })
  const rows = data?.rows ?? []
  return { loaded: data !== undefined, rows, mine: rows.filter((row) => row.mine), options: rows.map((row): Option => ({ value: row.id, label: row.name, detail: row.organisationName })) }
}

/** Who can answer for a file in a unit. */
export function useWorkers(unitId: string | undefined): Option[] {
  const { data } = useQueryOf(listUnitWorkers, { unitId: unitId as never }, { enabled: Boolean(unitId), staleTime: 60_000 })
  return unitId ? (data?.rows ?? []).map((row) => ({ value: row.id, label: row.name })) : []
}

export const searchColleagues = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (await call(findColleagues, { q }, { signal })).rows.map((row) => ({ value: row.id, label: row.name, detail: `${row.organisationName}, ${row.units}` }))

export const searchFiles = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (await call(listCases, { q, limit: 20, sort: 'name' }, { signal })).rows.map((row) => ({ value: row.id, label: row.childName, detail: row.number }))
