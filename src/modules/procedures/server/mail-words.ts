import type { MailWordings } from '#kernel/server/mail-words.ts'

/** Notices of procedures, as e-mails. */
export const proceduresMail: MailWordings = {
  'procedures.effect_lost': {
    subject: ({ number }) => ({ it: `termine passato: un provvedimento urgente ${number} può aver perso efficacia`, en: `term passed: an emergency measure ${number} may have lost effect` }),
    text: () => ({
      it: 'Un termine di legge di una procedura urgente è passato. Apri la procedura e avvisa subito il Tribunale per i minorenni e la Procura: decide il giudice.',
      en: 'A term of law of an emergency procedure has passed. Open the procedure and tell the juvenile court and the prosecutor at once: the judge decides.',
    }),
  },
}
