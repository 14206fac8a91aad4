import { listLanguages } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { slow, useCodeLists, type CodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

/** The reviewed lists that the agenda uses. */
export const useAgendaCodes = (): CodeLists => useCodeLists('appointment_kind,room_equipment,diary_origin')

/** Languages of the world, those most asked for first. */
export function useLanguageOptions(): Option[] {
  const language = useLanguage()
  return (useQueryOf(listLanguages, {}, slow).data?.rows ?? []).map((row) => ({ value: row.code, label: row[language] }))
}
