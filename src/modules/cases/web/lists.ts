import { findMunicipalities, listCodes } from '#kernel/contract/index.ts'
import { call } from '#kernel/web/api.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { findColleagues, listCases, listReceivingUnits, listUnitWorkers } from '../contract.ts'

const slow = { staleTime: 3_600_000 }
const used = 'phase,team_role,closing_reason,closing_situation,legal_basis,section'

export interface CodeLists {
  options: (list: string) => Option[]
  label: (list: string, code: string) => string
}

/** The reviewed lists that files use, as choices and as words. */
export function useCaseCodes(): CodeLists {
  const language = useLanguage()
  const { data } = useQueryOf(listCodes, { lists: used }, slow)
  const of = (list: string) => (data?.rows ?? []).filter((row) => row.list === list)
  return {
    options: (list) => of(list).map((row) => ({ value: row.code, label: row[language] })),
    label: (list, code) => of(list).find((row) => row.code === code)?.[language] ?? code,
  }
}

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

export const searchMunicipalities = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  q.length < 2 ? [] : (await call(findMunicipalities, { q }, { signal })).rows.map((row) => ({ value: row.code, label: row.name, detail: row.province }))

export const searchFiles = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (await call(listCases, { q, limit: 20, sort: 'name' }, { signal })).rows.map((row) => ({ value: row.id, label: row.childName, detail: row.number }))
