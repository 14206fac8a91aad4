import { useEffect, useSyncExternalStore } from 'react'
import type { PaletteItem } from './module.ts'

let actions: readonly PaletteItem[] = []
let recent: readonly PaletteItem[] = []
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Offers actions of the present screen in the command palette ("Nuova nota per Amina"). Give a stable array (`useMemo`). */
export function usePageActions(items: readonly PaletteItem[]): void {
  useEffect(() => {
    actions = [...items, ...actions]
    tell()
    return () => {
      actions = actions.filter((one) => !items.includes(one))
      tell()
    }
  }, [items])
}

/** Remembers a thing just opened, for "Recenti". In memory only: a name never goes to the disk of the device. */
export function rememberOpened(item: PaletteItem): void {
  recent = [item, ...recent.filter((one) => one.id !== item.id)].slice(0, 8)
  tell()
}

export const usePageActionList = (): readonly PaletteItem[] => useSyncExternalStore(subscribe, () => actions, () => actions)
export const useRecentList = (): readonly PaletteItem[] => useSyncExternalStore(subscribe, () => recent, () => recent)
