import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useActor } from '#kernel/web/session.tsx'
import type { ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import type { TermFilters } from './useTermFilters.ts'
import { termWords } from './words.ts'

interface Said {
  label: string
  value: string
}

/** On paper only: whose terms these are, which filters chose them, who printed them and when. A list without this is of nobody. */
export function TermsPaperHead({ filters: { chosen }, named, scope, count }: { filters: TermFilters; named: readonly ListFilter[]; scope: string; count: string }) {
  const say = useWords(termWords)
  const actor = useActor()
  const when = usePrintTime()
  const said: Said[] = [
    { label: say.state, value: say[`state_${(chosen.state ?? 'todo') as 'todo'}`] },
    ...named.flatMap((filter) => {
      const value = chosen[filter.id as 'kind']
      return value && 'options' in filter ? [{ label: filter.label, value: filter.options.find((one) => one.value === value)?.label ?? value }] : []
    }),
    ...(chosen.bucket ? [{ label: say.buckets, value: say[`bucket_${chosen.bucket as 'missed'}`] }] : []),
    ...(chosen.unassigned === 'true' ? [{ label: say.responsible, value: say.unassigned }] : []),
    ...(chosen.q ? [{ label: say.searched, value: chosen.q }] : []),
  ]
  return (
    <div className="ac-paper-head">
      <p><strong>{scope === 'mine' ? say.paperMine(actor.displayName) : scope === 'unit' ? say.paperUnit(actor.displayName) : say.paperAll(actor.displayName)}</strong>{count && ` · ${count}`}</p>
      <p>
        {said.map(({ label, value }) => `${label}: ${value}`).join(' · ')}
        {named.map((filter) => ('named' in filter && chosen[filter.id as 'kind'] ? <Found key={filter.id} filter={filter} value={chosen[filter.id as 'kind']!} /> : null))}
      </p>
      <p>{say.paperPrinted(formatDateTime(when), actor.displayName)}</p>
    </div>
  )
}

/** What was found by typing, by its name. */
function Found({ filter, value }: { filter: Extract<ListFilter, { named: unknown }>; value: string }) {
  const [name, setName] = useState('')
  useEffect(() => {
    const asked = new AbortController()
    // without its name the filter is still said, by what it is about
    filter.named(value, asked.signal).then((found) => setName(found?.label ?? ''), () => setName(''))
    return () => asked.abort()
  }, [filter, value])
  return <> · {name ? `${filter.label}: ${name}` : filter.label}</>
}

/** The moment of printing, known just before the paper is made. */
function usePrintTime(): string {
  const [at, setAt] = useState(() => Date.now())
  useEffect(() => {
    const note = () => flushSync(() => setAt(Date.now()))
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [])
  return new Date(at).toISOString()
}
