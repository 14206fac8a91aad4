import { queryClient } from '#kernel/web/query.ts'
import { getProgress, getRun, listRows, listRuns } from '../contract.ts'

/** What becomes old when a register changes. */
export const rereadRun = (): void => {
  for (const { id } of [getProgress, getRun, listRows, listRuns]) void queryClient.invalidateQueries({ queryKey: [id] })
}
