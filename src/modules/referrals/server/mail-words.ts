import type { MailWordings } from '#kernel/server/mail-words.ts'

/** Notices of services and requests, as e-mails: no name, no content. */
export const referralsMail: MailWordings = {
  'referrals.request_received': {
    subject: () => ({ it: 'è arrivata una richiesta', en: 'a request has arrived' }),
    text: () => ({ it: 'Un altro ente ha inviato una richiesta alla tua unità. Aprila per leggerla e rispondere.', en: 'Another body sent a request to your unit. Open it to read and answer it.' }),
  },
  'referrals.request_step': {
    subject: () => ({ it: 'risposta a una tua richiesta', en: 'an answer to a request of yours' }),
    text: () => ({ it: 'L’ente a cui hai inviato una richiesta ha registrato un passo. Apri la richiesta per leggerlo.', en: 'The body you sent a request to recorded a step. Open the request to read it.' }),
  },
  'referrals.service_given': {
    subject: () => ({ it: 'un servizio è stato affidato alla tua unità', en: 'a service was given to your unit' }),
    text: () => ({ it: 'Alla tua unità è stato affidato un servizio. Aprilo per vedere di che cosa si tratta e registrare le ore.', en: 'A service was given to your unit. Open it to see what it is and to enter hours.' }),
  },
}
