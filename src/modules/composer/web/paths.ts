import { path } from '#kernel/web/paths.ts'

export const papersPath = path('/relazioni')
export const paperPath = path('/relazioni/$paperId')
export const newPaperPath = path('/fascicoli/$caseId/relazioni/nuova')
