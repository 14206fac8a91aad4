import { queryClient } from '#kernel/web/query.ts'
import { caseTerms, getTerm, listCalendar, listTerms } from '../contract.ts'

/** What becomes old when a term changes. */
export const changedByTerm = [listTerms, listCalendar, caseTerms, getTerm]

/** Somebody was faster: what is shown is read again, so that sending once more starts from the present. */
export const reread = (): void => {
  for (const { id } of changedByTerm) void queryClient.invalidateQueries({ queryKey: [id] })
}
