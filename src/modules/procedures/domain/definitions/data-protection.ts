import { w, type Definition } from '../definition.ts'
import { choice, choices, confirm, fileNumber, instant, mayAttach, maybeText, option, paper, road, source, text, brings } from '../parts.ts'

const gdpr = [{ fork: 'richiesta', is: ['interessato', 'adulto'] }] as const
const date = { moment: 'date', required: true } as const

/** Somebody asks for what is in the file: the person, who answers for him, an adult once in care, a party by L. 241/1990. */
export const accessToFile: Definition = {
  id: 'accesso_fascicolo', version: 1, family: 'privacy', scope: 'case', section: 'social', start: 'richiesta', tracksMissing: true,
  title: w('Accesso al fascicolo', 'Access to the file'),
  whenUsed: w('Qualcuno chiede copia o notizia di ciò che è nel fascicolo.', 'Somebody asks for a copy or news of what is in the file.'),
  source: source('GDPR artt. 12 e 15; L. 241/1990 artt. 22-25', 'OWN'), keywords: ['accesso', 'copia', 'gdpr', '241', 'privacy', 'genitore', 'ex minore', 'access'],
  caveat: w('Gli atti fatti su mandato del giudice o della Procura si chiedono al giudice (i tribunali non sono tutti d’accordo): decide una persona, bilanciando. L’identità di chi ha segnalato si protegge sempre.', 'Acts done on a mandate of judge or prosecutor are asked of the judge (courts disagree): a person decides, balancing. The reporter’s identity is always protected.'),
  groups: [{ id: 'richiesta', title: w('Richiesta', 'Request') }, { id: 'esame', title: w('Esame', 'Examination') }, { id: 'risposta', title: w('Risposta', 'Answer') }],
  steps: [
    {
      ...date, id: 'richiesta', group: 'richiesta', actor: 'parti', rules: ['PRI-02', 'PRI-03', 'PRI-07'], source: source('GDPR art. 15; L. 241/1990 art. 22', 'OWN'), unskippable: true,
      title: w('Richiesta ricevuta', 'Request received'), text: w('Scrivi il giorno in cui è arrivata e che cosa chiede. Un genitore non accede contro l’interesse del minore.', 'Write the day it came and what it asks. A parent has no access against the child’s interest.'), fields: [text('chi', 'Chi chiede', 'Who asks'), text('cosa', 'Che cosa chiede', 'What is asked'), fileNumber('protocollo', 'Protocollo', 'Protocol number')],
      fork: [road('interessato', 'Dati propri, o di chi rappresenta (GDPR)', 'Own data, or of whom he represents (GDPR)'), road('legge_241', 'Atti amministrativi (L. 241/1990)', 'Administrative acts (L. 241/1990)'), road('adulto', 'Adulto che è stato in carico', 'Adult once in care')], documents: [mayAttach('richiesta', 'Richiesta', 'Request')],
    },
    {
      ...date, id: 'identita', group: 'esame', actor: 'titolare', rules: ['PRI-02'], source: source('GDPR art. 12', 'OWN'), after: ['richiesta'],
      title: w('Chi è e a che titolo', 'Who he is and in what capacity'), text: w('Verifica identità e titolo: responsabilità genitoriale oggi, tutela, delega. Un genitore decaduto o sospeso non rappresenta il figlio.', 'Check identity and title: responsibility today, guardianship, proxy. A parent deprived or suspended does not represent the child.'), checks: [confirm('identita', 'Identità verificata', 'Identity checked'), confirm('titolo', 'Titolo verificato', 'Title checked')],
    },
    {
      ...date, id: 'atti', group: 'esame', actor: 'titolare', rules: ['PRI-06', 'PRI-11', 'PRI-12'], source: source('L. 241/1990 artt. 22-24; TAR Parma 198/2020; TAR Lazio 716/2022', 'SEEN-2'), after: ['richiesta'],
      title: w('Da dove vengono gli atti', 'Where the acts come from'), text: w('Distingui, documento per documento: fatti su mandato dell’autorità giudiziaria, o attività propria del servizio. Gli atti penali coperti da segreto restano fuori.', 'Tell apart, paper by paper: on a judicial mandate, or the service’s own activity. Criminal acts under secrecy stay out.'), fields: [choices('origine', 'Che cosa c’è', 'What there is', [option('mandato', 'Atti su mandato del giudice', 'On a judge’s mandate'), option('propria', 'Attività propria', 'Own activity'), option('penale', 'Atti penali', 'Criminal acts')]), text('bilanciamento', 'Bilanciamento: che cosa si dà e perché', 'Balancing: what is given and why')],
      consequence: brings('ORD', 'Rischio di ricorso, o di danno al minore', 'Risk of litigation, or of harm to the child'),
    },
    {
      ...date, id: 'oscuramento', group: 'esame', actor: 'titolare', rules: ['PRI-07', 'PRI-07b', 'PRI-11', 'ADO-13'], source: source('GDPR artt. 15 e 23; L. 184/1983 art. 28', 'OWN'), after: ['atti'],
      title: w('Terzi oscurati', 'Third parties masked'), text: w('Oscura dati di terzi, luoghi protetti e chi ha segnalato. Le origini di un adottato solo tramite il Tribunale.', 'Mask third parties, protected places and the reporter. Origins of an adopted person only through the court.'), checks: [confirm('segnalante', 'Chi ha segnalato non si riconosce', 'The reporter cannot be recognised'), confirm('luoghi', 'Nessun luogo protetto si legge', 'No protected place can be read')],
    },
    {
      ...date, id: 'risposta', group: 'risposta', actor: 'titolare', rules: ['PRI-02', 'PRI-03', 'PRI-07'], source: source('GDPR art. 12 c. 3; L. 241/1990 art. 25', 'OWN'), after: ['richiesta'],
      terms: [{ rule: 'PRI-02', from: { step: 'richiesta' }, when: [{ fork: 'richiesta', is: ['interessato'] }] }, { rule: 'PRI-07', from: { step: 'richiesta' }, when: [{ fork: 'richiesta', is: ['adulto'] }] }, { rule: 'PRI-03', from: { step: 'richiesta' }, when: [{ fork: 'richiesta', is: ['legge_241'] }] }],
      title: w('Risposta', 'Answer'), text: w('Un mese (GDPR) o 30 giorni (L. 241). Se è complessa, entro il mese si avvisa che serve più tempo. Il silenzio, per la 241, è rifiuto.', 'A month (GDPR) or 30 days (L. 241). If complex, say within the month that more time is needed. Silence, for 241, is refusal.'),
      fork: [road('data', 'Accolta, anche in parte', 'Granted, also in part'), road('negata', 'Negata con motivo', 'Refused with reason'), road('prorogata', 'Serve più tempo: avviso dato', 'More time is needed: told')], documents: [paper('risposta', 'Risposta', 'Answer')], consequence: brings('PEN', 'Sanzione del Garante; per la 241 il silenzio è rifiuto impugnabile', 'Sanction; for 241 silence is a refusal that can be challenged'),
    },
    {
      ...date, id: 'risposta_finale', group: 'risposta', actor: 'titolare', rules: ['PRI-02b'], source: source('GDPR art. 12 c. 3', 'OWN'), after: ['risposta'], when: [...gdpr, { fork: 'risposta', is: ['prorogata'] }], terms: [{ rule: 'PRI-02b', from: { step: 'richiesta' } }],
      title: w('Risposta dopo la proroga', 'Answer after the extension'), text: w('Al più tre mesi in tutto dalla richiesta.', 'At most three months in all from the request.'), documents: [paper('risposta', 'Risposta', 'Answer')], consequence: brings('PEN', 'Sanzione del Garante', 'Sanction'),
    },
    {
      ...date, id: 'ricorso', group: 'risposta', actor: 'parti', required: false, rules: ['PRI-03b'], source: source('L. 241/1990 art. 25; c.p.a. art. 116', 'OWN'), after: ['risposta'], when: [{ fork: 'richiesta', is: ['legge_241'] }, { fork: 'risposta', is: ['negata'] }], terms: [{ rule: 'PRI-03b', from: { step: 'risposta' } }],
      title: w('Ricorso al TAR', 'Appeal to the administrative court'), text: w('Chi ha avuto il rifiuto può ricorrere. Registra se accade.', 'Who was refused may appeal. Record if it happens.'), consequence: brings('DEC', 'Passato il termine il rifiuto resta', 'After the term the refusal stands'),
    },
  ],
}

/** A personal data breach of a body (GDPR 33-34): without a file. */
export const dataBreach: Definition = {
  id: 'data_breach', version: 1, family: 'privacy', scope: 'body', section: 'identity', start: 'conoscenza', tracksMissing: false,
  title: w('Violazione di dati personali (data breach)', 'Personal data breach'),
  whenUsed: w('Dati di persone sono stati persi, visti, mandati o bloccati da chi non doveva: un telefono rubato, una mail sbagliata, un accesso abusivo.', 'Personal data was lost, seen, sent or locked by who should not: a stolen phone, a wrong e-mail, an abusive access.'),
  source: source('GDPR artt. 33-34', 'OWN'), keywords: ['violazione', 'data breach', 'garante', '72 ore', 'privacy', 'furto', 'mail sbagliata'],
  caveat: w('Le 72 ore partono da quando lo si sa, notti e festivi compresi. Non scrivere qui nomi di minori: bastano numeri e categorie.', 'The 72 hours run from knowledge, nights and holidays included. Write no child’s name here: numbers and categories are enough.'),
  groups: [{ id: 'subito', title: w('Subito', 'At once') }, { id: 'notifica', title: w('Notifiche', 'Notifications') }, { id: 'dopo', title: w('Dopo', 'After') }],
  steps: [
    {
      id: 'conoscenza', group: 'subito', actor: 'titolare', moment: 'instant', required: true, rules: ['PRI-01'], source: source('GDPR art. 33', 'OWN'), unskippable: true,
      title: w('Si viene a sapere della violazione', 'The breach becomes known'), text: w('Scrivi l’ora in cui qualcuno dell’ente l’ha saputo con ragionevole certezza: le 72 ore partono da lì. Chiama il responsabile della protezione dei dati.', 'Write the hour when somebody of the body knew with reasonable certainty: the 72 hours run from it. Call the privacy officer.'),
      fields: [instant('accaduta', 'Quando è accaduta, se si sa', 'When it happened, if known', { required: false, past: true }), text('cosa', 'Che cosa è accaduto, senza nomi di minori', 'What happened, without children’s names')],
    },
    {
      id: 'contenimento', group: 'subito', actor: 'titolare', moment: 'instant', required: true, rules: ['PRI-01'], source: source('GDPR art. 32-33', 'OWN'), after: ['conoscenza'],
      title: w('Fermare il danno', 'Stop the harm'), text: w('Revoca accessi, cancella a distanza, chiedi la restituzione, cambia password. Se si legge un luogo protetto, avvisa subito chi ci vive.', 'Revoke accesses, wipe, ask back, change passwords. If a protected place can be read, tell who lives there at once.'), fields: [text('fatto', 'Che cosa si è fatto', 'What was done')], consequence: brings('PEN', 'Il danno cresce di ora in ora', 'The harm grows by the hour'),
    },
    {
      id: 'valutazione', group: 'subito', actor: 'titolare', moment: 'instant', required: true, rules: ['PRI-01'], source: source('GDPR artt. 33-34', 'OWN'), after: ['conoscenza'],
      title: w('Quale rischio per le persone', 'Which risk for people'), text: w('Quante persone, quali dati (salute, provvedimenti, luoghi protetti, minori), chi può averli. Con dati di minori il rischio è quasi sempre alto.', 'How many people, which data (health, orders, protected places, children), who may have them. With children’s data risk is nearly always high.'), fields: [text('quanti', 'Quante persone e quali dati', 'How many people and which data')],
      fork: [road('improbabile', 'Rischio improbabile', 'Risk unlikely'), road('rischio', 'Rischio', 'Risk'), road('alto', 'Rischio alto', 'High risk')], consequence: brings('PEN', 'Senza valutazione non si sa chi avvisare', 'Without it nobody knows whom to tell'),
    },
    {
      id: 'garante', group: 'notifica', actor: 'titolare', moment: 'instant', required: true, rules: ['PRI-01'], source: source('GDPR art. 33 c. 1', 'OWN'), after: ['conoscenza'], terms: [{ rule: 'PRI-01', from: { step: 'conoscenza' } }],
      title: w('Notifica al Garante, entro 72 ore', 'Notification to the Garante, within 72 hours'), text: w('Si notifica anche se non si sa ancora tutto: il resto si manda dopo. Oltre le 72 ore si spiega il ritardo. Solo se il rischio è improbabile non è dovuta: scrivi perché.', 'Notify even if not all is known: the rest follows. Beyond 72 hours explain the delay. Only if risk is unlikely it is not due: write why.'), send: w('Al Garante per la protezione dei dati personali, dal suo sito', 'To the Garante, on its site'),
      fields: [fileNumber('numero', 'Numero della notifica', 'Number'), maybeText('motivo', 'Perché non è dovuta, o perché in ritardo', 'Why not due, or why late')], fork: [road('notificata', 'Notificata', 'Notified'), road('non_dovuta', 'Non dovuta: rischio improbabile', 'Not due: risk unlikely')], consequence: brings('PEN', 'Sanzione amministrativa', 'Administrative sanction'),
    },
    {
      id: 'persone', group: 'notifica', actor: 'titolare', moment: 'instant', required: true, rules: ['PRI-01'], source: source('GDPR art. 34', 'OWN'), after: ['valutazione'], when: [{ fork: 'valutazione', is: ['alto'] }],
      title: w('Avviso alle persone', 'Tell the people'), text: w('Senza ritardo, con parole semplici: che cosa è accaduto, che cosa rischiano, che cosa possono fare. Ai minori tramite chi ne risponde, se non è lui il pericolo.', 'Without delay, in plain words: what happened, what they risk, what they can do. Children through who answers for them, unless he is the danger.'), fields: [choice('come', 'Come', 'How', [option('diretto', 'Uno per uno', 'One by one'), option('pubblico', 'Avviso pubblico', 'Public notice')])], consequence: brings('PEN', 'Sanzione, e nessuno può proteggersi', 'Sanction, and nobody can protect himself'),
    },
    {
      id: 'registro', group: 'dopo', actor: 'titolare', moment: 'date', required: true, rules: ['PRI-01'], source: source('GDPR art. 33 c. 5', 'OWN'), after: ['conoscenza'],
      title: w('Registro delle violazioni', 'Register of breaches'), text: w('Si annota sempre, anche se non si notifica: fatti, effetti, rimedi.', 'Always written down, even if not notified: facts, effects, remedies.'), fields: [fileNumber('numero', 'Numero nel registro', 'Number in the register')],
    },
    {
      id: 'rimedi', group: 'dopo', actor: 'titolare', moment: 'date', required: true, rules: ['PRI-01'], source: source('GDPR art. 32', 'OWN'), after: ['valutazione'],
      title: w('Rimedi perché non accada di nuovo', 'Remedies'), text: w('Che cosa cambia: regole, formazione, strumenti.', 'What changes: rules, training, tools.'), fields: [text('rimedi', 'Che cosa cambia', 'What changes')],
    },
  ],
}
