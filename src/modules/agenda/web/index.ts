import { lazy } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import { agendaPath, appointmentPath, newAppointmentPath, roomsPath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).agendaNotices)

/** The part of a child's page about appointments. Put it inside a `Suspense`. */
export const AgendaTab = lazy(async () => ({ default: (await import('./AgendaTab.tsx')).AgendaTab }))
export { agendaPath, appointmentPath, newAppointmentPath } from './paths.ts'

const titles = {
  agenda: { it: 'Agenda', en: 'Agenda' },
  today: { it: 'Appuntamenti di oggi', en: 'Appointments of today' },
  start: { it: 'Appuntamenti', en: 'Appointments' },
} as const

export const agendaWeb: WebModule = {
  id: 'agenda',
  screens: [
    screen(agendaPath, () => import('./AgendaScreen.tsx').then((module) => module.AgendaScreen)),
    screen(newAppointmentPath, () => import('./NewAppointmentScreen.tsx').then((module) => module.NewAppointmentScreen)),
    screen(roomsPath, () => import('./RoomsScreen.tsx').then((module) => module.RoomsScreen)),
    screen(appointmentPath, () => import('./AppointmentPage.tsx').then((module) => module.AppointmentPage), {
      prefetch: async ({ appointmentId }) => (await import('./palette.ts')).prefetchAppointment(appointmentId as Id<'appointment'>),
    }),
  ],
  navigation: [{ href: agendaPath.to(), label: titles.agenda, icon: 'calendar', order: 18, shortcut: 'g a' }],
  palette: [{ id: 'agenda', title: titles.start, from: 0, search: async (text, signal) => (await import('./palette.ts')).startsLike(text, signal) }],
  contributions: [{ place: 'today.first', id: 'appointments', order: 15, label: titles.today, load: () => import('./TodayAppointments.tsx').then((module) => module.TodayAppointments) }],
}
