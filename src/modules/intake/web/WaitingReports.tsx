import { formatSince } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { listReports } from '../contract.ts'
import { ChildNames, UrgencyBadge } from './marks.tsx'
import { reportPath, reportsPath } from './paths.ts'
import { intakeWords } from './words.ts'

/** The first reports that wait, for Oggi; nothing at all when none waits. */
export function WaitingReports() {
  const say = useWords(intakeWords)
  const { data } = useQueryOf(listReports, { limit: 5 })
  if (!data?.rows.length) return null
  return (
    <Card title={say.waitingPanel} footer={<Link to={reportsPath.to()}>{say.seeAll}</Link>}>
      <ul className="ac-plain ac-stack">
        {data.rows.map((row) => (
          <li key={row.id}>
            <Link to={reportPath.to({ reportId: row.id })}>{row.number}</Link> <UrgencyBadge code={row.urgency} />
            <div className="ac-meta"><ChildNames told={row.children} /> · {formatSince(row.receivedAt)}</div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
