import { useCallback } from 'react'
import { listLanguages } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { slow } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { useField } from '#kernel/web/ui/field.tsx'
import { equivalenceWords } from './words.ts'

/** What a language is called; its code while the list is on its way. */
export function useLanguageNames(): (code: string) => string {
  const language = useLanguage()
  const rows = useQueryOf(listLanguages, {}, slow).data?.rows
  return useCallback((code: string) => rows?.find((row) => row.code === code)?.[language] ?? code, [rows, language])
}

/** Languages in which the names are used, chosen one at a time. */
export function LanguagesField({ name }: { name: string }) {
  const say = useWords(equivalenceWords)
  const language = useLanguage()
  const field = useField<string[]>({ name, label: say.languages })
  const rows = useQueryOf(listLanguages, {}, slow).data?.rows ?? []
  const chosen = field.value ?? []
  const nameOf = useLanguageNames()
  return (
    <div>
      <ComboBox
        key={chosen.length} label={say.addLanguage} value="" options={rows.filter((row) => !chosen.includes(row.code)).map((row) => ({ value: row.code, label: row[language] }))}
        onChange={(code) => code && field.onChange([...chosen, code])} {...(field.error ? { error: field.error } : {})}
      />
      {chosen.length > 0 && (
        <ul className="ac-plain ac-row" aria-label={say.languages}>
          {chosen.map((code) => <li key={code}><Button kind="quiet" size="small" icon="close" aria-label={say.removeLanguage(nameOf(code))} onClick={() => field.onChange(chosen.filter((one) => one !== code))}>{nameOf(code)}</Button></li>)}
        </ul>
      )}
    </div>
  )
}
