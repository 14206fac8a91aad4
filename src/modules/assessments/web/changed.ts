import { readTimeline } from '#modules/cases/contract.ts'
import { getAssessment, listAssessments, listCaseAssessments, listSeriousNeeds } from '../contract.ts'

/** What becomes old when an assessment is begun, changed, signed or given up. */
export const changedByAssessment = [getAssessment, listAssessments, listCaseAssessments, listSeriousNeeds, readTimeline]
