import { may, type Row } from './row.ts'

const reachesFile = may('who reaches the file', 404)
const directory = may('whoever is signed in: the directory of the network', 'everybody')

export const agenda: Readonly<Record<string, Row>> = {
  'agenda.planAppointment': may('who reaches the section of the file, with a role that plans; of no child: whoever has a calendar', 404, { repeat: null, mediator: null, source: null }),
  'agenda.getAppointment': may('who reaches the section of its file, and who is invited (when and where, not of which child)', 404),
  'agenda.changeAppointment': may('who planned or leads it, and who works on the file he reaches', 404, { mediator: null }),
  'agenda.moveAppointment': may('who planned or leads it, and who works on the file he reaches', 404),
  'agenda.stepAppointment': may('who planned or leads it, and who works on the file he reaches', 404),
  'agenda.answerInvitation': may('who is invited, for himself', 404),
  'agenda.recordMeeting': may('who runs it, and who was invited and writes in the file', 404),
  'agenda.saveRecordDraft': may('who may record it', 404),
  'agenda.discardRecordDraft': may('who wrote it, as long as he sees the appointment', 404),
  'agenda.correctMinutes': may('who may record it, until approved', 404),
  'agenda.approveMinutes': may('who leads the meeting', 404),
  'agenda.addAction': may('who may record it', 404),
  'agenda.handOnAction': may('who runs the meeting, and who has it to carry out', 404),
  'agenda.completeAction': may('who runs the meeting, and who has it to carry out', 404),
  'agenda.listCalendar': may('whoever is signed in: his own, of others only what he may see and that they are taken; a unit’s: who works or leads there', 'own', { whose: 'mine', from: '2026-11-01', to: '2026-11-30' }),
  'agenda.listToday': may('whoever is signed in, of himself', 'own'),
  'agenda.listCaseAppointments': reachesFile,
  'agenda.listCaseActions': reachesFile,
  'agenda.checkTime': may('whoever works in the network: that somebody is taken, never why', 'own', { on: '2026-11-24', from: '10:00' }),
  'agenda.findFreeTimes': may('whoever works in the network: that somebody is taken, never why', 'own'),
  'agenda.getDesk': may('who reaches the file; without a file, whoever is signed in', 404, { ofCase: '01900000-0000-7000-8000-000000000000' }),
  'agenda.listRooms': directory,
  'agenda.addRoom': may('administrators and managers of the body of the site', 403),
  'agenda.changeRoom': may('administrators and managers of its body', 404),
}
