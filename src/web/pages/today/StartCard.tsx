import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { todayPath } from '#modules/cases/web/index.ts'
import { useNavigation } from '../../shell/navigation.ts'
import { todayWords } from './words.ts'

/** For who answers for no file (a school, an administrator): where the work is, instead of an empty list of children. */
export function StartCard() {
  const words = useWords(todayWords)
  const say = useSay()
  const entries = useNavigation().filter(({ href }) => href !== todayPath.to())
  return (
    <Card title={words.start}>
      <ul className="ac-plain ac-stack">
        {entries.map((entry) => <li key={entry.href}><Icon name={entry.icon} /> <Link to={entry.href}>{say(entry.label)}</Link></li>)}
      </ul>
    </Card>
  )
}
