import { useMemo } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useListOf } from '#kernel/web/query.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import { listReportTerms, type ReportTerm } from '../contract.ts'
import { ReportTermLines } from './ReportTermLines.tsx'
import { paperWords } from './words.ts'

const SHOWN = 6
const filters = ['q', 'scope', 'unit'] as const

/** Above the papers to write: the terms nobody writes for yet, by the same filters. Nothing at all when there is none. */
export function ReportTerms() {
  const say = useWords(paperWords)
  const [search] = useSearchState()
  const input = useMemo(() => ({ limit: SHOWN, ...Object.fromEntries(filters.flatMap((one) => (typeof search[one] === 'string' && search[one] ? [[one, search[one]]] : []))) }), [search])
  const list = useListOf<ReportTerm>(listReportTerms, input)
  if (list.isError) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
  const rows = list.data?.pages.flatMap((one) => one.rows) ?? []
  if (rows.length === 0) return null
  const total = list.data?.pages[0]?.total
  return (
    <Card title={total ? `${say.termsWaiting} (${total})` : say.termsWaiting}>
      <ReportTermLines label={say.termsWaiting} rows={rows} />
      {list.hasNextPage && <div className="ac-list-more"><Button kind="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.more}</Button></div>}
    </Card>
  )
}
