import type { Operation } from '#kernel/server/operation.ts'
import { compareAssessments, listSeriousNeeds } from './compare-assessments.ts'
import { completeAssessment } from './complete-assessment.ts'
import { correctAssessment, discardAssessment } from './correct-assessment.ts'
import { joinFilling, setFillers } from './fillers.ts'
import { getAssessment, listAssessments, listCaseAssessments } from './list-assessments.ts'
import { getInstrument, listInstruments } from './list-instruments.ts'
import { copyInstrument, discardInstrument, getLocalInstrument, listLocalInstruments, publishInstrument, renewInstrument, retireInstrument, saveLocalInstrument } from './local-instruments.ts'
import { listKnownAnswers } from './known-answers.ts'
import { listKept, openSection } from './open-section.ts'
import { saveSection } from './save-section.ts'
import { addSitting, changeSitting, removeSitting } from './sittings.ts'
import { changeDetails, startAssessment } from './start-assessment.ts'
import { tryInstrument } from './try-instrument.ts'

export const assessmentsOperations = [
  listInstruments, getInstrument, listLocalInstruments, copyInstrument, getLocalInstrument, saveLocalInstrument, tryInstrument, publishInstrument, renewInstrument, retireInstrument, discardInstrument,
  listCaseAssessments, listAssessments, startAssessment, getAssessment, changeDetails, saveSection, openSection, listKept, listKnownAnswers, addSitting, changeSitting, removeSitting, setFillers, joinFilling,
  completeAssessment, correctAssessment, discardAssessment, compareAssessments, listSeriousNeeds,
] as unknown as Operation[]
