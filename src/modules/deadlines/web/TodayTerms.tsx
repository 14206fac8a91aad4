import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { listTerms } from '../contract.ts'
import { termsPath } from './paths.ts'
import { TermList } from './TermList.tsx'
import { useOwnScope } from './useTermFilters.ts'
import { termWords } from './words.ts'

const SHOWN = 8
const near = new Set(['missed', 'now', 'today', 'week'])

/** Part of Oggi: what was missed, what is due at once, what falls due within seven days. */
export function TodayTerms() {
  const say = useWords(termWords)
  const scope = useOwnScope()
  const query = useQueryOf(listTerms, { scope, limit: 50 })
  return (
    <Loaded query={query} lines={4}>
      {({ rows, counts }) => {
        const terms = rows.filter((row) => row.bucket && near.has(row.bucket))
        const total = counts ? counts.missed + counts.now + counts.today + counts.week : terms.length
        return (
          <Card title={scope === 'mine' ? say.todayTitle : say.terms} footer={<Link to={termsPath.to({}, { scope })}>{say.open}{total > SHOWN && ` (${total})`}</Link>}>
            {terms.length === 0 ? <p className="ac-meta">{say.todayNone}</p> : <TermList label={say.todayTitle} terms={terms.slice(0, SHOWN)} />}
          </Card>
        )
      }}
    </Loaded>
  )
}
