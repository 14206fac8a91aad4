import { useWords } from '#kernel/web/i18n/words.ts'
import { Tabs } from '#kernel/web/ui/Tabs.tsx'
import { elsewherePath, questionsPath, suggestionsPath, tracesPath } from './paths.ts'
import { identityWords } from './words.ts'

/** From one list about identity to the others. */
export function IdentityTabs() {
  const say = useWords(identityWords)
  return (
    <Tabs label={say.title} tabs={[
      { to: suggestionsPath.to(), label: say.toIdentity }, { to: elsewherePath.to(), label: say.elsewhere }, { to: questionsPath.to(), label: say.questions }, { to: tracesPath.to(), label: say.traces },
    ]} />
  )
}
