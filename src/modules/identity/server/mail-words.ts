import type { MailWordings } from '#kernel/server/mail-words.ts'

/** Notices about who is whom, as e-mails: no name, no file of somebody else. */
export const identityMail: MailWordings = {
  'identity.suggested': {
    subject: ({ number }) => ({ it: `fascicolo ${number}: un minore potrebbe essere già registrato`, en: `file ${number}: a child may be registered already` }),
    text: () => ({ it: 'Confronta le due registrazioni e rispondi, oppure chiama il servizio indicato.', en: 'Compare the two registrations and answer, or call the service named.' }),
  },
  'identity.trace_hit': {
    subject: () => ({ it: 'ricerca di un familiare: una nuova corrispondenza possibile', en: 'search for a relative: somebody new may fit' }),
    text: () => ({ it: 'Apri la ricerca e guarda se è la persona cercata, oppure quale servizio chiamare.', en: 'Open the search and see whether it is the one sought, or which service to call.' }),
  },
  'identity.confirm_asked': {
    subject: () => ({ it: 'serve una seconda persona su un’identità', en: 'a second person is needed about an identity' }),
    text: () => ({ it: 'Un collega ritiene che due registrazioni siano lo stesso minore: conferma o rifiuta con il motivo.', en: 'A colleague believes that two registrations are the same child: confirm, or refuse with the reason.' }),
  },
  'identity.confirmed': {
    subject: () => ({ it: 'risposta alla conferma che avevi chiesto', en: 'answer to the confirmation you asked for' }),
    text: () => ({ it: 'Una seconda persona ha risposto sulle due registrazioni.', en: 'A second person has answered about the two registrations.' }),
  },
  'identity.asked': {
    subject: () => ({ it: 'un altro servizio chiede se è lo stesso minore', en: 'another service asks whether it is the same child' }),
    text: () => ({ it: 'Leggi la domanda e rispondi sì, no, oppure che cosa manca per dirlo.', en: 'Read the question and answer yes, no, or what is missing to say.' }),
  },
  'identity.answered': {
    subject: () => ({ it: 'risposta a una domanda sull’identità di un minore', en: 'answer to a question about a child’s identity' }),
    text: () => ({ it: 'Il servizio a cui avevi chiesto ha risposto.', en: 'The service you asked has answered.' }),
  },
  'identity.fishing_body': {
    subject: () => ({ it: 'moltissime ricerche di identità nel tuo ente', en: 'very many identity searches in your body' }),
    text: () => ({ it: 'Più persone del tuo ente hanno cercato oggi moltissimi minori diversi: guarda il registro degli accessi.', en: 'Several people of your body have searched for very many different children today: look at the access register.' }),
  },
  'identity.fishing': {
    subject: () => ({ it: 'molte ricerche di identità', en: 'many identity searches' }),
    text: () => ({ it: 'Una persona del tuo ente ha cercato molti minori diversi che non segue: guarda il registro degli accessi.', en: 'Somebody of your body has searched for many different children he does not follow: look at the access register.' }),
  },
}
