import type { Operation } from '#kernel/server/operation.ts'
import { addAction, completeAction, handOnAction } from './actions.ts'
import { answerInvitation } from './answer-invitation.ts'
import { changeAppointment } from './change-appointment.ts'
import { getDesk } from './desk.ts'
import { checkTime, findFreeTimes } from './free-times.ts'
import { getAppointment } from './get-appointment.ts'
import { listCalendar, listToday } from './list-calendar.ts'
import { listCaseActions, listCaseAppointments } from './list-case.ts'
import { approveMinutes, correctMinutes } from './minutes.ts'
import { moveAppointment } from './move-appointment.ts'
import { planAppointment } from './plan-appointment.ts'
import { discardRecordDraft, recordMeeting, saveRecordDraft } from './record-meeting.ts'
import { addRoom, changeRoom, listRooms } from './rooms.ts'
import { stepAppointment } from './step-appointment.ts'

export const agendaOperations = [
  planAppointment, getAppointment, changeAppointment, moveAppointment, stepAppointment, answerInvitation, listCalendar, listToday, listCaseAppointments, listCaseActions, checkTime, findFreeTimes,
  getDesk, recordMeeting, saveRecordDraft, discardRecordDraft, correctMinutes, approveMinutes, addAction, handOnAction, completeAction, listRooms, addRoom, changeRoom,
] as unknown as Operation[]
