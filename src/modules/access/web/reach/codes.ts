import { listCodes } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

/** The reviewed lists of this part, as choices and as words. */
export function useReachCodes(): { options: (list: string) => Option[]; label: (list: string, code: string) => string } {
  const language = useLanguage()
  const { data } = useQueryOf(listCodes, { lists: 'legal_basis,withhold_reason,break_glass_reason' }, { staleTime: 3_600_000 })
  const of = (list: string) => (data?.rows ?? []).filter((row) => row.list === list)
  return {
    options: (list) => of(list).map((row) => ({ value: row.code, label: row[language] })),
    label: (list, code) => of(list).find((row) => row.code === code)?.[language] ?? code,
  }
}
