import { path } from '#kernel/web/paths.ts'

export const termsPath = path('/termini')
export const newTermPath = path('/termini/nuovo')
export const leadTimesPath = path('/termini/preavvisi')
export const lawValuesPath = path('/termini/valori-di-legge')
export const feedsPath = path('/termini/calendario')
export const termPath = path('/termini/$termId')

// The child's page belongs to a module that lies above this one: only its address is known here.
export const casePath = path('/fascicoli/$caseId')
export const caseTabPath = path('/fascicoli/$caseId/$tab')
