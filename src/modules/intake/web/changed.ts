import { queryClient } from '#kernel/web/query.ts'
import { getAdvice, getReport, listAdvice, listReceipts, listReports } from '../contract.ts'

/** What becomes old when a report changes. */
export const changedByReport = [getReport, listReports, listReceipts]
export const changedByAdvice = [getAdvice, listAdvice]

/** Somebody was faster: what is shown is read again, so that sending once more starts from the present. */
export const rereadReport = (): void => void queryClient.invalidateQueries({ queryKey: [getReport.id] })
export const rereadAdvice = (): void => void queryClient.invalidateQueries({ queryKey: [getAdvice.id] })
