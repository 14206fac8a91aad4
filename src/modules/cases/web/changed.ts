import { queryClient } from '#kernel/web/query.ts'
import { getCase, getToday, listCases, listHandovers, readTimeline } from '../contract.ts'

/** What becomes old when a file changes. */
export const changedByFile = [getCase, listCases, getToday, listHandovers, readTimeline]

/** Somebody was faster: what is shown is read again, so that sending once more starts from the present. */
export const rereadFile = (): void => void queryClient.invalidateQueries({ queryKey: [getCase.id] })
