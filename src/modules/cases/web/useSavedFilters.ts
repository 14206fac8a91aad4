import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import type { SavedFilterStore } from '#kernel/web/ui/SavedFilters.tsx'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { deleteFilter, listSavedFilters, saveFilter } from '../contract.ts'

const NONE: never[] = []

/** Named filters of a list, kept on the server for the person. `screen` is the name of the list (`cases`, `reports`). */
export function useSavedFilters(screen: string): SavedFilterStore {
  const saved = useQueryOf(listSavedFilters, { screen }, { staleTime: 300_000 }).data?.rows ?? NONE
  const save = useMutationOf(saveFilter, { invalidates: [listSavedFilters], onError: toastProblem })
  const remove = useMutationOf(deleteFilter, { invalidates: [listSavedFilters], onError: toastProblem })
  return { saved, onSave: (name, search) => save.mutate({ screen, name, search }), onRemove: (id) => remove.mutate({ filterId: id as never }) }
}
