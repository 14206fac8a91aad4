import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { listReportTerms } from '../contract.ts'
import { papersPath } from './paths.ts'
import { ReportTermLines } from './ReportTermLines.tsx'
import { paperWords } from './words.ts'

const SHOWN = 4

/** Part of Oggi: my terms that ask for a report nobody has begun. Nothing at all when there is none. */
export function TodayReportTerms() {
  const say = useWords(paperWords)
  const { data } = useQueryOf(listReportTerms, { limit: SHOWN })
  if (!data || data.rows.length === 0) return null
  return (
    <Card title={say.termsWaiting} footer={<Link to={papersPath.to()}>{say.seeAll}{data.total !== null && data.total > SHOWN && ` (${data.total})`}</Link>}>
      <ReportTermLines label={say.termsWaiting} rows={data.rows} />
    </Card>
  )
}
