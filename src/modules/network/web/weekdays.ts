import { formatWeekday } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

/** The days of the week from Monday (`1`), in the language of the screen. */
export function useWeekdays(): Option[] {
  const language = useLanguage()
  // The first of January 2024 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: formatWeekday(`2024-01-0${day}`, language) }))
}
