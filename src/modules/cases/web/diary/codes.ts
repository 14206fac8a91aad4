import { listCodes, type CodeRow } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

const lists = 'diary_kind,diary_origin,danger_warning,phase,document_type,measure_kind,appointment_kind,plan_kind'

export interface CodeWords {
  /** The words of a code; the code itself while they are not there. */
  label: (list: string, code: string | null) => string
  options: (list: string) => Option[]
}

/** The reviewed lists of diary and warnings, in the present language; read once. */
export function useCodeWords(): CodeWords {
  const language = useLanguage()
  const rows: readonly CodeRow[] = useQueryOf(listCodes, { lists }, { staleTime: Infinity }).data?.rows ?? []
  return {
    label: (list, code) => rows.find((row) => row.list === list && row.code === code)?.[language] ?? code ?? '',
    options: (list) => rows.filter((row) => row.list === list).map((row) => ({ value: row.code, label: row[language] })),
  }
}
