import { queryClient } from '#kernel/web/query.ts'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { readTimeline } from '#modules/cases/contract.ts'
import { entryHistory, getGroup, getRequest, getService, getSummary, getWeek, listCaseRequests, listCaseServices, listClinicalNotes, listEntries, listGroups, listRequests, listServiceKinds, listServices } from '../contract.ts'

/** What becomes old when a service or its hours change. */
export const changedByService = [listCaseServices, getService, listServices, listEntries, entryHistory, getWeek, getSummary, listGroups, getGroup, readTimeline]
export const changedByNote = [listClinicalNotes]
export const changedByKind = [listServiceKinds]
/** What becomes old when a request changes. */
export const changedByRequest = [listCaseRequests, getRequest, listRequests, readTimeline]

/** Somebody was faster: what is shown is read again, so that sending once more starts from the present. */
export const reread = (): void => {
  for (const { id } of [...changedByService, ...changedByRequest]) void queryClient.invalidateQueries({ queryKey: [id] })
}

/** Says it is done, and closes. */
export const doneWith = (words: string, onClose: () => void) => () => {
  toast(words)
  onClose()
}
