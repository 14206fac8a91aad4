import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useListOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Drawer } from '#kernel/web/ui/Modal.tsx'
import { ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { planHistory } from '../contract.ts'
import { planWords } from './words.ts'

/** What happened to a plan, newest first; what a text said before is there to be read. */
export function HistoryDialog({ planId, onClose }: { planId: Id<'plan'>; onClose: () => void }) {
  const say = useWords(planWords)
  const list = useListOf(planHistory, { planId, limit: 30 })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Drawer open onClose={onClose} title={say.history}>
      {list.error && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton lines={6} />}
      {list.data && rows.length === 0 && <p>{say.historyNone}</p>}
      <Timeline label={say.history} items={rows.map((row) => ({
        id: row.id, when: row.at, title: say[`h_${row.what}` as 'h_begun'] ?? row.what, meta: row.by,
        body: row.words || row.before ? <>{row.words && <div translate="no" dir="auto">{row.words}</div>}{row.before && <Before text={row.before} />}</> : undefined,
      }))} />
      {list.hasNextPage && <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.loadMore}</Button>}
    </Drawer>
  )
}

/** The words that stood there before: texts only, no machine's names. */
function Before({ text }: { text: string }) {
  const before = JSON.parse(text) as unknown
  const said = Array.isArray(before) ? [] : Object.values(before as Record<string, unknown>).filter((one): one is string => typeof one === 'string' && one.length > 3 && !/^[0-9a-f-]{36}$/.test(one))
  return said.length ? <ul className="ac-meta pl-before" translate="no">{said.map((one) => <li key={one}><del>{one}</del></li>)}</ul> : null
}
