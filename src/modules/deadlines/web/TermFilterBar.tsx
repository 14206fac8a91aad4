import { useId, useMemo } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { namedMunicipality, searchMunicipalities } from '#kernel/web/lists.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Filter, SavedFiltersOf, SearchBox, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { useSearchState } from '#kernel/web/paths.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { uiWords } from '#kernel/web/ui/words.ts'
import { namedWorker, searchWorkers } from '#modules/network/web/parts.ts'
import { termKinds } from '../contract/term.ts'
import { ruleGroups } from '../domain/rules.ts'
import { termsPath } from './paths.ts'
import { TermsPaperHead } from './TermsPaperHead.tsx'
import type { TermFilters } from './useTermFilters.ts'
import { termWords } from './words.ts'

const states = ['todo', 'open', 'missed', 'suspended', 'done', 'waived', 'any'] as const

/** What narrows the terms shown, whose they are, and how they are seen; all of it stays in the address. */
export function TermFilterBar({ filters, scope, count, printing = false, onPrint }: { filters: TermFilters; scope: string; count: string; printing?: boolean; onPrint: () => void }) {
  const say = useWords(termWords)
  const ui = useWords(uiWords)
  const [, change] = useSearchState()
  const { chosen, set, clear, view } = filters
  const named = useNamedFilters()
  return (
    <>
      <TermsPaperHead filters={filters} named={named} scope={scope} count={count} />
      <div className="ac-term-bar" role="search" aria-label={say.terms}>
        {view === 'elenco' && <SearchBox label={ui.searchIn(say.terms)} value={chosen.q ?? ''} onChange={(q) => set('q', q)} />}
        <div className="ac-filters">
          <Always label={say.scope} value={scope} onChange={(value) => set('scope', value)} options={(['mine', 'unit', 'all'] as const).map((one) => ({ value: one, label: say[one] }))} />
          <Always label={say.state} value={chosen.state ?? 'todo'} onChange={(value) => set('state', value === 'todo' ? undefined : value)} options={states.map((one) => ({ value: one, label: say[`state_${one}`] }))} />
          {named.map((filter) => <Filter key={filter.id} filter={filter} value={chosen[filter.id as 'kind'] ?? ''} onChange={(value) => set(filter.id as 'kind', value)} />)}
        </div>
        {filters.filtered && <Button kind="quiet" size="small" icon="close" onClick={clear}>{ui.clearFilters}</Button>}
        <SavedFiltersOf of="terms" present={chosen as Record<string, string>} onPick={(saved) => change({ ...Object.fromEntries(Object.keys(chosen).map((key) => [key, undefined])), ...saved })} />
        <span className="ac-list-end">
          <span role="status" className="ac-list-count">{count}</span>
          <Button kind="quiet" size="small" icon="print" className="ac-desk-only" busy={printing} onClick={onPrint}>{ui.print}</Button>
        </span>
        <Views filters={filters} />
      </div>
    </>
  )
}

/** A choice that is never empty. */
function Always({ label, value, options, onChange }: { label: string; value: string; options: readonly Option[]; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div className="ac-filter">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="ac-input ac-select" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  )
}

/** What narrows the terms besides whose they are and their state. */
function useNamedFilters(): ListFilter[] {
  const say = useWords(termWords)
  const pick = useSay()
  return useMemo((): ListFilter[] => [
    { id: 'kind', label: say.kind, options: termKinds.map((one) => ({ value: one, label: say[`kind_${one}`] })) },
    { id: 'group', label: say.group, options: Object.entries(ruleGroups).map(([value, name]) => ({ value, label: pick(name) })) },
    { id: 'responsible', label: say.responsible, all: say.everybody, search: searchWorkers, named: namedWorker },
    { id: 'municipality', label: say.municipality, all: say.everybody, search: searchMunicipalities, named: namedMunicipality },
  ], [say, pick])
}

/** List, week or month: links, so that each has its address. */
function Views({ filters: { chosen, view, day } }: { filters: TermFilters }) {
  const say = useWords(termWords)
  const shown = { elenco: say.list, settimana: say.week, mese: say.month } as const
  return (
    <nav className="ac-term-views" aria-label={say.view}>
      {(Object.keys(shown) as (keyof typeof shown)[]).map((one) => (
        <Link key={one} to={termsPath.to({}, { ...chosen, vista: one === 'elenco' ? undefined : one, giorno: one === 'elenco' ? undefined : day || undefined })} aria-current={one === view ? 'page' : undefined}>{shown[one]}</Link>
      ))}
    </nav>
  )
}
