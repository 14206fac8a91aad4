import { readTimeline } from '#modules/cases/contract.ts'
import { listTerms } from '#modules/deadlines/contract.ts'
import { checkTime, findFreeTimes, getAppointment, listCalendar, listCaseActions, listCaseAppointments, listToday } from '../contract.ts'

/** What becomes old when an appointment changes. */
export const changedByAppointment = [getAppointment, listCalendar, listCaseAppointments, listToday, checkTime, findFreeTimes, readTimeline]
/** What becomes old when a decision changes: its term too. */
export const changedByAction = [getAppointment, listCaseActions, listTerms]
