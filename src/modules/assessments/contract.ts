import { assessmentEndpoints } from './contract/assessment.ts'
import { knownEndpoints } from './contract/known.ts'
import { libraryEndpoints } from './contract/library.ts'

export * from './contract/assessment.ts'
export * from './contract/known.ts'
export * from './contract/library.ts'
export { answer, answers, instrument, words, type InstrumentView } from './contract/instrument.ts'

export const assessmentsEndpoints = { ...libraryEndpoints, ...assessmentEndpoints, ...knownEndpoints }
