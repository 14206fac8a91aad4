import { useWords } from '#kernel/web/i18n/words.ts'
import { Tabs } from '#kernel/web/ui/Tabs.tsx'
import { equivalenceProposalsPath, equivalencesPath } from './paths.ts'
import { equivalenceWords } from './words.ts'

/** From the list to what is proposed. */
export function EquivalenceTabs() {
  const say = useWords(equivalenceWords)
  return <Tabs label={say.tabs} tabs={[{ to: equivalencesPath.to(), label: say.list }, { to: equivalenceProposalsPath.to(), label: say.proposals }]} />
}
