import type { MailWordings } from '#kernel/server/mail-words.ts'

/** Notices about attendance, as e-mails. */
export const schoolsMail: MailWordings = {
  'schools.absences_crossed': {
    subject: ({ number }) => ({ it: `fascicolo ${number}: più di 15 giorni di assenza in tre mesi`, en: `file ${number}: more than 15 days of absence in three months` }),
    text: () => ({ it: 'Le assenze da scuola hanno superato il limite: guarda che cosa va fatto, e da chi.', en: 'Absences from school have crossed the limit: see what is to be done, and by whom.' }),
  },
  'schools.quarter_crossed': {
    subject: ({ number }) => ({ it: `fascicolo ${number}: perso un quarto delle ore di scuola`, en: `file ${number}: a quarter of the school hours lost` }),
    text: () => ({ it: 'Le ore perse hanno superato un quarto di quelle dell’anno: guarda che cosa va fatto, e da chi.', en: 'The hours lost have crossed a quarter of the year’s: see what is to be done, and by whom.' }),
  },
}
