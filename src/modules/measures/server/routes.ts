import type { Operation } from '#kernel/server/operation.ts'
import { correctMeasure } from './correct-measure.ts'
import { discardMeasureDraft, listMeasureDrafts, saveMeasureDraft } from './drafts.ts'
import { answerChecklist, endMeasure, markPrescription, withdrawSuccession } from './follow-measure.ts'
import { correctLegalStatus, getLegalStatus, withdrawLegalCorrection } from './legal-status.ts'
import { listHearings } from './list-hearings.ts'
import { addHearing, changeHearing, changeProceeding, listProceedings, openProceeding } from './proceedings.ts'
import { getMeasure, getMeasureDesk, listMeasures, listMeasureVersions } from './read-measures.ts'
import { recordMeasure } from './record-measure.ts'
import { searchMeasures } from './search-measures.ts'

export const measuresOperations = [
  listMeasures, searchMeasures, getMeasure, getMeasureDesk, recordMeasure, correctMeasure, listMeasureVersions, endMeasure, withdrawSuccession, markPrescription, answerChecklist,
  listProceedings, openProceeding, changeProceeding, addHearing, changeHearing, listHearings, getLegalStatus, correctLegalStatus, withdrawLegalCorrection,
  saveMeasureDraft, discardMeasureDraft, listMeasureDrafts,
] as unknown as Operation[]
