import type { MailWording, MailWordings } from '#kernel/server/mail-words.ts'
import { dayInWords } from '#kernel/server/mail-words.ts'

const said = (it: string, en: string, text: [it: string, en: string]): MailWording => ({
  subject: ({ day }) => ({ it: `${it} ${day && `(${dayInWords(day, 'it')})`}`, en: `${en} ${day && `(${dayInWords(day, 'en')})`}` }),
  text: () => ({ it: text[0], en: text[1] }),
})
const answer: [string, string] = ['Una persona che hai invitato ha risposto: guarda l’appuntamento.', 'Somebody you invited has answered: look at the appointment.']

/** Notices about appointments, as e-mails: the day, nobody's name. */
export const agendaMail: MailWordings = {
  'agenda.invited': said('sei invitato a un appuntamento', 'you are invited to an appointment', ['Rispondi se puoi esserci, o proponi un altro orario.', 'Say whether you can come, or propose another time.']),
  'agenda.moved': said('un appuntamento è stato spostato', 'an appointment was moved', ['È stato spostato a un altro orario: controlla se puoi esserci.', 'It was moved to another time: check whether you can come.']),
  'agenda.cancelled': said('un appuntamento è stato annullato', 'an appointment was cancelled', ['Non si tiene più: il motivo è in Accanto.', 'It is off: the reason is in Accanto.']),
  'agenda.withdrawn': said('non sei più atteso a un appuntamento', 'you are no longer expected at an appointment', ['Chi l’ha fissato ha tolto il tuo nome.', 'Who planned it took your name away.']),
  'agenda.accepted': said('un invito è stato accettato', 'an invitation was accepted', answer),
  'agenda.declined': said('un invito è stato rifiutato', 'an invitation was declined', answer),
  'agenda.proposed': said('ti propongono un altro orario', 'another time is proposed to you', answer),
  'agenda.minutes_sent': said('il verbale di un incontro è approvato', 'the minutes of a meeting are approved', ['Puoi leggerlo in Accanto, se vedi il fascicolo.', 'You can read them in Accanto, if you see the file.']),
  'agenda.reminder': said('hai un appuntamento', 'you have an appointment', ['È vicino: ora e luogo sono in Accanto.', 'It is near: time and place are in Accanto.']),
  'agenda.child_absent': {
    subject: ({ number, count }) => ({ it: `fascicolo ${number}: ${count} incontri di fila senza il minore`, en: `file ${number}: ${count} meetings in a row without the child` }),
    text: () => ({ it: 'Il minore non era agli ultimi incontri: valuta che cosa fare.', en: 'The child was not at the last meetings: consider what to do.' }),
  },
}
