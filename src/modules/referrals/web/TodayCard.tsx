import { formatDate, formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { listRequests, type RequestRow } from '../contract.ts'
import { useReferralCodes } from './codes.ts'
import { requestPath, requestsPath } from './paths.ts'
import { RequestBadge } from './RequestCard.tsx'
import { referralWords } from './words.ts'

const MOST = 5

/** On "Oggi": requests received that wait for one's answer, and one's own that nobody answered in time. Nothing to do: no card. */
export function TodayCard() {
  const say = useWords(referralWords)
  const overdue = useQueryOf(listRequests, { state: 'overdue', scope: 'mine', limit: MOST }).data
  const received = useQueryOf(listRequests, { state: 'waiting_answer', scope: 'received', limit: MOST }).data
  if (!overdue?.rows.length && !received?.rows.length) return null
  return (
    <Card title={say.todayRequests} actions={<Link to={requestsPath.to({}, { state: 'waiting_answer' })}>{say.seeAll}</Link>}>
      <Rows title={say.receivedByUs} rows={received?.rows ?? []} />
      <Rows title={say.only_overdue} rows={overdue?.rows ?? []} />
    </Card>
  )
}

function Rows({ title, rows }: { title: string; rows: readonly RequestRow[] }) {
  const codes = useReferralCodes()
  if (!rows.length) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="ac-plain ac-stack">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={requestPath.to({ requestId: row.id })}><PersonName name={row.childName} /> · {codes.label('request_kind', row.kind)}</Link> <RequestBadge request={row} />
            <div className="ac-meta">{[row.to.name, row.expectedOn ? `${formatDate(row.expectedOn)} (${formatRelative(row.expectedOn)})` : ''].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ul>
    </>
  )
}
