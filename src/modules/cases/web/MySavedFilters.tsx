import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import type { SavedFiltersProps } from '#kernel/web/saved-filters.ts'
import { SavedFilters } from '#kernel/web/ui/SavedFilters.tsx'
import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import { deleteFilter, listSavedFilters, saveFilter } from '../contract.ts'

const NONE: never[] = []

/** Named filters of a list, kept on the server for the person: every list of the product shows them this way. */
export function MySavedFilters({ of: screen, present, onPick }: SavedFiltersProps) {
  const saved = useQueryOf(listSavedFilters, { screen }, { staleTime: 300_000 }).data?.rows ?? NONE
  const save = useMutationOf(saveFilter, { invalidates: [listSavedFilters], onError: toastProblem })
  const remove = useMutationOf(deleteFilter, { invalidates: [listSavedFilters], onError: toastProblem })
  const store = {
    saved,
    onSave: (name: string, search: Record<string, string>) => save.mutate({ screen, name, search }),
    onRemove: (id: string) => remove.mutate({ filterId: id as never }),
  }
  return <SavedFilters store={store} present={present} onPick={onPick} />
}
