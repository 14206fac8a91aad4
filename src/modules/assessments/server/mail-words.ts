import type { MailFacts, MailWording, MailWordings } from '#kernel/server/mail-words.ts'

const said = (subject: [it: (n: string) => string, en: (n: string) => string], text: [it: string, en: string]): MailWording => ({
  subject: ({ number }: MailFacts) => ({ it: subject[0](number), en: subject[1](number) }),
  text: () => ({ it: text[0], en: text[1] }),
})

/** Notices of assessments, as e-mails: that something is to be read or done, never what was found. */
export const assessmentsMail: MailWordings = {
  'assessments.alert': said(
    [(n) => `fascicolo ${n}: leggi oggi una valutazione`, (n) => `file ${n}: read an assessment today`],
    ['Una valutazione completata chiede la tua attenzione: leggila e attiva ciò che serve.', 'A completed assessment asks for your attention: read it and start what is needed.'],
  ),
  'assessments.urgent': said(
    [(n) => `fascicolo ${n}: una decisione da seguire subito`, (n) => `file ${n}: a decision to follow at once`],
    ['Una valutazione si è chiusa con una decisione urgente: apri il fascicolo adesso.', 'An assessment was closed with an urgent decision: open the file now.'],
  ),
  'assessments.follow_up': said(
    [(n) => `fascicolo ${n}: dai seguito a una decisione`, (n) => `file ${n}: follow a decision up`],
    ['Una valutazione si è chiusa con una decisione a cui dare seguito: il termine è tra i tuoi.', 'An assessment was closed with a decision to follow up: the term is among yours.'],
  ),
  'assessments.shared': said(
    [(n) => `fascicolo ${n}: compili una valutazione con un collega`, (n) => `file ${n}: you fill an assessment with a colleague`],
    ['Un collega ti ha aggiunto a chi compila una valutazione: trovi la bozza tra le tue.', 'A colleague added you to who fills an assessment: find the draft among yours.'],
  ),
  'assessments.joined': said(
    [(n) => `fascicolo ${n}: qualcuno ha preso in carico una tua bozza`, (n) => `file ${n}: somebody took up a draft of yours`],
    ['Chi risponde del fascicolo ora compila con te una valutazione: quello che hai scritto c’è ancora.', 'Who answers for the file now fills an assessment with you: what you wrote is still there.'],
  ),
}
