import { formatDate } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { listFindings } from '../contract.ts'
import { registerPath } from './paths.ts'
import { auditWords, ruleWords } from './words.ts'

/** What the nightly rules noticed; each leads to that person's events of that day. */
export function FindingsCard() {
  const say = useWords(auditWords)
  const language = useLanguage()
  const query = useQueryOf(listFindings, { limit: 20 })
  return (
    <Card title={say.findings}>
      <p>{say.findingsText}</p>
      <Loaded query={query}>
        {({ rows }) => (rows.length === 0 ? <p className="ac-meta">{say.noFindings}</p> : (
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <Link to={registerPath.to({}, { q: row.who.id, from: row.day, to: row.day })}><span translate="no"><bdi>{row.who.name}</bdi></span> {ruleWords[row.rule]?.[language](row.amount) ?? row.rule}</Link>
                <span className="ac-meta"> · {formatDate(row.day)}</span>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </Card>
  )
}
