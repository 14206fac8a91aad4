import { path } from '#kernel/web/paths.ts'

export const casesPath = path('/fascicoli')
export const newCasePath = path('/fascicoli/nuovo')
export const casePath = path('/fascicoli/$caseId')
export const caseTabPath = path('/fascicoli/$caseId/$tab')
export const handoversPath = path('/passaggi')
export const bulkHandoverPath = path('/passaggi/operatore')
export const locatePath = path('/fascicoli/trova')
export const todayPath = path('/oggi')
