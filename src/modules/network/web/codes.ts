import { listCodes, listLanguages } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

const HOUR = 3_600_000

export interface Named {
  options: Option[]
  label: (code: string) => string
}

const named = (rows: readonly { code: string; it: string; en: string }[], language: 'it' | 'en'): Named => ({
  options: rows.map((row) => ({ value: row.code, label: row[language] })),
  label: (code) => rows.find((row) => row.code === code)?.[language] ?? code,
})

type List = 'organisation_kind' | 'unit_kind' | 'network_service' | 'accreditation_kind' | 'agreement_kind' | 'profession' | 'language_level'
const lists = 'organisation_kind,unit_kind,network_service,accreditation_kind,agreement_kind,profession,language_level'

/** One of the reviewed lists that the network uses, as choices and as words. */
export function useList(list: List): Named {
  const { data } = useQueryOf(listCodes, { lists }, { staleTime: HOUR })
  return named((data?.rows ?? []).filter((row) => row.list === list), useLanguage())
}

export const useLanguages = (): Named => named(useQueryOf(listLanguages, {}, { staleTime: HOUR }).data?.rows ?? [], useLanguage())
