import { useLanguage } from '#kernel/web/i18n/language.ts'
import { slow, useCodeLists, type CodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { listServiceKinds, type ServiceKind } from '../contract.ts'

/** The reviewed lists that services and requests use. */
export const useReferralCodes = (): CodeLists =>
  useCodeLists('service_basis,service_place,service_cost,service_pause_reason,service_outcome,request_kind,request_channel,request_consent,request_outcome,legal_basis')

/** Kinds of service that can be chosen, with what each is. */
export function useKinds(): { kinds: readonly ServiceKind[]; options: Option[] } {
  const language = useLanguage()
  const kinds = useQueryOf(listServiceKinds, {}, slow).data?.rows ?? []
  return { kinds, options: kinds.map((one) => ({ value: one.id, label: language === 'it' ? one.labelIt : one.labelEn })) }
}

/** A kind's name in the language of the screen. */
export function useKindName(): (kind: { labelIt: string; labelEn: string }) => string {
  const language = useLanguage()
  return (kind) => (language === 'it' ? kind.labelIt : kind.labelEn)
}
