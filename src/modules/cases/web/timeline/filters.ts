import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'

/** What narrows the timeline, as chosen on the screen. */
export interface Filters {
  q: string
  source: string
  kind: string
  section: string
  author: string
  from: string
  to: string
}

export const noFilters: Filters = { q: '', source: '', kind: '', section: '', author: '', from: '', to: '' }

export const isNarrowed = (filters: Filters): boolean => Object.values(filters).some((value) => value !== '')

const day = (text: string): string | undefined => (isPlainDate(text) ? text : undefined)

/** The filters as the endpoint takes them; a date still being typed does not narrow. */
export function queryOf({ q, source, kind, section, author, from, to }: Filters): Record<string, string> {
  const query = { q, sources: source, kinds: source === 'diary' ? kind : '', sections: section, author, from: day(from), to: day(to) }
  return Object.fromEntries(Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1])))
}

interface PeriodWords {
  between: (from: string, to: string) => string
  since: (from: string) => string
  until: (to: string) => string
}

/** The period shown, in words; it is printed too. */
export function periodWords({ from, to }: Filters, say: PeriodWords): string {
  const [first, last] = [day(from), day(to)]
  if (first && last) return say.between(formatDate(first), formatDate(last))
  if (first) return say.since(formatDate(first))
  return last ? say.until(formatDate(last)) : ''
}
