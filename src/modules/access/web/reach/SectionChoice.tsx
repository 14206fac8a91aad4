import { useWords } from '#kernel/web/i18n/words.ts'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { openableSections, type Section } from '../../domain/sections.ts'
import { reachWords } from './words.ts'

type Named = Exclude<Section, 'file'>

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Names of sections in the present language, as a list that reads aloud. */
export function useSectionWords(): { name: (section: string) => string; list: (sections: readonly string[]) => string } {
  const say = useWords(reachWords)
  const name = (section: string): string => say[section as Named]
  return { name, list: (sections) => say.list(openableSections.filter((one) => sections.includes(one)).map(name)) }
}

/** Which sections; only those of `among`. */
export function SectionChoice({ among }: { among: readonly string[] }) {
  const say = useWords(reachWords)
  const { name } = useSectionWords()
  const options = openableSections.filter((one) => among.includes(one)).map((value) => ({ value, label: upper(name(value)) }))
  return <CheckboxGroup name="sections" label={say.sections} required options={options} />
}
