import { useModules } from '#kernel/web/contributions.tsx'
import type { NavigationEntry } from '#kernel/web/module.ts'
import { useActor } from '#kernel/web/session.tsx'

/** The entries of the main navigation for this person, in order. */
export function useNavigation(): NavigationEntry[] {
  const actor = useActor()
  return useModules()
    .flatMap((module) => module.navigation ?? [])
    .filter((entry) => entry.visible?.(actor) ?? true)
    .toSorted((a, b) => a.order - b.order)
}

/** Is this the place one is in? */
export const isCurrent = (entry: NavigationEntry, pathname: string): boolean => (entry.href === '/' ? pathname === '/' : pathname === entry.href || pathname.startsWith(`${entry.href}/`))
