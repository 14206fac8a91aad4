import { path } from '#kernel/web/paths.ts'

/** The board of running procedures. */
export const proceduresPath = path('/procedure')
export const libraryPath = path('/procedure/libreria')
export const definitionPath = path('/procedure/libreria/$definitionId')
export const missingPath = path('/procedure/manca')
/** One running procedure, and its clock alone for the night. */
export const runPath = path('/procedure/corso/$runId')
export const clockPath = path('/procedure/corso/$runId/orologio')
