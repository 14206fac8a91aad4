import type { ComponentType } from 'react'

/** The named filters of one list, as a part of its bar. */
export interface SavedFiltersProps {
  /** Name of the list (`cases`, `reports`): letters and hyphens. */
  of: string
  /** What narrows the list now. */
  present: Record<string, string>
  onPick: (search: Record<string, string>) => void
}

let registered: ComponentType<SavedFiltersProps> | null = null

/** The module that keeps named filters says how they are shown (lazily loaded). Called once, while the modules are gathered. */
export function registerSavedFilters(component: ComponentType<SavedFiltersProps>): void {
  registered = component
}

/** What shows the named filters of a list; null where nothing keeps them (story page, tests). */
export const savedFiltersContent = (): ComponentType<SavedFiltersProps> | null => registered
