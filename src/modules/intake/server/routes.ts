import type { Operation } from '#kernel/server/operation.ts'
import { adviceUnits, answerAdvice, closeAdvice, createAdvice, getAdvice, listAdvice } from './advice.ts'
import { assignReport } from './assign-report.ts'
import { createReport } from './create-report.ts'
import { decideTriage } from './decide-triage.ts'
import { getReport, listReceipts, listReports, listTriagers, receivingUnits } from './read-reports.ts'
import { discardReportDraft, listReportDrafts, saveReportDraft } from './report-drafts.ts'
import { updateReport } from './update-report.ts'

export const intakeOperations = [
  createReport, receivingUnits, listReceipts, listReports, getReport, updateReport, assignReport, listTriagers, decideTriage,
  createAdvice, listAdvice, getAdvice, answerAdvice, closeAdvice, adviceUnits, saveReportDraft, discardReportDraft, listReportDrafts,
] as unknown as Operation[]
