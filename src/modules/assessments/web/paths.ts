import { path } from '#kernel/web/paths.ts'

/** Drafts to finish and assessments to look at again, over the files one reaches. */
export const assessmentsPath = path('/valutazioni')
/** One assessment: filled while a draft, read when completed. */
export const assessmentPath = path('/valutazioni/$assessmentId')
/** Assessments of one instrument side by side: `?ids=a,b,c`. */
export const comparisonPath = path('/fascicoli/$caseId/confronto')
/** Instruments: the library for everybody, local ones for who administers a body. */
export const instrumentsPath = path('/strumenti')
/** Instruments of the bodies one administers. */
export const ownInstrumentsPath = path('/strumenti/locali')
export const instrumentPath = path('/strumenti/$key')
export const localInstrumentPath = path('/strumenti/locali/$localId')
export const trialPath = path('/strumenti/locali/$localId/prova')
