import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { listPermits } from '../contract.ts'
import { usePermitCodes } from './codes.ts'
import { Expiry } from './Expiry.tsx'
import { permitsPath } from './paths.ts'
import { whoseText } from './PermitsScreen.tsx'
import { permitWords } from './words.ts'

/** Part of Oggi: permits of my files that expire within 60 days. Nothing at all when there is none. */
export function ExpiringCard() {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  const { data } = useQueryOf(listPermits, { scope: 'mine', within: '60', limit: 5 })
  if (!data || data.rows.length === 0) return null
  const all = <Link to={permitsPath.to({}, { scope: 'mine', within: '60' })}>{say.seeAll}{data.total !== null && ` (${data.total})`}</Link>
  return (
    <Card title={say.expiring} footer={all}>
      <ul className="ac-plain ac-stack">
        {data.rows.map((row) => (
          <li key={row.id}>
            <Link to={caseTabPath.to({ caseId: row.caseId, tab: 'permessi' })}><PersonName name={row.childName} /></Link>{' '}
            <Expiry permit={{ expiresOn: row.expiresOn, expired: row.expired, renewing: row.renewal !== null }} />
            <div className="ac-meta">
              {[codes.label('permit_type', row.kind), whoseText(say, row), row.expiresOn && formatDate(row.expiresOn), row.renewal && say.renewalAskedOn(formatDate(row.renewal.askedOn))].filter(Boolean).join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
