import { checkPaper, checkSources, getPaper, listCasePapers, listPapers, listRemarks, listReportTerms, paperHistory, proposeFacts } from '../contract.ts'

/** What becomes old when something of a paper changes. */
export const changedByPaper = [getPaper, listCasePapers, listPapers, listReportTerms, checkPaper, checkSources, listRemarks, paperHistory, proposeFacts]
