import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Search } from '../paths.ts'
import { useSearchState } from '../paths.ts'
import { usePrinting } from '../printing.ts'
import { useListOf, type ListEndpoint } from '../query.ts'
import { savedFiltersContent, type SavedFiltersProps } from '../saved-filters.ts'
import { useShortcut } from '../shortcuts.ts'
import { useWords } from '../i18n/words.ts'
import { Button } from './Button.tsx'
import { EmptyState, ErrorState, Skeleton } from './states.tsx'
import { Icon } from './Icon.tsx'
import { PageHeader } from './PageHeader.tsx'
import type { ListFilter, MenuFilter } from './list-filter.ts'
import { Table, type Column } from './Table.tsx'
import { uiWords } from './words.ts'

export type { ListFilter } from './list-filter.ts'

// Typing to find needs React Aria: only the lists that have such a filter load it.
const FilterSearch = lazy(async () => ({ default: (await import('./FilterSearch.tsx')).FilterSearch }))

interface ListScreenProps<Row> {
  title: string
  /** One primary action at most: what one comes here to start. */
  actions?: ReactNode
  above?: ReactNode
  /** Beneath the title: how things stand. */
  status?: ReactNode
  endpoint: ListEndpoint<Row>
  /** Parts of the query that are not filters of the person (the case the list belongs to). */
  input?: Record<string, unknown>
  filters?: readonly ListFilter[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  rowHref?: (row: Row) => string | undefined
  rowActions?: (row: Row) => ReactNode
  /** What to say when there is nothing at all yet: what will be here, how to begin. */
  empty: { title: string; text: ReactNode; action?: ReactNode }
  /** The name under which the person's filters of this list are kept: letters and hyphens. Without it they cannot be kept. */
  savedAs?: string
  /** Headed by its own page header; false when the list is a part of another screen. */
  header?: boolean
  /** The query takes no `q`. */
  searchable?: boolean
}

const one = (value: Search[string]): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))

/** A list of things to look through: filters as one types, keeps its filters in the address, counts, teaches when empty, prints. */
export function ListScreen<Row>(props: ListScreenProps<Row>) {
  const { title, actions, above, status, endpoint, input, filters = [], columns, rowKey, rowHref, rowActions, empty, savedAs, header = true, searchable = true } = props
  const say = useWords(uiWords)
  const [search, change] = useSearchState()
  const [sortBy, sortDown] = [one(search['sort']), one(search['down']) === 'true']
  const chosen = useMemo(() => {
    const keys = ['q', 'sort', 'down', ...filters.map((filter) => filter.id)]
    return Object.fromEntries(keys.map((key) => [key, one(search[key])]).filter(([, value]) => value !== ''))
  }, [search, filters])
  const asked = Object.fromEntries(Object.entries(chosen).filter(([key]) => key in endpoint.query.shape))
  const list = useListOf(endpoint, { ...input, ...asked })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  const total = list.data?.pages[0]?.total ?? null
  const [printing, setPrinting] = useState(false)
  usePrinting(printing, list, () => setPrinting(false), rows.length)
  useShortcut('mod+p', say.print, () => setPrinting(true))
  const filtered = Object.keys(chosen).some((key) => key !== 'sort' && key !== 'down')
  const clear = () => change(Object.fromEntries(['q', ...filters.map((filter) => filter.id)].map((key) => [key, undefined])))
  return (
    <>
      {header && <PageHeader title={title} actions={actions} above={above} status={status} />}
      <div className="ac-list">
        <div className="ac-list-bar" role="search" aria-label={title}>
          {searchable && <SearchBox label={say.searchIn(title)} value={one(search['q'])} onChange={(q) => change({ q: q || undefined })} />}
          {filters.length > 0 && (
            <div className="ac-filters">
              {filters.map((filter) => <Filter key={filter.id} filter={filter} value={one(search[filter.id])} onChange={(value) => change({ [filter.id]: value || undefined })} />)}
            </div>
          )}
          {filtered && <Button kind="quiet" size="small" icon="close" onClick={clear}>{say.clearFilters}</Button>}
          {savedAs && <SavedFiltersOf of={savedAs} present={chosen} onPick={(saved) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), ...saved })} />}
          <span className="ac-list-end">
            <span role="status" className="ac-list-count">{list.data ? say.results(rows.length, total, list.hasNextPage) : ''}</span>
            <Button kind="quiet" size="small" icon="print" className="ac-desk-only" busy={printing} onClick={() => setPrinting(true)}>{say.print}</Button>
          </span>
        </div>
        {list.error && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
        {!list.data && !list.error && <Skeleton lines={8} />}
        {list.data && rows.length === 0 && (filtered
          ? <EmptyState icon="search" title={say.noMatch} action={<Button onClick={clear}>{say.clearFilters}</Button>}>{say.noMatchDetail}</EmptyState>
          : <EmptyState title={empty.title} action={empty.action}>{empty.text}</EmptyState>)}
        {rows.length > 0 && (
          <div className={list.isPlaceholderData ? 'ac-stale' : undefined} aria-busy={list.isPlaceholderData}>
            <Table
              caption={title}
              {...{ columns, rows, rowKey }}
              {...(rowHref ? { rowHref } : {})}
              {...(rowActions ? { rowActions } : {})}
              sort={sortBy ? { by: sortBy, down: sortDown } : undefined}
              onSort={({ by, down }) => change({ sort: by, down: down ? 'true' : undefined })}
            />
          </div>
        )}
        {list.hasNextPage && (
          <div className="ac-list-more"><Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.loadMore}</Button></div>
        )}
      </div>
    </>
  )
}

/** The named filters of a list or of another screen with filters in its address. */
export function SavedFiltersOf(props: SavedFiltersProps) {
  const Content = savedFiltersContent()
  return Content && <Suspense fallback={null}><Content {...props} /></Suspense>
}

/** One filter of a list's bar; for screens that are no table too. */
export function Filter({ filter, value, onChange }: { filter: ListFilter; value: string; onChange: (value: string) => void }) {
  if ('options' in filter) return <FilterSelect {...{ filter, value, onChange }} />
  return (
    <Suspense fallback={<div className="ac-filter ac-filter-search"><span>{filter.label}</span><div className="ac-input" /></div>}>
      <FilterSearch {...{ filter, value, onChange }} />
    </Suspense>
  )
}

function FilterSelect({ filter, value, onChange }: { filter: MenuFilter; value: string; onChange: (value: string) => void }) {
  const say = useWords(uiWords)
  const id = useId()
  return (
    <div className="ac-filter">
      <label htmlFor={id}>{filter.label}</label>
      <select id={id} className={value ? 'ac-input ac-select ac-filter-on' : 'ac-input ac-select'} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{filter.all ?? say.all}</option>
        {filter.options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  )
}

/** Filters while one types; `/` jumps into it. */
export function SearchBox({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const say = useWords(uiWords)
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef(value)
  useShortcut('/', say.goToSearch, () => input.current?.focus())
  useEffect(() => {
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      onChange(text)
    }, 150)
    return () => clearTimeout(timer)
  }, [text, onChange])
  return (
    <div className="ac-search">
      <Icon name="search" />
      <input ref={input} type="search" className="ac-input" aria-label={label} placeholder={label} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" spellCheck={false} translate="no" />
    </div>
  )
}
