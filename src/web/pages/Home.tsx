import { useWords } from '#kernel/web/i18n/words.ts'
import { useSay } from '#kernel/web/i18n/words.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { useNavigation } from '../shell/navigation.ts'
import { shellWords } from '../shell/words.ts'

/** The start, when no module brings its own: the parts of the work this person uses. */
export function Home() {
  const words = useWords(shellWords)
  const say = useSay()
  const entries = useNavigation()
  return (
    <>
      <PageHeader title={words.welcome} />
      {entries.length === 0 ? <p>{words.noModules}</p> : <ul>{entries.map((entry) => <li key={entry.href}><Link to={entry.href}>{say(entry.label)}</Link></li>)}</ul>}
    </>
  )
}
