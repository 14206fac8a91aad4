import { path } from '#kernel/web/paths.ts'

export const attendanceRiskPath = path('/scuola')
