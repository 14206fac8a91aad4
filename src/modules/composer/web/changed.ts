import { checkPaper, checkSources, getPaper, listCasePapers, listPapers, listRemarks, paperHistory, proposeFacts } from '../contract.ts'

/** What becomes old when something of a paper changes. */
export const changedByPaper = [getPaper, listCasePapers, listPapers, checkPaper, checkSources, listRemarks, paperHistory, proposeFacts]
