import type { Operation } from '#kernel/server/operation.ts'
import { askService } from './ask-service.ts'
import { activateService, changeService, endService, pauseService, resumeService, withdrawService } from './change-service.ts'
import { closeRequest, remindRequest, stepRequest, withdrawRequest } from './follow-request.ts'
import { changeGroup, getGroup, holdSession, joinGroup, leaveGroup, listGroups, openGroup } from './groups.ts'
import { correctEntry, entryHistory, listEntries, recordEntry } from './hours.ts'
import { addServiceKind, changeServiceKind, getServiceSettings, listServiceKinds, setServiceSettings } from './kinds.ts'
import { listServices } from './list-services.ts'
import { getRequest, listCaseRequests, listRequests } from './read-requests.ts'
import { getService, listBases, listCaseServices, listClinicalNotes, writeClinicalNote } from './read-services.ts'
import { downloadSummary, getSummary } from './summary.ts'
import { getWeek, recordWeek } from './week.ts'
import { changeRequest, draftRequest, sendRequest } from './write-request.ts'

export const referralsOperations = [
  listServiceKinds, addServiceKind, changeServiceKind, getServiceSettings, setServiceSettings,
  listCaseServices, listBases, getService, askService, activateService, changeService, pauseService, resumeService, endService, withdrawService, listServices, listClinicalNotes, writeClinicalNote,
  listEntries, recordEntry, correctEntry, entryHistory, getWeek, recordWeek, getSummary, downloadSummary,
  listGroups, openGroup, changeGroup, getGroup, joinGroup, leaveGroup, holdSession,
  listCaseRequests, getRequest, draftRequest, changeRequest, sendRequest, stepRequest, remindRequest, closeRequest, withdrawRequest, listRequests,
] as unknown as readonly Operation[]
