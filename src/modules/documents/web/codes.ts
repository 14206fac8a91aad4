import { listCodes } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

export interface CodeLists {
  options: (list: string) => Option[]
  label: (list: string, code: string) => string
}

/** The lists that documents use, in the present language. */
export function useDocumentCodes(): CodeLists {
  const language = useLanguage()
  const rows = useQueryOf(listCodes, { lists: 'document_type,document_origin,section' }, { staleTime: 3_600_000 }).data?.rows ?? []
  return {
    options: (list) => rows.filter((row) => row.list === list).map((row) => ({ value: row.code, label: row[language] })),
    label: (list, code) => rows.find((row) => row.list === list && row.code === code)?.[language] ?? code,
  }
}
