import type { MailFacts, MailWording, MailWordings } from '#kernel/server/mail-words.ts'

const said = (subject: [it: (n: string) => string, en: (n: string) => string], text: [it: string, en: string]): MailWording => ({
  subject: ({ number }: MailFacts) => ({ it: subject[0](number), en: subject[1](number) }),
  text: () => ({ it: text[0], en: text[1] }),
})

/** Notices about files and hand-overs, as e-mails. */
export const caseMail: MailWordings = {
  'cases.handover_asked': said(
    [(n) => `ti chiedono di prendere in carico il fascicolo ${n}`, (n) => `you are asked to take over file ${n}`],
    ['Un servizio ti chiede di prendere in carico un fascicolo: accetta o rifiuta con il motivo.', 'A service asks you to take over a file: accept, or refuse with the reason.'],
  ),
  'cases.handover_withdrawn': said(
    [(n) => `ritirato il passaggio del fascicolo ${n}`, (n) => `the hand-over of file ${n} was withdrawn`],
    ['Chi ti aveva chiesto di prendere in carico il fascicolo ha ritirato la richiesta.', 'Who had asked you to take over the file has withdrawn the request.'],
  ),
  'cases.handover_accepted': said(
    [(n) => `accettato il passaggio del fascicolo ${n}`, (n) => `the hand-over of file ${n} was accepted`],
    ['Il passaggio che avevi chiesto è stato accettato.', 'The hand-over you asked for was accepted.'],
  ),
  'cases.handover_refused': said(
    [(n) => `rifiutato il passaggio del fascicolo ${n}`, (n) => `the hand-over of file ${n} was refused`],
    ['Il passaggio che avevi chiesto è stato rifiutato: il fascicolo resta a voi.', 'The hand-over you asked for was refused: the file stays with you.'],
  ),
  'cases.made_responsible': said([(n) => `ora rispondi del fascicolo ${n}`, (n) => `you now answer for file ${n}`], ['Da oggi rispondi di questo fascicolo.', 'From today you answer for this file.']),
  'cases.files_opened': {
    subject: ({ count }) => ({ it: `ora rispondi di ${count} nuovi fascicoli`, en: `you now answer for ${count} new files` }),
    text: () => ({ it: 'Sono stati aperti dal registro di un servizio: guardali tra i tuoi.', en: 'They were opened from a service’s register: find them among yours.' }),
  },
  'cases.joined_team': said([(n) => `sei nell’équipe del fascicolo ${n}`, (n) => `you are in the team of file ${n}`], ['Fai parte dell’équipe di un fascicolo.', 'You are part of the team of a file.']),
  'cases.danger_review': {
    subject: () => ({ it: 'un avviso di pericolo è da rivedere', en: 'a danger warning is due for review' }),
    text: () => ({ it: 'Un avviso di pericolo per le visite è arrivato alla data in cui va rivisto: confermalo o toglilo.', en: 'A danger warning for home visits has come to its review date: confirm it or end it.' }),
  },
  'cases.files_received': {
    subject: ({ count }) => ({ it: `ti sono stati affidati ${count} fascicoli`, en: `you were given ${count} files` }),
    text: () => ({ it: 'Rispondi di fascicoli che prima seguiva un’altra persona.', en: 'You answer for files that somebody else followed before.' }),
  },
}
