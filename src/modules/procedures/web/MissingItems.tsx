import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import type { MissingItem } from '../contract/board.ts'
import { formatMoment } from './moments.ts'
import { runPath } from './paths.ts'
import { procedureWords } from './words.ts'
import './procedures.css'

/** What is missing, worst first, each leading to where it is recorded. */
export function MissingItems({ items, more = 0 }: { items: readonly MissingItem[]; more?: number }) {
  const say = useWords(procedureWords)
  const both = useSay()
  return (
    <ul className="ac-missing-items">
      {items.map((item) => (
        <li key={`${item.runId} ${item.stepId} ${item.document?.it ?? ''}`}>
          {item.late && <><Badge kind="danger" icon="warning-circle">{say.term_missed}</Badge> </>}
          <Link to={runPath.to({ runId: item.runId }, { passo: item.stepId })}>{item.document ? say.m_paper(both(item.document)) : both(item.title)}</Link>{' '}
          <span className="ac-meta">
            {[item.document ? both(item.title) : null, both(item.runTitle), item.due ? say.m_due(formatMoment(item.due)) : say.m_since(item.days), item.ours ? null : say.m_ask].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
      {more > 0 && <li className="ac-meta">{say.m_more(more)}</li>}
    </ul>
  )
}
