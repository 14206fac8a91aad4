import { path } from '#kernel/web/paths.ts'

export const measuresPath = path('/provvedimenti')
export const hearingsPath = path('/udienze')
export const newMeasurePath = path('/fascicoli/$caseId/provvedimenti/nuovo')
export const measurePath = path('/fascicoli/$caseId/provvedimenti/$measureId')
export const correctMeasurePath = path('/fascicoli/$caseId/provvedimenti/$measureId/correggi')
/** The tab of the child's page. */
export const measuresTab = 'provvedimenti'
