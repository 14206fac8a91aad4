import { path } from '#kernel/web/paths.ts'

export const agendaPath = path('/agenda')
export const newAppointmentPath = path('/agenda/nuovo')
export const roomsPath = path('/agenda/stanze')
export const appointmentPath = path('/agenda/$appointmentId')
/** Where calendar addresses are made: one for terms and appointments together. */
export const feedsPath = '/termini/calendario'
