import { useSay } from '#kernel/web/i18n/words.ts'
import type { NavigationEntry } from '#kernel/web/module.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useShortcut } from '#kernel/web/shortcuts.ts'
import { useNavigation } from './navigation.ts'

/** The keys of the main navigation (`g f`). */
export function NavigationShortcuts() {
  return useNavigation().map((entry) => <EntryShortcut key={entry.href} entry={entry} />)
}

function EntryShortcut({ entry }: { entry: NavigationEntry }) {
  const say = useSay()
  const go = useGo()
  useShortcut(entry.shortcut, say(entry.label), () => go(entry.href))
  return null
}
