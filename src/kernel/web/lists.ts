import { findMunicipalities, listCodes } from '../contract/index.ts'
import { call } from './api.ts'
import { useLanguage } from './i18n/language.ts'
import { useQueryOf } from './query.ts'
import type { Option } from './ui/Select.tsx'

/** Lists change by release: an hour is soon enough. */
export const slow = { staleTime: 3_600_000 }

export interface CodeLists {
  options: (list: string) => Option[]
  label: (list: string, code: string) => string
}

/** Reviewed code lists (names separated by commas), as choices and as words in the language of the screen. */
export function useCodeLists(names: string): CodeLists {
  const language = useLanguage()
  const { data } = useQueryOf(listCodes, { lists: names }, slow)
  const of = (list: string) => (data?.rows ?? []).filter((row) => row.list === list)
  return {
    options: (list) => of(list).map((row) => ({ value: row.code, label: row[language] })),
    // a code alone says nothing to people: while the list is on its way there are dots
    label: (list, code) => (data ? (of(list).find((row) => row.code === code)?.[language] ?? code) : '…'),
  }
}

/** What is said when no municipality has that name: the list has a date. */
export const useNoMunicipality = (): string =>
  useLanguage() === 'it' ? 'Nessun comune con questo nome. L’elenco è quello dell’ISTAT di febbraio 2024.' : 'No municipality has this name. The list is ISTAT’s of February 2024.'

/** Municipalities while one types. */
export const searchMunicipalities = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  q.length < 2 ? [] : (await call(findMunicipalities, { q }, { signal })).rows.map((row) => ({ value: row.code, label: row.name, detail: row.province }))

/** What an ISTAT code is called, with its province; null when there is no such municipality. */
export async function namedMunicipality(istat: string, signal: AbortSignal): Promise<Option | null> {
  const row = (await call(findMunicipalities, { q: istat }, { signal })).rows.find(({ code }) => code === istat)
  return row ? { value: row.code, label: row.name, detail: row.province } : null
}
