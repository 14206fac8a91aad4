import { useWords } from '#kernel/web/i18n/words.ts'
import { Tabs } from '#kernel/web/ui/Tabs.tsx'
import { libraryPath, missingPath, proceduresPath } from './paths.ts'
import { procedureWords } from './words.ts'

/** The three screens of procedures beside each other: what runs, what is missing, what there is. */
export function Parts() {
  const say = useWords(procedureWords)
  return <Tabs label={say.parts} tabs={[{ to: proceduresPath.to(), label: say.toBoard }, { to: missingPath.to(), label: say.toMissing }, { to: libraryPath.to(), label: say.toLibrary }]} />
}
