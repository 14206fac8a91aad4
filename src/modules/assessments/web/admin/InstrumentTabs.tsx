import { useActor } from '#kernel/web/session.tsx'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Tabs } from '#kernel/web/ui/Tabs.tsx'
import { instrumentsPath, ownInstrumentsPath } from '../paths.ts'
import { adminWords } from './words.ts'

/** The library, and beside it the body's own instruments for who administers one: to others the server shows none. */
export function InstrumentTabs() {
  const say = useWords(adminWords)
  const actor = useActor()
  if (!actor.roles.includes('administrator')) return null
  return <Tabs label={say.parts} tabs={[{ to: instrumentsPath.to(), label: say.libraryTab }, { to: ownInstrumentsPath.to(), label: say.ownTab }]} />
}
