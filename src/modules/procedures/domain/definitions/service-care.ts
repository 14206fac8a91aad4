import { w, type Definition } from '../definition.ts'
import { authority, choice, choices, date, fileNumber, maybeChoice, maybeDate, mayAttach, option, paper, road, source, text, brings } from '../parts.ts'

const eight = choices('contenuti', 'Il provvedimento dice (otto punti di legge)', 'The measure states (eight items of law)', [
  option('a', 'a) chi accoglie il minore', 'a) who keeps the child'), option('b', 'b) atti del servizio sociale con quello sanitario', 'b) acts of the social with the health service'),
  option('c', 'c) atti del collocatario', 'c) acts of the keeper'), option('d', 'd) atti dei genitori', 'd) acts of the parents'), option('e', 'e) atti del curatore', 'e) acts of the curator'),
  option('f', 'f) compiti del servizio', 'f) tasks of the service'), option('g', 'g) durata, non oltre 24 mesi', 'g) duration, at most 24 months'), option('h', 'h) intervallo delle relazioni, non oltre 6 mesi', 'h) reporting interval, at most 6 months'),
])
const entrusted = [{ fork: 'contenuto', is: ['completo', 'incompleto'] }] as const
const base = { actor: 'servizio', moment: 'date' } as const

/** Care entrusted to the social service (L. 184/1983 art. 5-bis). */
export const serviceCare: Definition = {
  id: 'affido_servizio', version: 1, family: 'affidamento', scope: 'case', section: 'judicial', start: 'notifica', tracksMissing: true,
  title: w('Affidamento al servizio sociale (art. 5-bis)', 'Care entrusted to the social service (art. 5-bis)'),
  whenUsed: w('Il giudice affida il minore al servizio sociale: la responsabilità dei genitori è limitata e il servizio ha compiti propri.', 'The judge entrusts the child to the social service: parental responsibility is limited and the service has tasks of its own.'),
  source: source('L. 184/1983 art. 5-bis', 'SEEN'), keywords: ['5-bis', '5 bis', 'affido al servizio', 'responsabile', 'vigilanza', '333'],
  caveat: w('Un ordine di sola vigilanza o sostegno non è affidamento al servizio e non limita la responsabilità: qui si distingue subito.', 'An order merely of supervision or support is not this and does not limit responsibility: told apart at once here.'),
  groups: [{ id: 'avvio', title: w('Il provvedimento arriva', 'The measure arrives') }, { id: 'corso', title: w('Durante', 'While it runs') }, { id: 'fine', title: w('Fine', 'End') }],
  steps: [
    {
      ...base, id: 'notifica', group: 'avvio', required: true, rules: ['ASS-01', 'ASS-03'], source: source('L. 184/1983 art. 5-bis c. 1 e 4', 'SEEN'), unskippable: true,
      title: w('Notifica del provvedimento al servizio', 'The measure is notified to the service'), text: w('Scrivi il giorno in cui il provvedimento è stato notificato: da lì si contano i 15 giorni.', 'Write the day on which the measure was notified: the 15 days run from it.'),
      fields: [
        authority('autorita', 'Autorità', 'Authority'), fileNumber('numero', 'Numero del procedimento', 'Number of the proceeding'), date('inizio', 'Inizio dell’affidamento (di solito la data del provvedimento)', 'Start (usually the date of the measure)', { past: true }),
        maybeDate('fine', 'Fine fissata nel provvedimento', 'End laid down in the measure', { notBefore: { step: 'notifica', field: 'inizio' } }),
        maybeChoice('intervallo', 'Relazioni ogni', 'Reports every', ['1', '2', '3', '4', '5', '6'].map((n) => option(n, n === '1' ? '1 mese' : `${n} mesi`, n === '1' ? '1 month' : `${n} months`))),
        maybeDate('entro', 'Prima relazione al giudice entro il', 'First report to the judge by', { notBefore: { step: 'notifica' } }),
      ],
      documents: [paper('provvedimento', 'Provvedimento', 'Measure')],
    },
    {
      ...base, id: 'contenuto', group: 'avvio', required: true, rules: ['ASS-02', 'ASS-09'], source: source('L. 184/1983 art. 5-bis c. 2; Cass. 32290/2023', 'SEEN'), after: ['notifica'],
      title: w('Che cosa dice il provvedimento', 'What the measure says'), text: w('Leggi il provvedimento e segna quali degli otto punti ci sono. Se è solo vigilanza o sostegno, fermati qui: non è un affidamento.', 'Read the measure and mark which of the eight items are there. If it is only supervision or support, stop here.'),
      fields: [eight],
      fork: [road('completo', 'Affidamento al servizio, con tutti i punti', 'Entrusted, all items there'), road('incompleto', 'Affidamento al servizio, manca qualcosa', 'Entrusted, something is missing'), road('vigilanza', 'Solo vigilanza o sostegno', 'Only supervision or support', true)],
    },
    {
      ...base, id: 'chiarimenti', group: 'avvio', required: true, rules: ['ASS-02'], source: source('L. 184/1983 art. 5-bis c. 2', 'SEEN'), after: ['contenuto'], when: [{ fork: 'contenuto', is: ['incompleto'] }],
      title: w('Chiedere chiarimenti al giudice', 'Ask the judge'), text: w('Scrivi al giudice quali punti mancano, e che cosa serve sapere per lavorare.', 'Write to the judge which items are missing and what must be known.'),
      send: w('Al giudice che ha disposto: richiesta di precisazione', 'To the judge: request to specify'), documents: [mayAttach('richiesta', 'Richiesta', 'Request')],
      consequence: brings('ORD', 'Il servizio risponde di compiti che nessuno ha precisato', 'The service answers for tasks that nobody specified'),
    },
    {
      ...base, id: 'responsabile', group: 'avvio', required: true, rules: ['ASS-03'], source: source('L. 184/1983 art. 5-bis c. 4', 'SEEN'), after: ['contenuto'], when: entrusted,
      title: w('Comunicare il responsabile dell’affidamento, entro 15 giorni', 'Name the person responsible, within 15 days'), text: w('Comunica per iscritto il nome di chi è responsabile dell’affidamento.', 'Communicate in writing the name of the person responsible.'),
      send: w('Al giudice, ai genitori, a chi esercita la responsabilità, al curatore e a chi accoglie', 'To the judge, the parents, holders of responsibility, the curator and who keeps the child'), terms: [{ rule: 'ASS-03', from: { step: 'notifica' } }],
      fields: [text('nome', 'Responsabile dell’affidamento', 'Person responsible')], documents: [paper('comunicazione', 'Comunicazione inviata', 'Communication sent')],
      consequence: brings('ORD', 'Nessun effetto automatico: responsabilità del servizio', 'No automatic effect: the service is liable'),
    },
    {
      ...base, id: 'prima_relazione', group: 'corso', required: false, rules: ['CPC-01'], source: source('c.p.c. 473-bis.27 c. 1', 'SEEN'), after: ['contenuto'], when: entrusted,
      title: w('Relazione alla data fissata dal giudice', 'Report on the judge’s date'), text: w('Se il giudice ha scritto una data, deposita entro quella. Non c’è una data di legge.', 'If the judge wrote a date, file by it. The law gives none.'),
      terms: [{ rule: 'CPC-01', from: { step: 'notifica', field: 'entro' }, fixed: true }], documents: [paper('relazione', 'Relazione', 'Report')],
      consequence: brings('ORD', 'Il giudice decide senza la relazione', 'The judge decides without the report'),
    },
    {
      ...base, id: 'relazione', group: 'corso', required: true, repeatable: true, leadDays: 30, rules: ['ASS-05', 'CPC-02'], source: source('L. 184/1983 art. 5-bis c. 2 lett. h', 'SEEN'), after: ['contenuto'], when: entrusted,
      title: w('Relazione periodica', 'Periodic report'), text: w('Interventi fatti, rapporti con i genitori, attuazione. Fatti, dichiarazioni e valutazioni separati. Ogni sei mesi, o l’intervallo più breve scritto nel provvedimento.', 'Interventions, contacts with the parents, implementation. Facts, statements and evaluations apart. Every six months, or the shorter interval in the measure.'),
      send: w('All’autorità che procede; se non c’è più un procedimento, al giudice tutelare', 'To the authority in charge; if no proceeding is left, to the guardianship judge'),
      terms: [{ rule: 'ASS-05', from: { step: 'notifica', field: 'inizio' }, recurring: true, length: { step: 'notifica', field: 'intervallo' } }],
      documents: [paper('relazione', 'Relazione', 'Report')], consequence: brings('ORD', 'Nessun effetto automatico, ma il giudice decide senza sapere', 'No automatic effect, but the judge decides without knowing'),
    },
    {
      ...base, id: 'scelta', group: 'corso', required: false, repeatable: true, rules: ['ASS-06'], source: source('L. 184/1983 art. 5-bis c. 3', 'SEEN'), after: ['contenuto'], when: entrusted,
      title: w('Scelta fatta dal servizio', 'A choice made by the service'), text: w('Per ogni scelta affidata al servizio scrivi che cosa hanno indicato genitori non decaduti, minore, curatore, e perché si è deciso così.', 'For each choice write what parents, child and curator indicated, and why it was decided so.'),
      fields: [text('scelta', 'Che cosa si è deciso', 'What was decided'), text('indicazioni', 'Indicazioni raccolte', 'Indications taken')],
    },
    {
      ...base, id: 'vigilanza_gt', group: 'corso', actor: 'cancelleria', required: false, rules: ['ASS-07'], source: source('L. 184/1983 art. 5-bis c. 5', 'OWN'), after: ['contenuto'], when: entrusted,
      title: w('Comunicazione al giudice tutelare', 'Communication to the guardianship judge'), text: w('Se l’affidamento è nella decisione finale, viene comunicato al giudice tutelare per la vigilanza: registra quando.', 'If it is in the final decision it is communicated to the guardianship judge: record when.'),
    },
    {
      ...base, id: 'difficolta', group: 'corso', required: false, repeatable: true, rules: ['ASS-08'], source: source('L. 184/1983 art. 5-bis c. 6', 'OWN'), after: ['contenuto'], when: entrusted,
      title: w('Difficoltà di attuazione: istanza al giudice', 'Difficulty: application to the judge'), text: w('Se il provvedimento non si riesce ad attuare, chiedi al giudice di provvedere.', 'If the measure cannot be carried out, apply to the judge.'),
      send: w('Al giudice competente: istanza con i fatti', 'To the competent judge: application with the facts'), fields: [text('fatti', 'Che cosa impedisce', 'What prevents it')],
    },
    {
      ...base, id: 'fine', group: 'fine', required: true, closing: true, unskippable: true, leadDays: 120, rules: ['ASS-04'], source: source('L. 184/1983 art. 5-bis c. 2 lett. g', 'SEEN'), after: ['contenuto'], when: entrusted,
      title: w('Fine dell’affidamento al servizio', 'End of the entrustment'), text: w('Prima della scadenza (24 mesi, o quella più breve del provvedimento) relaziona al giudice e chiedi che cosa segue.', 'Before the end (24 months, or the shorter one in the measure) report to the judge and ask what follows.'),
      terms: [{ rule: 'ASS-04', from: { step: 'notifica', field: 'inizio' }, orDate: { step: 'notifica', field: 'fine' } }],
      fields: [choice('esito', 'Come finisce', 'How it ends', [option('revocato', 'Finito', 'Ended'), option('nuovo', 'Nuovo provvedimento', 'New measure'), option('maggiore', 'Maggiore età', 'Coming of age')])],
      consequence: brings('CAP', 'Oltre la durata l’affidamento al servizio non è più legittimo', 'Beyond the duration the entrustment is unlawful'),
    },
  ],
}
