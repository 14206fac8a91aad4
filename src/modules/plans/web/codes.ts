import { useCodeLists, type CodeLists } from '#kernel/web/lists.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { GENERAL } from '../domain/areas.ts'
import { planWords } from './words.ts'

export interface PlanCodes extends CodeLists {
  kind: (code: string) => string
  area: (code: string) => string
}

/** The reviewed lists that plans use; an area in words, whichever list it comes from. */
export function usePlanCodes(): PlanCodes {
  const say = useWords(planWords)
  const lists = useCodeLists('plan_kind,pei_area,plan_outcome,family_contact,team_role')
  const dimension = (code: string): string | undefined => say[`dim_${code}` as 'dim_B1']
  return { ...lists, kind: (code) => lists.label('plan_kind', code), area: (code) => (code === GENERAL ? say.general : (dimension(code) ?? lists.label('pei_area', code))) }
}
