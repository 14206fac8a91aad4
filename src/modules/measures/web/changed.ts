import { caseTerms, listTerms } from '#modules/deadlines/contract.ts'
import { readTimeline } from '#modules/cases/contract.ts'
import { listMeasureDrafts } from '../contract/draft.ts'
import { getMeasure, getMeasureDesk, listMeasures, listMeasureVersions, searchMeasures } from '../contract/measure.ts'
import { listHearings, listProceedings } from '../contract/proceeding.ts'
import { getLegalStatus } from '../contract/status.ts'

/** What a change of a measure makes old. */
export const changedByMeasure = [
  listMeasures, getMeasure, getMeasureDesk, listMeasureVersions, searchMeasures, listMeasureDrafts, getLegalStatus, listProceedings, listHearings, readTimeline, caseTerms, listTerms,
] as const
