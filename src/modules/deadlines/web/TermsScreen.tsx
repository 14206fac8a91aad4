import { useMemo, useState } from 'react'
import { Place } from '#kernel/web/contributions.tsx'
import { useWords } from '#kernel/web/i18n/words.ts'
import { usePrinting } from '#kernel/web/printing.ts'
import { useListOf, useQueryOf } from '#kernel/web/query.ts'
import { useShortcut } from '#kernel/web/shortcuts.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Menu } from '#kernel/web/ui/Menu.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { uiWords } from '#kernel/web/ui/words.ts'
import { listTerms, type Term, type TermCounts } from '../contract.ts'
import { buckets } from '../contract/term.ts'
import { calculationPath } from './calculation-path.ts'
import { feedsPath, lawValuesPath, leadTimesPath, newTermPath } from './paths.ts'
import { TermCalendar } from './TermCalendar.tsx'
import { TermFilterBar } from './TermFilterBar.tsx'
import { TermList } from './TermList.tsx'
import { useOwnScope, useTermFilters, type TermFilters } from './useTermFilters.ts'
import { termWords } from './words.ts'
import './terms.css'

/** The deadlines: a list, a week, a month; mine, my unit's, all that I see. */
export function TermsScreen() {
  const say = useWords(termWords)
  const filters = useTermFilters()
  const own = useOwnScope()
  const scope = filters.chosen.scope ?? own
  return (
    <>
      <PageHeader title={say.terms} status={<span className="ac-row ac-screen-only"><Place name="terms.links" /></span>} actions={<Actions />} />
      {filters.view === 'elenco' ? <AsList filters={filters} scope={scope} /> : <AsCalendar filters={filters} scope={scope} />}
    </>
  )
}

function Actions() {
  const say = useWords(termWords)
  const create = useQueryOf(listTerms, { limit: 1 }).data?.can
  return (
    <>
      {create?.create && <LinkButton kind="primary" icon="plus" to={newTermPath.to()}>{say.newTerm}</LinkButton>}
      <Menu text={say.more} items={[
        { id: 'calculation', label: say.calculation, icon: 'calendar', to: calculationPath.to() },
        { id: 'lead', label: say.leadTimes, icon: 'settings', to: leadTimesPath.to() },
        { id: 'law', label: say.lawValues, icon: 'pa', to: lawValuesPath.to() },
        { id: 'feed', label: say.calendarFeed, icon: 'share', to: feedsPath.to() },
      ]} />
    </>
  )
}

function AsCalendar({ filters, scope }: { filters: TermFilters; scope: string }) {
  return (
    <>
      <TermFilterBar filters={filters} scope={scope} count="" onPrint={() => window.print()} />
      <TermCalendar filters={filters} scope={scope} />
    </>
  )
}

function AsList({ filters, scope }: { filters: TermFilters; scope: string }) {
  const say = useWords(termWords)
  const ui = useWords(uiWords)
  const list = useListOf<Term>(listTerms, { ...filters.chosen, scope })
  const terms = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  const [printing, setPrinting] = useState(false)
  usePrinting(printing, list, () => setPrinting(false), terms.length)
  useShortcut('mod+p', ui.print, () => setPrinting(true))
  const first = list.data?.pages[0] as { counts: TermCounts | null; total: number | null; can: { create: boolean } } | undefined
  return (
    <>
      <TermFilterBar filters={filters} scope={scope} count={list.data ? ui.results(terms.length, first?.total ?? null, list.hasNextPage) : ''} printing={printing} onPrint={() => setPrinting(true)} />
      {first?.counts && <Counts counts={first.counts} filters={filters} />}
      {first?.counts && first.counts.unassigned > 0 && filters.chosen.unassigned !== 'true' && (
        <Alert kind="danger" title={say.unassignedTitle(first.counts.unassigned)} actions={<Button size="small" onClick={() => filters.set('unassigned', 'true')}>{say.showThem}</Button>}>{say.unassignedText}</Alert>
      )}
      {list.error && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton lines={10} />}
      {list.data && terms.length === 0 && <Nothing filters={filters} scope={scope} create={first?.can.create ?? false} />}
      {terms.length > 0 && <div className={list.isPlaceholderData ? 'ac-stale' : undefined} aria-busy={list.isPlaceholderData}><TermList label={say.terms} terms={terms} grouped /></div>}
      {list.hasNextPage && <div className="ac-list-more"><Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{ui.loadMore}</Button></div>}
    </>
  )
}

/** How many there are by how near they are; pressing one shows only those. */
function Counts({ counts, filters }: { counts: TermCounts; filters: TermFilters }) {
  const say = useWords(termWords)
  const { chosen, set } = filters
  return (
    <ul className="ac-term-buckets" aria-label={say.buckets}>
      {buckets.map((bucket) => (
        <li key={bucket}>
          <button type="button" className={bucket === 'missed' && counts.missed > 0 ? 'ac-loud' : undefined} aria-pressed={chosen.bucket === bucket} onClick={() => set('bucket', chosen.bucket === bucket ? undefined : bucket)}>
            {say[`bucket_${bucket}`]} <strong>{counts[bucket]}</strong>
          </button>
        </li>
      ))}
      {(counts.unassigned > 0 || chosen.unassigned === 'true') && (
        <li>
          <button type="button" className="ac-loud" aria-pressed={chosen.unassigned === 'true'} onClick={() => set('unassigned', chosen.unassigned === 'true' ? undefined : 'true')}>
            {say.unassigned} <strong>{counts.unassigned}</strong>
          </button>
        </li>
      )}
    </ul>
  )
}

function Nothing({ filters, scope, create }: { filters: TermFilters; scope: string; create: boolean }) {
  const say = useWords(termWords)
  const ui = useWords(uiWords)
  if (filters.filtered) return <EmptyState icon="search" title={ui.noMatch} action={<Button onClick={filters.clear}>{ui.clearFilters}</Button>}>{ui.noMatchDetail}</EmptyState>
  const action = (
    <>
      {create && <LinkButton to={newTermPath.to()}>{say.newTerm}</LinkButton>}
      {scope === 'mine' && <Button kind="quiet" onClick={() => filters.set('scope', 'unit')}>{say.unit}</Button>}
    </>
  )
  return <EmptyState icon="calendar" title={scope === 'mine' ? say.noneMine : say.none} action={action}>{scope === 'mine' ? say.noneMineText : say.noneText}</EmptyState>
}
