import { findMunicipalities, listCodes, listCountries } from '#kernel/contract/index.ts'
import { call } from '#kernel/web/api.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

const slow = { staleTime: 3_600_000 }
const used = 'report_source,report_channel,report_party_role,reporter_capacity,urgency,triage_decision,advice_topic,advice_outcome,organisation_kind'

export interface CodeLists {
  options: (list: string) => Option[]
  label: (list: string, code: string) => string
}

/** The reviewed lists of reports and advice, as choices and as words. */
export function useIntakeCodes(): CodeLists {
  const language = useLanguage()
  const { data } = useQueryOf(listCodes, { lists: used }, slow)
  const of = (list: string) => (data?.rows ?? []).filter((row) => row.list === list)
  return {
    options: (list) => of(list).map((row) => ({ value: row.code, label: row[language] })),
    label: (list, code) => of(list).find((row) => row.code === code)?.[language] ?? code,
  }
}

export function useCountryOptions(): Option[] {
  const language = useLanguage()
  return (useQueryOf(listCountries, {}, slow).data?.rows ?? []).map((row) => ({ value: row.code, label: row[language] }))
}

/** Municipalities while one types. */
export const searchMunicipalities = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  q.length < 2 ? [] : (await call(findMunicipalities, { q }, { signal })).rows.map((row) => ({ value: row.code, label: row.name, detail: row.province }))

/** Kinds of bodies that ask for advice, from the long list of kinds. */
export const askingKinds = new Set(['scuola', 'cpia', 'comune', 'servizio_sociale', 'comunita', 'cooperativa', 'associazione', 'ats_asl', 'consultorio', 'polizia_locale', 'centro_antiviolenza', 'altro'])
