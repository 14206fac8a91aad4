import { useWords } from '../i18n/words.ts'
import { Link } from './Link.tsx'
import { uiWords } from './words.ts'

/** Where this screen stands; the last one, without address, is the screen itself. */
export function Breadcrumb({ items }: { items: readonly { label: string; to?: string }[] }) {
  const say = useWords(uiWords)
  return (
    <nav aria-label={say.youAreHere} className="ac-crumbs">
      <ol>
        {items.map(({ label, to }) => (
          <li key={label}>{to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
