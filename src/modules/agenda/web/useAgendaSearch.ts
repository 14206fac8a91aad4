import { dateInRome, isPlainDate } from '#kernel/domain/plain-date.ts'
import { useSearchState, type Search } from '#kernel/web/paths.ts'
import type { CalendarView } from '../domain/span.ts'

const viewWords = { giorno: 'day', settimana: 'week', mese: 'month', elenco: 'list' } as const
export const viewParam = (view: CalendarView): string => Object.entries(viewWords).find(([, one]) => one === view)![0]
const one = (value: Search[string]): string | undefined => (typeof value === 'string' ? value : undefined)

/** A phone shows the list first: a grid of hours does not fit. */
const usualView = (): CalendarView => (window.matchMedia('(max-width: 767px)').matches ? 'list' : 'week')

/** What the address says is shown: whose calendar, which days, how. */
export function useAgendaSearch() {
  const [search, change] = useSearchState()
  const asked = one(search['giorno'])
  const day = asked && isPlainDate(asked) ? asked : dateInRome(Date.now())
  const view = viewWords[one(search['vista']) as keyof typeof viewWords] ?? usualView()
  const whose = (['mine', 'unit', 'operator', 'room'] as const).find((name) => name === one(search['di'])) ?? 'mine'
  return { day, view, whose, unitId: one(search['servizio']), operatorId: one(search['persona']), roomId: one(search['stanza']), cancelled: one(search['annullati']) === 'true', change }
}
export type AgendaSearch = ReturnType<typeof useAgendaSearch>
