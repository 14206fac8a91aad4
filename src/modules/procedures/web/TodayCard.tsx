import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { board } from '../contract/board.ts'
import { NextTerm } from './NextTerm.tsx'
import { proceduresPath, runPath } from './paths.ts'
import { procedureWords } from './words.ts'
import './procedures.css'

/** On Oggi: procedures I answer for whose term ends soon or has passed, the hours of a 403 first. Nothing when none. */
export function TodayCard() {
  const say = useWords(procedureWords)
  const both = useSay()
  const { data } = useQueryOf(board, { scope: 'mine', limit: 6 }, { refetchInterval: 60_000 })
  const rows = (data?.rows ?? []).filter(({ nextTerm, effectLostAt }) => nextTerm || effectLostAt)
  if (rows.length === 0) return null
  return (
    <Card title={say.todayTitle} footer={<Link to={proceduresPath.to({}, { scope: 'mine' })}>{say.todayAll}</Link>}>
      <ul className="ac-plain ac-step-lines">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="ac-row">
              <strong><Link to={runPath.to({ runId: row.id })}>{row.childName ? <PersonName name={row.childName} /> : (row.subtitle ?? both(row.title))}</Link></strong>
              <span>{both(row.title)}</span>
              {row.effectLostAt && <Badge kind="danger" icon="warning-circle">{say.lost}</Badge>}
            </div>
            <NextTerm row={row} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
