import { listCountries, listLanguages } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { slow, useCodeLists, type CodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

export type { CodeLists }

const used = 'name_kind,birth_date_source,reliability,identifier_type,address_kind,contact_kind,relation_type'

/** The reviewed lists that people's facts use, as choices and as words. */
export const usePeopleCodes = (): CodeLists => useCodeLists(used)

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
