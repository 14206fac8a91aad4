import type { Operation } from '#kernel/server/operation.ts'
import { answerHandover, withdrawHandover } from './answer-handover.ts'
import { askHandover } from './ask-handover.ts'
import { bulkHandover, listHandoverWorkers, previewBulkHandover } from './bulk-handover.ts'
import { changePhase } from './change-phase.ts'
import { closeCase, reopenCase } from './close-case.ts'
import { getCase } from './get-case.ts'
import { getToday } from './get-today.ts'
import { listCases } from './list-cases.ts'
import { listHandovers } from './list-handovers.ts'
import { locateCase } from './locate-case.ts'
import { openCase } from './open-case.ts'
import { deleteFilter, listSavedFilters, saveFilter } from './saved-filters.ts'
import { setResponsible } from './set-responsible.ts'
import { addTeamMember, changeTeamMember, endTeamMember, findColleagues, listReceivingUnits, listUnitWorkers } from './team.ts'
import { tieSiblings, untieSiblings } from './tie-siblings.ts'

/** The operations of files, teams and hand-overs; those of the diary are in `diary-routes.ts`. */
export const caseOperations = [
  openCase, listCases, getCase, changePhase, setResponsible, closeCase, reopenCase, tieSiblings, untieSiblings, locateCase,
  addTeamMember, changeTeamMember, endTeamMember, findColleagues, listUnitWorkers, listReceivingUnits,
  askHandover, answerHandover, withdrawHandover, listHandovers, listHandoverWorkers, previewBulkHandover, bulkHandover,
  getToday, listSavedFilters, saveFilter, deleteFilter,
] as unknown as Operation[]
