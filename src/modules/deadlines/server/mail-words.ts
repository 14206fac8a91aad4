import { dayInWords, type MailFacts, type MailWordings } from '#kernel/server/mail-words.ts'

const of = (number: string, it: string, en: string) => ({ it: number ? `${it} del fascicolo ${number}` : it, en: number ? `${en} of file ${number}` : en })
const by = (day: string) => ({ it: day ? ` Scade ${dayInWords(day, 'it')}.` : '', en: day ? ` It is due ${dayInWords(day, 'en')}.` : '' })

const rings = (subject: { it: string; en: string }, text: { it: string; en: string }) => ({
  subject: ({ number }: MailFacts) => of(number, subject.it, subject.en),
  text: ({ day }: MailFacts) => ({ it: text.it + by(day).it, en: text.en + by(day).en }),
})

/** Notices about terms, as e-mails: the number of the file and the day, nobody's name. */
export const deadlineMail: MailWordings = {
  'deadlines.alarm': rings({ it: 'si avvicina un termine', en: 'a term is coming' }, { it: 'Un termine che segui si avvicina o va fatto subito.', en: 'A term you follow is coming, or is to be met at once.' }),
  'deadlines.escalated': rings(
    { it: 'un termine del servizio è ancora da fare', en: 'a term of the service is still to be met' },
    { it: 'Un termine del tuo servizio si avvicina e nessuno l’ha ancora segnato come fatto.', en: 'A term of your service is coming and nobody has marked it as done.' },
  ),
  'deadlines.missed': rings({ it: 'è scaduto un termine', en: 'a term was missed' }, { it: 'Un termine è scaduto senza che risulti fatto: guarda che cosa ne segue.', en: 'A term has passed and is not marked as done: see what follows.' }),
  'deadlines.no_responsible': rings(
    { it: 'un termine è senza operatore', en: 'a term has no worker' },
    { it: 'Nessuno che lavora risponde di questo termine: assegnalo subito a qualcuno.', en: 'Nobody who works answers for this term: give it to somebody at once.' },
  ),
  'deadlines.assigned': rings({ it: 'ti è stato affidato un termine', en: 'you were given a term' }, { it: 'Da ora segui tu questo termine.', en: 'From now on this term is yours.' }),
}
