import { path } from '#kernel/web/paths.ts'

export const reportsPath = path('/segnalazioni')
export const newReportPath = path('/segnalazioni/nuova')
export const receiptsPath = path('/segnalazioni/inviate')
export const reportPath = path('/segnalazioni/$reportId')
export const editReportPath = path('/segnalazioni/$reportId/modifica')
export const adviceListPath = path('/consulenze')
export const newAdvicePath = path('/consulenze/nuova')
export const advicePath = path('/consulenze/$adviceId')
