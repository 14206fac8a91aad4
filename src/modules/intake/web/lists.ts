import { listCountries } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { slow, useCodeLists, type CodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

export { namedMunicipality, searchMunicipalities } from '#kernel/web/lists.ts'
export type { CodeLists }

const used = 'report_source,report_channel,report_party_role,reporter_capacity,urgency,triage_decision,advice_topic,advice_outcome,organisation_kind'

/** The reviewed lists of reports and advice, as choices and as words. */
export const useIntakeCodes = (): CodeLists => useCodeLists(used)

export function useCountryOptions(): Option[] {
  const language = useLanguage()
  return (useQueryOf(listCountries, {}, slow).data?.rows ?? []).map((row) => ({ value: row.code, label: row[language] }))
}

/** Kinds of bodies that ask for advice, from the long list of kinds. */
export const askingKinds = new Set(['scuola', 'cpia', 'comune', 'servizio_sociale', 'comunita', 'cooperativa', 'associazione', 'ats_asl', 'consultorio', 'polizia_locale', 'centro_antiviolenza', 'altro'])
