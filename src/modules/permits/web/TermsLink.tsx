import { useWords } from '#kernel/web/i18n/words.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import { permitsPath } from './paths.ts'
import { permitWords } from './words.ts'

/** From the deadlines to the permits that expire. */
export function TermsLink() {
  const say = useWords(permitWords)
  return <Link to={permitsPath.to()}>{say.expiring}</Link>
}
