import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { kinWords } from '../domain/kinship.ts'
import { isAdult } from './birth-text.ts'
import { usePeopleCodes } from './lists.ts'
import { peopleWords } from './words.ts'

/** What the child of a file is called in it: one word at every age, another after eighteen (the file goes on in prosieguo). */
export function useChildLabel(): (person: Parameters<typeof isAdult>[0]) => string {
  const say = useWords(peopleWords)
  return (person) => (isAdult(person) ? say.young : say.minor)
}

/** What somebody is to another, in the words of his sex: "Madre" rather than "Genitore". */
export function useKinLabel(): (type: string, sex: 'M' | 'F' | 'X' | null) => string {
  const codes = usePeopleCodes()
  const language = useLanguage()
  return (type, sex) => kinWords(type, sex)?.[language] ?? codes.label('relation_type', type)
}
