import type { Option } from './Select.tsx'

/** A filter of a list; its `id` is the key in the address and in the endpoint's query. */
export interface MenuFilter {
  id: string
  label: string
  /** Shown while nothing is chosen, when that is not everything. */
  all?: string
  options: readonly Option[]
}

/** A filter whose choices are too many to list (municipalities, people who work): found by typing. */
export interface SearchFilter {
  id: string
  label: string
  /** Shown while nothing is chosen. */
  all: string
  search: (text: string, signal: AbortSignal) => Promise<readonly Option[]>
  /** What a value in the address is called; null when there is no such thing. */
  named: (value: string, signal: AbortSignal) => Promise<Option | null>
}
export type ListFilter = MenuFilter | SearchFilter
