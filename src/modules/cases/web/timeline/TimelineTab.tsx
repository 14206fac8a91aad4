import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { usePageActions } from '#kernel/web/palette.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { usePrinting } from '#kernel/web/printing.ts'
import { queryClient, useListOf, useQueryOf } from '#kernel/web/query.ts'
import { useShortcut } from '#kernel/web/shortcuts.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { VisuallyHidden } from '#kernel/web/ui/VisuallyHidden.tsx'
import { getDiaryDesk, listDrafts } from '../../contract/diary.ts'
import { readTimeline, type TimelineItem } from '../../contract/timeline.ts'
import { OpenComposer, type Writing } from '../diary/OpenComposer.tsx'
import { diaryWords } from '../diary/words.ts'
import { asSearch, filtersIn, isNarrowed, noFilters, periodWords, queryOf, type Filters } from './filters.ts'
import { Months } from './Months.tsx'
import { TimelineFilters } from './TimelineFilters.tsx'
import { timelineWords } from './words.ts'

type Page = Result<typeof readTimeline>

/** The diary of a file within its whole story: written, searched, read from top to bottom, printed. */
export function TimelineTab({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(timelineWords)
  const [search, changeAddress] = useSearchState()
  const filters = useMemo(() => filtersIn(search), [search])
  const setFilters = useCallback((change: Partial<Filters>) => changeAddress(asSearch(change)), [changeAddress])
  const [printing, setPrinting] = useState(false)
  const list = useListOf<TimelineItem>(readTimeline as never, { caseId, ...queryOf(filters), ...(printing ? { whole: 'true', limit: 200 } : {}) })
  usePrinting(printing, list, () => setPrinting(false))
  useShortcut('mod+p', say.print, () => setPrinting(true))
  const first = list.data?.pages[0] as Page | undefined
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  const { writing, write, close, composer } = useWriting(caseId, search['scrivi'] === 'nota', () => changeAddress({ scrivi: undefined }))
  return (
    <section aria-label={say.title}>
      <VisuallyHidden><h2>{say.title}</h2></VisuallyHidden>
      <div className="ac-stack">
        {composer}
        <TimelineFilters
          {...{ filters, first }}
          onChange={setFilters}
          actions={<>{!writing && write && <Button kind="primary" icon="plus" onClick={() => write({})}><WriteWords /></Button>}<Button kind="quiet" icon="print" className="ac-desk-only" busy={printing} onClick={() => setPrinting(true)}>{say.print}</Button></>}
        />
        {first && (
          <p className="ac-meta">
            <span role="status">{say.count(rows.length, first.total ?? rows.length)}</span> {periodWords(filters, say)}
          </p>
        )}
        {first?.partial && <Callout>{say.partial}</Callout>}
        {list.error && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
        {!list.data && !list.error && <Skeleton lines={8} />}
        {list.data && rows.length === 0 && (isNarrowed(filters)
          ? <EmptyState icon="search" title={say.noMatch} action={<Button onClick={() => setFilters(noFilters)}>{say.clear}</Button>}>{say.noMatchText}</EmptyState>
          : <EmptyState icon="note" title={say.none}>{say.noneText}</EmptyState>)}
        <div className={list.isPlaceholderData ? 'ac-stale' : undefined}>
          <Months caseId={caseId} rows={rows} onCorrect={(entry) => {
            close()
            write?.({ entry })
          }} />
        </div>
        {list.hasNextPage && <div className="ac-list-more"><Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.loadMore}</Button></div>}
      </div>
    </section>
  )
}

function WriteWords() {
  return useWords(diaryWords).write
}

/** What is being written now. A draft left on any device opens by itself, once; a note asked for by the address opens ready to be typed, as soon as it may. */
function useWriting(caseId: Id<'case'>, asked: boolean, onBegun: () => void) {
  const say = useWords(diaryWords)
  const desk = useQueryOf(getDiaryDesk, { caseId }).data
  const drafts = useQueryOf(listDrafts, { ofCase: caseId }).data?.rows
  const [writing, setWriting] = useState<Writing | null>(null)
  const [offered, setOffered] = useState(false)
  const canWrite = desk?.can.write ?? false
  const begin = (what: Writing) => setWriting(what.entry ? { entry: what.entry, draft: drafts?.find((one) => one.entryId === what.entry!.id) } : { draft: drafts?.find((one) => !one.entryId) })
  const latest = useRef(begin)
  latest.current = begin
  const begun = useRef(onBegun)
  begun.current = onBegun
  const close = useCallback(() => {
    setWriting(null)
    void queryClient.invalidateQueries({ queryKey: [listDrafts.id] })
  }, [])
  useEffect(() => {
    if (!drafts || !canWrite) return
    if (asked) {
      setOffered(true)
      latest.current({})
      begun.current()
    } else if (!offered) {
      setOffered(true)
      if (drafts[0]) setWriting({ draft: drafts[0], quiet: true })
    }
  }, [drafts, offered, canWrite, asked])
  useShortcut(canWrite && !writing ? 'n' : undefined, say.write, () => begin({}))
  const title = say.write
  usePageActions(useMemo(() => (canWrite ? [{ id: 'diary.write', label: title, icon: 'note' as const, run: () => latest.current({}) }] : []), [canWrite, title]))
  return {
    writing,
    write: canWrite ? begin : undefined,
    close,
    composer: writing && desk ? <OpenComposer key={writing.draft?.id ?? writing.entry?.id ?? 'new'} {...{ caseId, desk, writing }} onClose={close} /> : null,
  }
}
