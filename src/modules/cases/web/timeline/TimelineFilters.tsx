import type { ReactNode } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useActor } from '#kernel/web/session.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { SearchBox } from '#kernel/web/ui/ListScreen.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { timelineSources, type readTimeline } from '../../contract/timeline.ts'
import { useCodeWords } from '../diary/codes.ts'
import { sectionLabels } from '../diary/words.ts'
import { isNarrowed, noFilters, type Filters } from './filters.ts'
import { sourceLabels, timelineWords } from './words.ts'

interface TimelineFiltersProps {
  filters: Filters
  first: Result<typeof readTimeline> | undefined
  onChange: (change: Partial<Filters>) => void
  actions: ReactNode
}

/** Search, and what to show: each choice says how many it has. */
export function TimelineFilters({ filters, first, onChange, actions }: TimelineFiltersProps) {
  const say = useWords(timelineWords)
  const both = useSay()
  const actor = useActor()
  const codes = useCodeWords()
  const counts = first?.counts
  const sources = timelineSources.filter((name) => counts?.sources[name] || filters.source === name)
  const kinds = Object.keys(counts?.kinds ?? {}).toSorted((a, b) => codes.label('diary_kind', a).localeCompare(codes.label('diary_kind', b), 'it'))
  const sections = (first?.reached ?? []).filter((name) => name !== 'file')
  return (
    <div className="ac-screen-only ac-stack">
      <div className="ac-row" role="search" aria-label={say.search}>
        <SearchBox label={say.search} value={filters.q} onChange={(q) => onChange({ q })} />
        {actions}
        <Chip on={filters.author === actor.id} label={say.onlyMine} onClick={() => onChange({ author: filters.author ? '' : actor.id })} />
      </div>
      <Chips label={say.show} value={filters.source} all={say.all} onChange={(source) => onChange({ source, kind: '' })}
        options={sources.map((name) => ({ value: name, label: both(sourceLabels[name]), count: counts?.sources[name] }))} />
      {filters.source === 'diary' && (
        <Chips label={say.kinds} value={filters.kind} all={say.all} onChange={(kind) => onChange({ kind })}
          options={kinds.map((code) => ({ value: code, label: codes.label('diary_kind', code), count: counts?.kinds[code] }))} />
      )}
      {sections.length > 1 && (
        <Chips label={say.sections} value={filters.section} all={say.all} onChange={(section) => onChange({ section })}
          options={sections.map((name) => ({ value: name, label: both(sectionLabels[name]) }))} />
      )}
      <details open={filters.from !== '' || filters.to !== '' || undefined}>
        <summary>{say.period}</summary>
        <div className="ac-row">
          <SmartDateField label={say.from} value={filters.from} onChange={(from) => onChange({ from })} />
          <SmartDateField label={say.to} value={filters.to} onChange={(to) => onChange({ to })} />
        </div>
      </details>
      <div className="ac-row">
        {isNarrowed(filters) && <Button kind="quiet" size="small" icon="close" onClick={() => onChange(noFilters)}>{say.clear}</Button>}
      </div>
    </div>
  )
}

interface ChipsProps {
  label: string
  value: string
  all: string
  options: readonly { value: string; label: string; count?: number | undefined }[]
  onChange: (value: string) => void
}

function Chips({ label, value, all, options, onChange }: ChipsProps) {
  return (
    <div className="ac-row" role="group" aria-label={label}>
      <Chip on={value === ''} label={all} onClick={() => onChange('')} />
      {options.map((one) => <Chip key={one.value} on={value === one.value} label={one.label} count={one.count} onClick={() => onChange(value === one.value ? '' : one.value)} />)}
    </div>
  )
}

/** A choice that stays pressed; a tick says so besides the look. */
function Chip({ on, label, count, onClick }: { on: boolean; label: string; count?: number | undefined; onClick: () => void }) {
  return (
    <Button size="small" kind={on ? 'secondary' : 'quiet'} {...(on ? { icon: 'check' as const } : {})} aria-pressed={on} onClick={onClick}>
      {label}{count === undefined ? '' : ` (${count})`}
    </Button>
  )
}
