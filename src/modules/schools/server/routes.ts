import type { Operation } from '#kernel/server/operation.ts'
import { getAttendance, markDays, readDayHistory } from './attendance.ts'
import { changeEnrolment, enrol, listEnrolments } from './enrolments.ts'
import { listAtRisk } from './list-at-risk.ts'
import { recordStep, withdrawStep } from './steps.ts'

export const schoolsOperations = [
  listEnrolments, enrol, changeEnrolment, getAttendance, markDays, readDayHistory, recordStep, withdrawStep, listAtRisk,
] as unknown as readonly Operation[]
