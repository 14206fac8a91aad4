import { words } from '#kernel/web/i18n/words.ts'

export const todayWords = words({
  it: { today: 'Oggi', greeting: (name: string) => `Buon lavoro, ${name}`, start: 'Comincia da qui', newReport: 'Nuova segnalazione', newAppointment: 'Nuovo appuntamento', drafts: 'Bozze', noDrafts: 'Nessuna bozza in sospeso' },
  en: { today: 'Today', greeting: (name) => `Good day, ${name}`, start: 'Begin here', newReport: 'New report', newAppointment: 'New appointment', drafts: 'Drafts', noDrafts: 'No draft left' },
})
