import * as advice from './contract/advice.ts'
import * as drafts from './contract/draft.ts'
import * as reports from './contract/report.ts'

export * from './contract/advice.ts'
export * from './contract/draft.ts'
export * from './contract/report.ts'

export const intakeEndpoints = {
  createReport: reports.createReport, receivingUnits: reports.receivingUnits, listReceipts: reports.listReceipts, listReports: reports.listReports,
  getReport: reports.getReport, updateReport: reports.updateReport, assignReport: reports.assignReport, listTriagers: reports.listTriagers,
  decideTriage: reports.decideTriage, createAdvice: advice.createAdvice, listAdvice: advice.listAdvice, getAdvice: advice.getAdvice,
  answerAdvice: advice.answerAdvice, closeAdvice: advice.closeAdvice, adviceUnits: advice.adviceUnits,
  saveReportDraft: drafts.saveReportDraft, discardReportDraft: drafts.discardReportDraft, listReportDrafts: drafts.listReportDrafts,
}
