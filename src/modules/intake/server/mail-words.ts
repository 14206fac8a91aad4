import { dayInWords, type MailWordings } from '#kernel/server/mail-words.ts'

/** Notices about reports, as e-mails. */
export const intakeMail: MailWordings = {
  'intake.urgent_report': {
    subject: ({ number }) => ({ it: `segnalazione con urgenza immediata ${number}`, en: `report of immediate urgency ${number}` }),
    text: () => ({ it: 'È arrivata una segnalazione con urgenza immediata, e aspetta una decisione.', en: 'A report of immediate urgency came in and waits for a decision.' }),
  },
  'intake.report_assigned': {
    subject: ({ number }) => ({ it: `ora segui la segnalazione ${number}`, en: `you now follow report ${number}` }),
    text: () => ({ it: 'Ti è stata affidata una segnalazione da valutare.', en: 'You were given a report to assess.' }),
  },
  'intake.urgent_protection': {
    subject: ({ number }) => ({ it: `protezione urgente sulla segnalazione ${number}`, en: `urgent protection on report ${number}` }),
    text: () => ({ it: 'Su una segnalazione è stata decisa la protezione urgente.', en: 'Urgent protection was decided on a report.' }),
  },
  'intake.observation_due': {
    subject: ({ number }) => ({ it: `finita l’osservazione della segnalazione ${number}`, en: `the observation of report ${number} has ended` }),
    text: ({ day }) => ({
      it: `È finito il periodo di osservazione deciso${day && ` ${dayInWords(day, 'it')}`}: decidi come proseguire.`,
      en: `The period of observation has ended${day && `, on ${dayInWords(day, 'en')}`}: decide how to go on.`,
    }),
  },
}
