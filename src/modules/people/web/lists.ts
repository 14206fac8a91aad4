import { findMunicipalities, listCodes, listCountries, listLanguages } from '#kernel/contract/index.ts'
import { call } from '#kernel/web/api.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

const HOUR = 3_600_000
const slow = { staleTime: HOUR }

export interface CodeLists {
  options: (list: string) => Option[]
  label: (list: string, code: string) => string
}

const used = 'name_kind,birth_date_source,reliability,identifier_type,address_kind,contact_kind,relation_type'

/** The reviewed lists that people's facts use, as choices and as words. */
export function usePeopleCodes(): CodeLists {
  const language = useLanguage()
  const { data } = useQueryOf(listCodes, { lists: used }, slow)
  const of = (list: string) => (data?.rows ?? []).filter((row) => row.list === list)
  return {
    options: (list) => of(list).map((row) => ({ value: row.code, label: row[language] })),
    label: (list, code) => of(list).find((row) => row.code === code)?.[language] ?? code,
  }
}

export interface Named {
  options: Option[]
  label: (code: string) => string
}

const named = (rows: readonly { code: string; it: string; en: string }[] | undefined, language: 'it' | 'en'): Named => ({
  options: (rows ?? []).map((row) => ({ value: row.code, label: row[language] })),
  label: (code) => rows?.find((row) => row.code === code)?.[language] ?? code,
})

export const useCountries = (): Named => named(useQueryOf(listCountries, {}, slow).data?.rows, useLanguage())
export const useLanguages = (): Named => named(useQueryOf(listLanguages, {}, slow).data?.rows, useLanguage())

/** Municipalities while one types. */
export const searchMunicipalities = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  q.length < 2 ? [] : (await call(findMunicipalities, { q }, { signal })).rows.map((row) => ({ value: row.code, label: row.name, detail: row.province }))
