import type { MailWordings } from '#kernel/server/mail-words.ts'

/** Notices about registers, as e-mails. */
export const importerMail: MailWordings = {
  'importer.pairs_found': {
    subject: () => ({ it: 'un registro caricato: minori forse già registrati', en: 'a register was loaded: children perhaps registered already' }),
    text: ({ count }) => ({ it: `Dopo il caricamento di un registro restano coppie da decidere: ${count}. Le trovi in Identità.`, en: `After a register was loaded some pairs are to be decided: ${count}. They are in Identity.` }),
  },
}
