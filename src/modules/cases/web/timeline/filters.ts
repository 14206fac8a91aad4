import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import type { Search } from '#kernel/web/paths.ts'
import { sectionNames } from '#modules/access/contract.ts'
import { timelineSources } from '../../contract/timeline.ts'

/** What narrows the timeline, as chosen on the screen and kept in the address. */
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

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const known: Partial<Record<keyof Filters, (value: string) => boolean>> = {
  source: (value) => (timelineSources as readonly string[]).includes(value),
  section: (value) => (sectionNames as readonly string[]).includes(value),
  author: (value) => UUID.test(value),
}

/** The filters as an address holds them: what an old or a mistyped link says that means nothing is left out. */
export function filtersIn(search: Search): Filters {
  const said = (key: keyof Filters): string => {
    const value = search[key]
    const text = (Array.isArray(value) ? value[0] : value) ?? ''
    return text !== '' && (known[key]?.(text) ?? true) ? text : ''
  }
  return Object.fromEntries(Object.keys(noFilters).map((key) => [key, said(key as keyof Filters)])) as unknown as Filters
}

/** A change of the filters as a change of the address, where nothing is left out. */
export const asSearch = (change: Partial<Filters>): Search => Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || undefined]))

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
