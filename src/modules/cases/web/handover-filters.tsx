import { useCallback, useMemo } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { SavedFiltersOf, SearchBox } from '#kernel/web/ui/ListScreen.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { uiWords } from '#kernel/web/ui/words.ts'
import type { HandoverRow } from '../contract.ts'
import { caseWords } from './words.ts'

const states = ['asked', 'accepted', 'refused', 'withdrawn'] as const
type State = (typeof states)[number]

export interface HandoverFilters {
  q: string
  state: State | ''
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('it')

/** Those of which every word typed is somewhere in what is shown; nobody has so many hand-overs that the server had to look. */
export function narrowed(rows: readonly HandoverRow[], { q, state }: HandoverFilters): HandoverRow[] {
  const words = plain(q).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (state && row.state !== state) return false
    const said = plain([
      row.childName, row.summary.number, row.summary.municipality, row.fromUnit.name, row.fromOrganisationName, row.toUnit.name, row.toOrganisationName,
      row.toOperator?.name, row.askedBy.name, row.reason, row.answerWords,
    ].filter(Boolean).join(' '))
    return words.every((word) => said.includes(word))
  })
}

/** The filters as the address holds them, and a way to change some. */
export function useHandoverFilters(): [HandoverFilters, (change: Record<string, string>) => void] {
  const [search, change] = useSearchState()
  const filters = useMemo((): HandoverFilters => ({
    q: typeof search['q'] === 'string' ? search['q'] : '',
    state: states.find((state) => state === search['state']) ?? '',
  }), [search])
  return [filters, useCallback((patch) => change(Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, value || undefined]))), [change])]
}

interface BarProps {
  filters: HandoverFilters
  onChange: (change: Record<string, string>) => void
  shown: number
  all: number
}

/** Search, state and the filters kept under a name. */
export function HandoverBar({ filters, onChange, shown, all }: BarProps) {
  const say = useWords(caseWords)
  const ui = useWords(uiWords)
  const present = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  const narrow = Object.keys(present).length > 0
  return (
    <div className="ac-row ac-screen-only" role="search" aria-label={say.handovers}>
      <SearchBox label={ui.searchIn(say.handovers)} value={filters.q} onChange={(q) => onChange({ q })} />
      <Select label={say.status} empty={ui.all} options={states.map((value) => ({ value, label: say[`state_${value}`] }))} value={filters.state} onChange={(state) => onChange({ state })} />
      {narrow && <Button kind="quiet" size="small" icon="close" onClick={() => onChange({ q: '', state: '' })}>{ui.clearFilters}</Button>}
      <SavedFiltersOf of="handovers" present={present} onPick={(saved) => onChange({ q: '', state: '', ...saved })} />
      <span role="status" className="ac-list-count">{ui.results(shown, all, false)}</span>
    </div>
  )
}
