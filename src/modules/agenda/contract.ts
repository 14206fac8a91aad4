import { appointmentEndpoints } from './contract/appointment.ts'
import { calendarEndpoints } from './contract/calendar.ts'
import { recordEndpoints } from './contract/record.ts'
import { roomEndpoints } from './contract/rooms.ts'

export * from './contract/appointment.ts'
export * from './contract/calendar.ts'
export { addAction, approveMinutes, completeAction, correctMinutes, handOnAction, recordMeeting, discardRecordDraft, saveRecordDraft, type ActionOfMeeting } from './contract/record.ts'
export * from './contract/rooms.ts'

export { rhythms, type Rhythm } from './domain/recurrence.ts'

export const agendaEndpoints = { ...appointmentEndpoints, ...calendarEndpoints, ...recordEndpoints, ...roomEndpoints }
