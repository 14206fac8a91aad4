import type { MailWordings } from '#kernel/server/mail-words.ts'

/** Notices about papers, as e-mails: the number of the file, nothing of what is written. */
export const composerMail: MailWordings = {
  'composer.asked': {
    subject: ({ number }) => ({ it: `fascicolo ${number}: una relazione da approvare`, en: `file ${number}: a paper to approve` }),
    text: () => ({ it: 'Una relazione aspetta la tua approvazione: leggila e approvala, o rimandala con le tue parole.', en: 'A paper waits for your approval: read it and approve it, or send it back with your words.' }),
  },
  'composer.sent_back': {
    subject: ({ number }) => ({ it: `fascicolo ${number}: una relazione è tornata a chi la scrive`, en: `file ${number}: a paper was given back to its writers` }),
    text: () => ({ it: 'Chi coordina ha rimandato la relazione con delle osservazioni: guardale e riprendi a scrivere.', en: 'The coordinator gave the paper back with remarks: see them and write on.' }),
  },
  'composer.approved': {
    subject: ({ number }) => ({ it: `fascicolo ${number}: una relazione è stata approvata`, en: `file ${number}: a paper was approved` }),
    text: () => ({ it: 'La relazione è approvata e numerata: si può firmare e inviare.', en: 'The paper is approved and numbered: it can be signed and sent.' }),
  },
  'composer.list_asked': {
    subject: () => ({ it: 'un elenco semestrale da approvare', en: 'a half-yearly list to approve' }),
    text: () => ({ it: 'L’elenco semestrale per la Procura aspetta la tua approvazione.', en: 'The half-yearly list for the prosecutor waits for your approval.' }),
  },
  'composer.list_sent_back': {
    subject: () => ({ it: 'un elenco semestrale da completare', en: 'a half-yearly list to complete' }),
    text: () => ({ it: 'Chi coordina ha rimandato l’elenco semestrale con delle osservazioni.', en: 'The coordinator gave the half-yearly list back with remarks.' }),
  },
  'composer.remarked': {
    subject: ({ number }) => ({ it: `fascicolo ${number}: un commento su una relazione`, en: `file ${number}: a remark on a paper` }),
    text: () => ({ it: 'Qualcuno ha commentato una sezione che scrivi.', en: 'Somebody remarked on a section that you write.' }),
  },
}
