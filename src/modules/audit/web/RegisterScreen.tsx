import { useMemo } from 'react'
import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { downloadUrl } from '#kernel/web/api.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useListOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { SavedFiltersOf, SearchBox } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { exportEvents, searchEvents } from '../contract.ts'
import { actionWords, knownActions, outcomeWords } from '../domain/actions.ts'
import { EventTable } from './EventTable.tsx'
import { FindingsCard } from './FindingsCard.tsx'
import { PeriodFields } from './PeriodFields.tsx'
import { VerificationCard } from './VerificationCard.tsx'
import { auditWords } from './words.ts'

interface Filters {
  q?: string | undefined
  action?: string | undefined
  outcome?: 'ok' | 'refused' | 'failed' | undefined
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

/** The filters as the address holds them. */
function useFilters(): [Filters, (patch: Filters) => void] {
  const [search, change] = useSearchState()
  const text = (key: string) => (typeof search[key] === 'string' && search[key] !== '' ? search[key] : undefined)
  const day = (key: string) => {
    const value = text(key)
    return value && isPlainDate(value) ? value : undefined
  }
  const outcome = text('outcome')
  const filters: Filters = {
    q: text('q'), action: text('action'), from: day('from'), to: day('to'),
    outcome: outcome === 'ok' || outcome === 'refused' || outcome === 'failed' ? outcome : undefined,
  }
  return [filters, change as (patch: Filters) => void]
}

/** The access register of the privacy officer: is it whole, is something unusual, who did what. */
export function RegisterScreen() {
  const say = useWords(auditWords)
  return (
    <>
      <PageHeader title={say.register} status={say.registerText} />
      <div className="ac-stack">
        <div className="ac-columns">
          <VerificationCard />
          <FindingsCard />
        </div>
        <Search />
      </div>
    </>
  )
}

function Search() {
  const say = useWords(auditWords)
  const [filters, change] = useFilters()
  const present = Object.fromEntries(Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== undefined))
  const list = useListOf(searchEvents, { ...filters })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  return (
    <Card title={say.searchTitle}>
      <div className="ac-stack">
        <FilterBar filters={filters} change={change} />
        {/* what is saved holds all that narrows: picking it puts away the rest */}
        <div className="ac-row ac-screen-only"><SavedFiltersOf of="register" present={present} onPick={(saved) => change({ q: undefined, action: undefined, outcome: undefined, from: undefined, to: undefined, ...saved })} /></div>
        <p className="ac-meta">{say.searchHint}</p>
        <div className="ac-row">
          <span role="status">{rows && say.found(rows.length, list.hasNextPage)}</span>
          <a className="ac-screen-only" href={downloadUrl(exportEvents, { ...filters, format: 'xlsx' })} download>{say.xlsx}</a>
          <a className="ac-screen-only" href={downloadUrl(exportEvents, { ...filters, format: 'csv' })} download>{say.csv}</a>
        </div>
        <Loaded query={{ data: rows, error: list.error, refetch: list.refetch }} lines={8}>
          {(events) => (events.length === 0 ? <EmptyState icon="search" title={say.none}>{say.noneText}</EmptyState> : <EventTable caption={say.register} rows={events} files />)}
        </Loaded>
        {list.hasNextPage && <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.more}</Button>}
      </div>
    </Card>
  )
}

function FilterBar({ filters, change }: { filters: Filters; change: (patch: Filters) => void }) {
  const say = useWords(auditWords)
  const language = useLanguage()
  const actions = useMemo(
    () => knownActions.map((value) => ({ value, label: actionWords(value)[language] })).toSorted((a, b) => a.label.localeCompare(b.label, language)),
    [language],
  )
  const outcomes = (['ok', 'refused', 'failed'] as const).map((value) => ({ value, label: outcomeWords[value][language] }))
  return (
    <div className="ac-row ac-screen-only" role="search" aria-label={say.register}>
      <SearchBox label={say.search} value={filters.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
      <Select label={say.action} empty={say.all} options={actions} value={filters.action ?? ''} onChange={(action) => change({ action: action || undefined })} />
      <Select label={say.outcome} empty={say.allOutcomes} options={outcomes} value={filters.outcome ?? ''} onChange={(outcome) => change({ outcome: (outcome || undefined) as Filters['outcome'] })} />
      {/* the two ends of a period stay side by side */}
      <div className="ac-row"><PeriodFields period={filters} onChange={({ from, to }) => change({ from, to })} /></div>
    </div>
  )
}
