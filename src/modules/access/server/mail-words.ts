import type { MailWordings } from '#kernel/server/mail-words.ts'

/** Notices about sign-in, roles and reach, as e-mails. */
export const accessMail: MailWordings = {
  'access.new_device': {
    subject: () => ({ it: 'accesso da un browser mai visto prima', en: 'sign-in from a browser never seen before' }),
    text: () => ({
      it: 'Qualcuno è entrato con il tuo nome utente da un browser mai visto prima. Se non sei stato tu, chiudi la sessione dal tuo profilo e cambia la password.',
      en: 'Somebody signed in as you from a browser never seen before. If it was not you, end the session in your profile and change the password.',
    }),
  },
  'access.role_given': {
    subject: () => ({ it: 'hai un nuovo ruolo', en: 'you have a new role' }),
    text: () => ({ it: 'L’amministratore del tuo ente ti ha dato un ruolo.', en: 'The administrator of your body gave you a role.' }),
  },
  'access.granted': {
    subject: () => ({ it: 'ti è stato aperto un fascicolo', en: 'a file was opened to you' }),
    text: () => ({ it: 'Un servizio ti ha aperto un fascicolo, o una sua parte.', en: 'A service opened a file, or a part of one, to you.' }),
  },
  'access.break_glass': {
    subject: () => ({ it: 'accesso in emergenza a un fascicolo di cui rispondi', en: 'emergency access to a file you answer for' }),
    text: () => ({ it: 'Qualcuno ha aperto in emergenza un fascicolo di cui rispondi. L’accesso va esaminato entro cinque giorni.', en: 'Somebody opened a file you answer for in an emergency. The access is to be reviewed within five days.' }),
  },
  'access.break_glass_reviewed': {
    subject: () => ({ it: 'esaminato il tuo accesso in emergenza', en: 'your emergency access was reviewed' }),
    text: () => ({ it: 'C’è l’esito dell’esame del tuo accesso in emergenza.', en: 'The review of your emergency access has its outcome.' }),
  },
}
