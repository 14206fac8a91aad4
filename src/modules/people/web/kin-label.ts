import { useLanguage } from '#kernel/web/i18n/language.ts'
import { kinWords } from '../domain/kinship.ts'
import { usePeopleCodes } from './lists.ts'

/** What somebody is to another, in the words of his sex: "Madre" rather than "Genitore". */
export function useKinLabel(): (type: string, sex: 'M' | 'F' | 'X' | null) => string {
  const codes = usePeopleCodes()
  const language = useLanguage()
  return (type, sex) => kinWords(type, sex)?.[language] ?? codes.label('relation_type', type)
}
