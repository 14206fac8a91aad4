import { w, type Definition } from '../definition.ts'
import { choices, confirm, fileNumber, maybeChoices, maybeDate, mayAttach, maybeText, option, paper, road, source, text, brings } from '../parts.ts'

const extended = [{ fork: 'scelta', is: ['prosieguo'] }] as const
const granted = [...extended, { fork: 'decreto', is: ['concesso'] }] as const
const permit = [{ fork: 'permesso', is: ['minore_eta'] }] as const
const base = { actor: 'servizio', moment: 'date', required: true } as const

/** From 17 to 18, and to 21 with extended care: the plan, the request to the court, the opinion, the conversion of the permit. */
export const comingOfAge: Definition = {
  id: 'msna_18', version: 1, family: 'msna', scope: 'case', section: 'work_status', start: 'avvio', tracksMissing: true,
  title: w('Verso i 18 anni: prosieguo, parere, permesso', 'Towards 18: extended care, opinion, permit'),
  whenUsed: w('Un minore in carico compie 17 anni: si prepara la maggiore età. Per chi non è straniero valgono progetto e prosieguo, non il permesso.', 'A child in care turns 17: adulthood is prepared. For a child who is not foreign: plan and extended care, not the permit.'),
  source: source('L. 47/2017 art. 13; TUI art. 32; RDL 1404/1934', 'SEEN'), keywords: ['18 anni', 'diciottesimo', 'prosieguo', 'parere', 'articolo 32', 'conversione', 'maggiore età', 'care leavers', 'autonomia'],
  caveat: w('L’età massima del prosieguo (21) potrebbe scendere: è un parametro con data. La finestra del parere e la tolleranza di 60 giorni sono prassi: la data sicura è prima del compleanno. Il silenzio sul parere non vale assenso.', 'The highest age of extended care (21) may go down: a dated parameter. The window of the opinion and the 60 days are practice: the safe date is before the birthday. Silence on the opinion is not assent.'),
  groups: [{ id: 'progetto', title: w('Progetto', 'Plan') }, { id: 'prosieguo', title: w('Prosieguo amministrativo', 'Extended care') }, { id: 'permesso', title: w('Permesso', 'Permit') }, { id: 'dopo', title: w('Dopo i 18', 'After 18') }],
  steps: [
    {
      ...base, id: 'avvio', group: 'progetto', rules: ['PRO-02'], source: source('L. 47/2017 art. 13; prassi', 'OWN'), unskippable: true,
      title: w('Avvio, a 17 anni', 'Start, at 17'), text: w('Parlane con il ragazzo e il tutore: che cosa vuole, che cosa sa già fare, chi ha vicino.', 'Talk with the young person and the guardian: what he wants, what he can do, who is near him.'), fields: [text('desideri', 'Che cosa vuole, con parole sue', 'What he wants, in his words')],
    },
    {
      ...base, id: 'progetto', group: 'progetto', fromAge: { years: 17, months: 6 }, rules: ['PRO-02'], source: source('Prassi', 'OWN'), after: ['avvio'],
      title: w('Progetto a 17 anni e 6 mesi', 'Plan at 17 years 6 months'), text: w('Scrivi il progetto di autonomia con il ragazzo: studio, lavoro, casa, documenti, salute, soldi, persone di riferimento.', 'Write the autonomy plan with him: study, work, home, papers, health, money, trusted people.'), documents: [paper('progetto', 'Progetto di autonomia', 'Autonomy plan')],
      fields: [maybeChoices('acquisiti', 'Già acquisiti', 'Already there', [option('documento', 'Documento o passaporto', 'Identity paper'), option('cf', 'Codice fiscale e tessera', 'Tax code and health card'), option('residenza', 'Residenza', 'Residence'), option('italiano', 'Italiano A2 o più', 'Italian A2 or more'), option('titolo', 'Titolo o qualifica', 'Qualification'), option('lavoro', 'Tirocinio o contratto', 'Internship or contract'), option('conto', 'Conto, SPID', 'Account, digital identity'), option('casa', 'Casa', 'Home'), option('persona', 'Persona di riferimento', 'Trusted person')])],
    },
    {
      ...base, id: 'verifica', group: 'progetto', fromAge: { years: 17, months: 9 }, rules: ['PRO-02', 'PER-03'], source: source('Prassi', 'OWN'), after: ['progetto'],
      title: w('Verifica a 17 anni e 9 mesi', 'Review at 17 years 9 months'), text: w('A che punto è. Da oggi si può chiedere il parere al Ministero.', 'Where it stands. From today the opinion can be asked.'), fields: [text('mancano', 'Che cosa manca ancora', 'What is still missing')],
    },
    {
      ...base, id: 'scelta', group: 'prosieguo', fromAge: { years: 17, months: 6 }, rules: ['PRO-01', 'PRO-02', 'PRO-03'], source: source('L. 47/2017 art. 13 c. 2; RDL 1404/1934', 'SEEN'), after: ['avvio'], terms: [{ rule: 'PRO-02', from: { child: 'birth' } }],
      title: w('Serve il prosieguo?', 'Is extended care needed?'), text: w('Se il percorso è avviato e serve ancora sostegno si chiede al Tribunale di restare in carico fino a 21 anni. Decide il ragazzo con il servizio.', 'If the path has begun and support is still needed, the court is asked to keep him in care to 21. The young person decides with the service.'),
      fork: [road('prosieguo', 'Si chiede il prosieguo', 'Extended care is asked'), road('no', 'Non serve, o non lo vuole', 'Not needed, or not wanted')],
      consequence: brings('DEC', 'Dopo i 18 anni non si può più scegliere', 'After 18 there is no choice left'),
    },
    {
      ...base, id: 'richiesta', group: 'prosieguo', rules: ['PRO-02'], source: source('L. 47/2017 art. 13 c. 2; prassi', 'OWN'), after: ['scelta'], when: extended, terms: [{ rule: 'PRO-02', from: { child: 'birth' } }],
      title: w('Richiesta di prosieguo, prima dei 18', 'Request of extended care, before 18'), text: w('Deposita la richiesta con il progetto entro il giorno prima del compleanno. Meglio tre mesi prima.', 'File the request with the plan by the day before the birthday. Better three months before.'), send: w('Al Tribunale per i minorenni: richiesta motivata, progetto, consenso del ragazzo', 'To the juvenile court: reasoned request, plan, consent'),
      documents: [paper('richiesta', 'Richiesta depositata', 'Request filed')], consequence: brings('DEC', 'Dopo il compleanno di solito è respinta: perde casa e sostegno', 'After the birthday it is usually refused: home and support are lost'),
    },
    {
      ...base, id: 'decreto', group: 'prosieguo', actor: 'tm', rules: ['PRO-01'], source: source('L. 47/2017 art. 13 c. 2', 'SEEN'), after: ['richiesta'], when: extended,
      title: w('Decreto sul prosieguo', 'Decree on extended care'), text: w('Registra fino a quando. Nel SAI può restare fino alla fine del prosieguo.', 'Record until when. In SAI he may stay to its end.'), fields: [fileNumber('numero', 'Numero', 'Number'), maybeDate('fine', 'Fino al', 'Until', { notBefore: { step: 'decreto' } })], documents: [paper('decreto', 'Decreto', 'Decree')],
      fork: [road('concesso', 'Concesso', 'Granted'), road('negato', 'Negato', 'Refused')],
    },
    {
      ...base, id: 'fine_prosieguo', group: 'dopo', leadDays: 180, rules: ['PRO-01', 'MSNA-25'], source: source('L. 47/2017 art. 13 c. 2', 'SEEN'), after: ['decreto'], when: granted, terms: [{ rule: 'PRO-01', from: { child: 'birth' }, orDate: { step: 'decreto', field: 'fine' } }],
      title: w('Uscita dal prosieguo', 'End of extended care'), text: w('Sei mesi prima: casa, lavoro, documenti, chi chiamare dopo.', 'Six months before: home, work, papers, whom to call afterwards.'), fields: [text('dove', 'Dove vive e con quale sostegno', 'Where he lives and with which support')], consequence: brings('CAP', 'Il prosieguo non va oltre l’età massima', 'Extended care does not go beyond the highest age'),
    },
    {
      ...base, id: 'permesso', group: 'permesso', fromAge: { years: 17, months: 6 }, rules: ['PER-04', 'PER-08'], source: source('TUI art. 32; Linee guida 24 febbraio 2017', 'SEEN-2'), after: ['avvio'], terms: [{ rule: 'PER-07', from: { child: 'birth' } }],
      title: w('Quale permesso ha', 'Which permit he has'), text: w('Guarda il permesso. Con la protezione internazionale non si converte. Con il permesso per minore età o famiglia si chiede la conversione.', 'Look at the permit. International protection is not converted. Minor age or family: conversion.'),
      fork: [road('minore_eta', 'Minore età o famiglia: va convertito', 'Minor age or family: to be converted'), road('protezione', 'Protezione internazionale o speciale', 'International or special protection'), road('italiano', 'Cittadino italiano o europeo', 'Italian or European citizen')],
    },
    {
      ...base, id: 'documento', group: 'permesso', fromAge: { years: 17, months: 6 }, rules: ['PER-03'], source: source('Linee guida 24 febbraio 2017', 'SEEN-2'), after: ['permesso'], when: permit,
      title: w('Passaporto o attestazione consolare', 'Passport or consular attestation'), text: w('Serve per parere e conversione e ci vogliono mesi. Mai al consolato se il ragazzo teme il suo Paese.', 'Needed for opinion and conversion, and it takes months. Never the consulate if he fears his country.'), documents: [mayAttach('documento', 'Documento', 'Paper')],
    },
    {
      ...base, id: 'parere', group: 'permesso', fromAge: { years: 17, months: 9 }, rules: ['PER-03', 'PER-04', 'PER-06'], source: source('TUI art. 32 c. 1-bis; DPR 191/2022', 'SEEN-2'), after: ['permesso'], when: permit, terms: [{ rule: 'PER-03', from: { child: 'birth' } }],
      title: w('Parere del Ministero (art. 32)', 'Opinion of the Ministry (art. 32)'), text: w('Si chiede tramite il SIM, da tre mesi prima a due mesi dopo i 18. Non serve a chi ha tre anni in Italia e due in un progetto, a chi è affidato a parenti, a chi ha il prosieguo: verifica con la questura.', 'Asked through the SIM, from three months before to two after 18. Not needed for three years in Italy and two in a project, care by relatives, extended care: check with the police.'),
      fields: [choices('allegati', 'Allegati', 'Attached', [option('documento', 'Documento o attestazione', 'Identity paper'), option('permesso', 'Permesso o ricevuta', 'Permit or receipt'), option('tutela', 'Tutela o affidamento', 'Guardianship or care'), option('percorso', 'Prove del percorso di integrazione', 'Proof of the integration path'), option('non_serve', 'Parere non necessario', 'Opinion not needed')])],
      consequence: brings('ORD', 'Senza parere la conversione può essere rifiutata', 'Without opinion the conversion may be refused'),
    },
    {
      ...base, id: 'conversione', group: 'permesso', fromAge: { years: 17, months: 9 }, rules: ['PER-07', 'PER-05'], source: source('TUI art. 5 c. 4; art. 32', 'UNSURE'), after: ['permesso'], when: permit, terms: [{ rule: 'PER-07', from: { child: 'birth' } }],
      title: w('Richiesta di conversione, prima dei 18', 'Conversion request, before 18'), text: w('Alla questura, prima del compleanno. La tolleranza di 60 giorni è prassi: non contarci.', 'To the police, before the birthday. The 60 days are practice: do not count on them.'), documents: [paper('ricevuta', 'Ricevuta', 'Receipt')], consequence: brings('DEC', 'Rischio di rifiuto: senza permesso dopo i 18', 'Risk of refusal: without permit after 18'),
    },
    {
      ...base, id: 'permesso_nuovo', group: 'permesso', actor: 'questura', rules: ['PER-05'], source: source('TUI art. 32 c. 1-bis', 'SEEN'), after: ['conversione'], when: permit,
      title: w('Permesso rilasciato', 'Permit issued'), text: w('Dopo i 18 dura al più un anno. Scrivi la scadenza: il modulo dei permessi la segue.', 'After 18 it lasts at most a year. Write its expiry.'), fields: [maybeDate('scadenza', 'Scade il', 'Expires on'), maybeText('tipo', 'Tipo', 'Type')],
    },
    {
      ...base, id: 'cittadinanza', group: 'permesso', required: false, fromAge: { years: 17, months: 6 }, rules: ['PER-10', 'PER-10b'], source: source('L. 91/1992 art. 4 c. 2; DL 69/2013 art. 33', 'OWN'), after: ['avvio'], terms: [{ rule: 'PER-10b', from: { step: 'cittadinanza_nato', field: 'nascita' } }],
      title: w('Dichiarazione di cittadinanza, se nato in Italia', 'Citizenship by declaration, if born in Italy'), text: w('Chi è nato in Italia e vi ha sempre risieduto può dichiararlo entro un anno dai 18: ricordaglielo.', 'Who was born in Italy and always lived there may declare it within a year of 18: remind him.'), consequence: brings('DEC', 'Passato l’anno il diritto si perde, salvo mancata informazione', 'After the year the right is lost, unless not informed'),
    },
    {
      ...base, id: 'cittadinanza_nato', group: 'permesso', required: false, rules: ['PER-10'], source: source('L. 91/1992 art. 4 c. 2', 'OWN'), after: ['avvio'],
      title: w('È nato in Italia', 'He was born in Italy'), text: w('Solo se è nato in Italia e vi ha sempre risieduto: fa partire il termine di un anno.', 'Only if born and always resident in Italy: it starts the term of a year.'), fields: [maybeDate('nascita', 'Data di nascita', 'Date of birth', { past: true })], checks: [confirm('residenza', 'Residenza senza interruzioni', 'Residence without interruption')],
    },
    {
      ...base, id: 'chiusura', group: 'dopo', fromAge: { years: 18 }, closing: true, unskippable: true, leadDays: 0, rules: ['PRO-01'], source: source('Prassi', 'OWN'), after: ['avvio'],
      title: w('Conclusione del percorso', 'End of the path'), text: w('Registra come finisce e lascia al ragazzo un recapito da chiamare.', 'Record how it ends and leave him somebody to call.'), fields: [text('esito', 'Come finisce', 'How it ends')],
    },
  ],
}
