import { useMemo } from 'react'
import { useSearchState, type Search } from '#kernel/web/paths.ts'
import { useActor } from '#kernel/web/session.tsx'

const keys = ['scope', 'state', 'kind', 'group', 'unit', 'responsible', 'municipality', 'unassigned'] as const
type Key = (typeof keys)[number] | 'q' | 'bucket'

const one = (value: Search[string]): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))

/** What is asked of the list and of the calendar, as it stands in the address. */
export function useTermFilters() {
  const [search, change] = useSearchState()
  const chosen = useMemo(() => Object.fromEntries([...keys, 'q', 'bucket'].map((key) => [key, one(search[key])]).filter(([, value]) => value !== '')) as Partial<Record<Key, string>>, [search])
  const shared = useMemo(() => Object.fromEntries(keys.flatMap((key) => (chosen[key] ? [[key, chosen[key]]] : []))), [chosen])
  return {
    /** All of them. */
    chosen,
    /** Those that the calendar takes too. */
    shared,
    view: (['settimana', 'mese'] as const).find((view) => view === one(search['vista'])) ?? 'elenco',
    day: one(search['giorno']),
    set: (key: Key | 'vista' | 'giorno', value: string | undefined) => change({ [key]: value || undefined }),
    clear: () => change(Object.fromEntries([...keys, 'q', 'bucket'].map((key) => [key, undefined]))),
    /** More than the choice of whose they are. */
    filtered: Object.keys(chosen).some((key) => key !== 'scope'),
  }
}
export type TermFilters = ReturnType<typeof useTermFilters>

/** Whoever answers for files begins from his own; who coordinates, from all that he sees, the units below his own too. */
export function useOwnScope(): 'mine' | 'all' {
  return useActor().roles.includes('worker') ? 'mine' : 'all'
}
