import { formatDate } from '#kernel/web/i18n/format.ts'
import type { Language } from '#kernel/web/i18n/language.ts'
import type { NoticeRow, NoticeWordings } from '#kernel/web/notices.ts'
import { appointmentPath } from './paths.ts'

const text = ({ params }: NoticeRow, name: string): string => (typeof params[name] === 'string' ? params[name] : '')
const href = (notice: NoticeRow) => (text(notice, 'appointmentId') ? appointmentPath.to({ appointmentId: text(notice, 'appointmentId') }) : undefined)

/** "Sei invitato a un appuntamento: mar 24 novembre 2026, 15:00": when, nobody's name. */
const said = (it: string, en: string) => ({
  href,
  say: (notice: NoticeRow, language: Language) => {
    const when = [text(notice, 'day') && formatDate(text(notice, 'day'), language), text(notice, 'time')].filter(Boolean).join(', ')
    return `${language === 'it' ? it : en}${when && `: ${when}`}`
  },
})

/** Words of the notices about appointments. */
export const agendaNotices: NoticeWordings = {
  'agenda.invited': said('Sei invitato a un appuntamento', 'You are invited to an appointment'),
  'agenda.moved': said('Un appuntamento è stato spostato', 'An appointment was moved'),
  'agenda.cancelled': said('Un appuntamento è stato annullato', 'An appointment was cancelled'),
  'agenda.withdrawn': said('Non sei più atteso a un appuntamento', 'You are no longer expected at an appointment'),
  'agenda.accepted': said('Un tuo invito è stato accettato', 'Your invitation was accepted'),
  'agenda.declined': said('Un tuo invito è stato rifiutato', 'Your invitation was declined'),
  'agenda.proposed': said('Ti propongono un altro orario', 'Another time is proposed to you'),
  'agenda.minutes_sent': said('È approvato il verbale di un incontro', 'The minutes of a meeting are approved'),
  'agenda.reminder': said('Hai un appuntamento', 'You have an appointment'),
  'agenda.child_absent': {
    href: ({ subject }) => (subject ? `/fascicoli/${subject}/agenda` : undefined),
    say: ({ params }, language) => (language === 'it'
      ? `Fascicolo ${String(params['number'])}: ${String(params['count'])} incontri di fila senza il minore` : `File ${String(params['number'])}: ${String(params['count'])} meetings in a row without the child`),
  },
}
