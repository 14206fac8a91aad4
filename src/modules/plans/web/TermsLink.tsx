import { useWords } from '#kernel/web/i18n/words.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import { plansPath } from './paths.ts'
import { planWords } from './words.ts'

/** From the deadlines to plans and their reviews. */
export function TermsLink() {
  const say = useWords(planWords)
  return <Link to={plansPath.to({}, { due: '30' })}>{say.list}</Link>
}
