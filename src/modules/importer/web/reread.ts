import { queryClient } from '#kernel/web/query.ts'
import { getProgress, getRun, listBeyond, listKnown, listRows, listRuns } from '../contract.ts'

/** What becomes old when a register changes. */
export const rereadRun = (): void => {
  for (const { id } of [getProgress, getRun, listRows, listRuns, listKnown, listBeyond]) void queryClient.invalidateQueries({ queryKey: [id] })
}
