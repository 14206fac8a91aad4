import { useWords } from '#kernel/web/i18n/words.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { permitsPath } from './paths.ts'
import { permitWords } from './words.ts'

/** From the deadlines to the permits that expire. */
export function TermsLink() {
  const say = useWords(permitWords)
  return <LinkButton icon="card" to={permitsPath.to()}>{say.expiring}</LinkButton>
}
