import { w, type Definition } from '../definition.ts'
import { choice, confirm, fileNumber, maybeText, option, paper, road, source, text, brings } from '../parts.ts'

const ordinary = [{ fork: 'dubbio', is: ['ordinario'] }] as const
const doubtful = [...ordinary, { fork: 'documenti', is: ['dubbio'] }] as const
const urgent = [{ fork: 'dubbio', is: ['urgente'] }] as const
const trafficked = [{ fork: 'dubbio', is: ['tratta'] }] as const
const date = { moment: 'date', required: true } as const

/** Age assessment (d.lgs. 142/2015 art. 19-bis): ordinary, urgent in large arrivals, of a presumed victim of trafficking. */
export const ageAssessment: Definition = {
  id: 'msna_eta', version: 1, family: 'msna', scope: 'case', section: 'judicial', start: 'dubbio', tracksMissing: true,
  title: w('Accertamento dell’età', 'Age assessment'),
  whenUsed: w('C’è un dubbio fondato sull’età dichiarata, che i documenti non tolgono. Il dubbio da solo non toglie nessuna tutela.', 'There is a founded doubt on the declared age that papers do not remove. Doubt alone takes away no protection.'),
  source: source('d.lgs. 142/2015 art. 19-bis; DPCM 234/2016', 'SEEN'), keywords: ['età', 'età dubbia', 'radiografia', 'minore età presunta', 'age'],
  caveat: w('La procedura d’urgenza (comma 6-ter) è da verificare sul testo vigente: termini dell’impugnazione compresi.', 'The urgent procedure (par. 6-ter) must be checked on the text in force, terms of challenge included.'),
  groups: [
    { id: 'dubbio', title: w('Il dubbio', 'The doubt') }, { id: 'accertamento', title: w('Accertamento', 'Assessment') }, { id: 'decisione', title: w('Decisione del Tribunale', 'Decision of the court') },
    { id: 'urgenza', title: w('Procedura d’urgenza', 'Urgent procedure') }, { id: 'tratta', title: w('Presunta vittima di tratta', 'Presumed victim of trafficking') },
  ],
  steps: [
    {
      ...date, id: 'dubbio', group: 'dubbio', actor: 'questura', rules: ['ETA-01'], source: source('d.lgs. 142/2015 art. 19-bis c. 2-3', 'SEEN'), unskippable: true,
      title: w('Dubbio fondato sull’età', 'Founded doubt on age'), text: w('Prima l’aiuto umanitario, poi i documenti, con il mediatore e il tutore se c’è. Intanto è accolto come minore.', 'First humanitarian help, then papers, with mediator and guardian if any. Meanwhile he is received as a minor.'),
      fields: [text('perche', 'Da che cosa nasce il dubbio', 'Where the doubt comes from')], checks: [confirm('accolto', 'È accolto come minore', 'He is received as a minor')],
      fork: [road('ordinario', 'Procedura ordinaria', 'Ordinary procedure'), road('urgente', 'Rilievi d’urgenza in arrivi consistenti', 'Urgent findings in large arrivals'), road('tratta', 'Presunta vittima di tratta', 'Presumed victim of trafficking')],
    },
    {
      ...date, id: 'documenti', group: 'dubbio', actor: 'questura', rules: ['ETA-01'], source: source('d.lgs. 142/2015 art. 19-bis c. 3', 'SEEN'), after: ['dubbio'], when: ordinary,
      title: w('Documenti e colloquio', 'Papers and interview'), text: w('Se i documenti bastano, ci si ferma. I documenti non si chiedono all’ambasciata se il minore teme per sé o chiede protezione.', 'If papers are enough, stop. Do not ask the embassy if the child fears or seeks protection.'),
      fork: [road('minore', 'È minorenne', 'He is a minor', true), road('dubbio', 'Il dubbio resta', 'The doubt remains')],
    },
    {
      ...date, id: 'provvedimento', group: 'accertamento', actor: 'pmm', rules: ['ETA-02'], source: source('d.lgs. 142/2015 art. 19-bis c. 4', 'OWN'), after: ['documenti'], when: doubtful,
      title: w('Provvedimento della Procura', 'Order of the prosecutor'), text: w('La Procura dispone l’accertamento socio-sanitario. La data fa partire i 60 giorni.', 'The prosecutor orders the socio-sanitary assessment. Its date starts the 60 days.'), documents: [paper('provvedimento', 'Provvedimento', 'Order')],
    },
    {
      ...date, id: 'accertamento', group: 'accertamento', actor: 'sanita', rules: ['ETA-03', 'ETA-05'], source: source('d.lgs. 142/2015 art. 19-bis c. 6 e 6-bis', 'SEEN'), after: ['provvedimento'], when: doubtful, terms: [{ rule: 'ETA-03', from: { step: 'provvedimento' } }],
      title: w('Accertamento multidisciplinare, entro 60 giorni', 'Multidisciplinary assessment, within 60 days'), text: w('Dal meno invasivo, un passo alla volta; ci si ferma appena emerge la minore età. Il margine di errore va sempre scritto. Se il dubbio resta, la minore età si presume.', 'From the least invasive, one step at a time; stop as soon as minority emerges. The margin of error is always written. If doubt remains, minority is presumed.'),
      fields: [text('margine', 'Margine di errore', 'Margin of error')], fork: [road('minore', 'Minorenne', 'Minor'), road('dubbio', 'Dubbio: minore età presunta', 'Doubt: presumed minor'), road('maggiore', 'Maggiorenne', 'Adult')], documents: [paper('relazione', 'Relazione dell’équipe', 'Report of the team')],
      consequence: brings('ORD', 'Nessun effetto automatico: intanto resta minore', 'No automatic effect: meanwhile he stays a minor'),
    },
    {
      ...date, id: 'comunicazione', group: 'accertamento', actor: 'sanita', rules: ['ETA-04'], source: source('d.lgs. 142/2015 art. 19-bis c. 7', 'SEEN'), after: ['accertamento'], when: doubtful,
      title: w('Il risultato detto al minore', 'The result told to the child'), text: w('Va detto al minore in una lingua che capisce, al tutore e all’autorità, con il margine di errore.', 'Told to the child in a language he understands, to the guardian and the authority, with the margin of error.'),
      checks: [confirm('margine', 'Il margine di errore è stato detto', 'The margin of error was told')], consequence: brings('NUL', 'Senza margine di errore l’accertamento è attaccabile', 'Without margin of error it can be attacked'),
    },
    {
      ...date, id: 'attribuzione', group: 'decisione', actor: 'tm', rules: ['ETA-06'], source: source('d.lgs. 142/2015 art. 19-bis c. 9', 'SEEN'), after: ['accertamento'], when: doubtful,
      title: w('Provvedimento di attribuzione dell’età', 'Order attributing the age'), text: w('Lo adotta il Tribunale. Va notificato al minore e a chi esercita la tutela, e comunicato a questura e SIM.', 'By the court. Notified to the child and the guardian, communicated to police and SIM.'),
      fields: [fileNumber('numero', 'Numero', 'Number')], fork: [road('minore', 'Minorenne', 'Minor'), road('maggiore', 'Maggiorenne', 'Adult')], documents: [paper('provvedimento', 'Provvedimento', 'Order')],
    },
    {
      ...date, id: 'notifica', group: 'decisione', actor: 'cancelleria', rules: ['ETA-06'], source: source('d.lgs. 142/2015 art. 19-bis c. 9', 'SEEN'), after: ['attribuzione'], when: doubtful,
      title: w('Notifica al minore e al tutore', 'Notification to child and guardian'), text: w('Scrivi il giorno: da lì si contano i 10 giorni per il reclamo. Avvisa subito il tutore e un legale.', 'Write the day: the 10 days for the appeal run from it. Tell guardian and lawyer at once.'),
    },
    {
      ...date, id: 'reclamo', group: 'decisione', actor: 'tutore', rules: ['ETA-07'], source: source('d.lgs. 142/2015 art. 19-bis c. 9; c.p.c. art. 739', 'SEEN'), after: ['notifica'], when: doubtful, terms: [{ rule: 'ETA-07', from: { step: 'notifica' } }],
      title: w('Reclamo, entro 10 giorni', 'Appeal, within 10 days'), text: w('Lo propongono il minore o il tutore. Fino alla decisione gli effetti della maggiore età sono sospesi.', 'By the child or the guardian. Until the decision the effects of adulthood are suspended.'),
      fork: [road('proposto', 'Proposto', 'Filed'), road('non_proposto', 'Non proposto', 'Not filed', true)], consequence: brings('DEC', 'Passato il termine l’età attribuita resta', 'After the term the attributed age stands'),
    },
    {
      ...date, id: 'decisione_reclamo', group: 'decisione', actor: 'appello', rules: ['ETA-08'], source: source('d.lgs. 142/2015 art. 19-bis c. 9', 'SEEN'), after: ['reclamo'], when: [...doubtful, { fork: 'reclamo', is: ['proposto'] }], terms: [{ rule: 'ETA-08', from: { step: 'reclamo' } }],
      title: w('Decisione sul reclamo, entro 10 giorni', 'Decision on the appeal, within 10 days'), text: w('Si decide in via d’urgenza: intanto resta minore.', 'Decided urgently: meanwhile he stays a minor.'), fields: [choice('esito', 'Esito', 'Outcome', [option('minore', 'Minorenne', 'Minor'), option('maggiore', 'Maggiorenne', 'Adult')])],
    },
    {
      id: 'rilievi', group: 'urgenza', actor: 'questura', moment: 'instant', required: true, rules: ['ETA-09'], source: source('d.lgs. 142/2015 art. 19-bis c. 6-ter', 'UNSURE'), after: ['dubbio'], when: urgent,
      title: w('Rilievi autorizzati dalla Procura', 'Findings authorised by the prosecutor'), text: w('Solo in arrivi consistenti e ravvicinati, con autorizzazione scritta (orale se urgente, poi confermata). Scrivi l’ora.', 'Only in large close arrivals, with written authorisation (oral if urgent, then confirmed). Write the hour.'), checks: [confirm('autorizzati', 'C’è l’autorizzazione della Procura', 'There is the prosecutor’s authorisation')],
    },
    {
      id: 'verbale', group: 'urgenza', actor: 'questura', moment: 'instant', required: true, rules: ['ETA-09'], source: source('d.lgs. 142/2015 art. 19-bis c. 6-ter', 'UNSURE'), after: ['rilievi'], when: urgent, terms: [{ rule: 'ETA-09', from: { step: 'rilievi' } }],
      title: w('Verbale alla Procura, entro 48 ore', 'Record to the prosecutor, within 48 hours'), text: w('Con il margine di errore. Chiedi copia.', 'With the margin of error. Ask for a copy.'), consequence: brings('ORD', 'Irregolarità da far valere nell’impugnazione', 'An irregularity to raise in the challenge'),
    },
    {
      ...date, id: 'notifica_verbale', group: 'urgenza', actor: 'questura', rules: ['ETA-10'], source: source('d.lgs. 142/2015 art. 19-bis c. 6-ter', 'UNSURE'), after: ['verbale'], when: urgent,
      title: w('Notifica del verbale', 'Notification of the record'), text: w('Scrivi il giorno: i 5 giorni per impugnare sono pochissimi. Chiama subito tutore e avvocato.', 'Write the day: five days to challenge are very few. Call guardian and lawyer at once.'),
    },
    {
      ...date, id: 'impugnazione', group: 'urgenza', actor: 'tutore', rules: ['ETA-10'], source: source('d.lgs. 142/2015 art. 19-bis c. 6-ter', 'UNSURE'), after: ['notifica_verbale'], when: urgent, terms: [{ rule: 'ETA-10', from: { step: 'notifica_verbale' } }],
      title: w('Impugnazione del verbale, entro 5 giorni', 'Challenge, within 5 days'), text: w('Davanti al Tribunale per i minorenni; gli effetti restano sospesi fino alla decisione.', 'Before the juvenile court; effects stay suspended until the decision.'), fork: [road('proposta', 'Proposta', 'Filed'), road('non_proposta', 'Non proposta', 'Not filed', true)],
      consequence: brings('DEC', 'Passati i 5 giorni il verbale resta', 'After the five days the record stands'),
    },
    {
      ...date, id: 'decisione_impugnazione', group: 'urgenza', actor: 'tm', rules: ['ETA-10b'], source: source('d.lgs. 142/2015 art. 19-bis c. 6-ter', 'UNSURE'), after: ['impugnazione'], when: [...urgent, { fork: 'impugnazione', is: ['proposta'] }], terms: [{ rule: 'ETA-10b', from: { step: 'impugnazione' } }],
      title: w('Il giudice decide sulla sospensione, entro 5 giorni', 'The judge decides on the stay, within 5 days'), text: w('Registra la decisione e avvisa la struttura.', 'Record the decision and tell the place.'), fields: [choice('esito', 'Esito', 'Outcome', [option('sospeso', 'Effetti sospesi', 'Effects suspended'), option('non_sospeso', 'Non sospesi', 'Not suspended')])],
    },
    {
      ...date, id: 'atto_polizia', group: 'tratta', actor: 'questura', rules: ['ETA-11'], source: source('DPCM 234/2016 art. 3', 'SEEN'), after: ['dubbio'], when: trafficked,
      title: w('Atto della polizia al giudice', 'Police act to the judge'), text: w('Scrivi quando il giudice della tutela ha ricevuto l’atto.', 'Write when the judge received the act.'),
    },
    {
      id: 'autorizzazione', group: 'tratta', actor: 'gt', moment: 'instant', required: true, rules: ['ETA-11'], source: source('DPCM 234/2016 art. 3', 'SEEN'), after: ['atto_polizia'], when: trafficked, terms: [{ rule: 'ETA-11', from: { step: 'atto_polizia' } }],
      title: w('Il giudice autorizza, nega o chiede altre verifiche', 'The judge authorises, refuses or asks more'), text: w('Entro due giorni; nomina chi esercita la tutela e la struttura sanitaria.', 'Within two days; names who holds guardianship and the health structure.'),
      fork: [road('autorizza', 'Autorizza', 'Authorises'), road('nega', 'Nega', 'Refuses', true), road('verifiche', 'Chiede altre verifiche', 'Asks for more checks')],
    },
    {
      id: 'verifiche', group: 'tratta', actor: 'questura', moment: 'instant', required: true, rules: ['ETA-11b'], source: source('DPCM 234/2016 art. 3', 'SEEN'), after: ['autorizzazione'], when: [...trafficked, { fork: 'autorizzazione', is: ['verifiche'] }], terms: [{ rule: 'ETA-11b', from: { step: 'autorizzazione' } }],
      title: w('Verifiche integrative, entro 48 ore', 'Further checks, within 48 hours'), text: w('Finite le verifiche, i due giorni ricominciano.', 'Once done, the two days run again.'),
    },
    {
      ...date, id: 'seconda_decisione', group: 'tratta', actor: 'gt', rules: ['ETA-11c'], source: source('DPCM 234/2016 art. 3', 'SEEN'), after: ['verifiche'], when: [...trafficked, { fork: 'autorizzazione', is: ['verifiche'] }], terms: [{ rule: 'ETA-11c', from: { step: 'verifiche' } }],
      title: w('Decisione dopo le verifiche', 'Decision after the checks'), text: w('Entro altri due giorni.', 'Within two more days.'), fields: [choice('esito', 'Esito', 'Outcome', [option('autorizza', 'Autorizza', 'Authorises'), option('nega', 'Nega', 'Refuses')])],
    },
    {
      ...date, id: 'esito_tratta', group: 'tratta', actor: 'sanita', rules: ['ETA-04', 'ETA-05'], source: source('DPCM 234/2016; d.lgs. 142/2015 art. 19-bis', 'SEEN'), after: ['autorizzazione'], when: [...trafficked, { fork: 'autorizzazione', is: ['autorizza'] }],
      title: w('Esito dell’accertamento', 'Outcome of the assessment'), text: w('Con il margine di errore. Se il dubbio resta, è minore.', 'With the margin of error. If doubt remains, he is a minor.'), fields: [choice('esito', 'Esito', 'Outcome', [option('minore', 'Minorenne', 'Minor'), option('presunto', 'Minore età presunta', 'Presumed minor'), option('maggiore', 'Maggiorenne', 'Adult')]), maybeText('margine', 'Margine di errore', 'Margin of error')],
    },
  ],
}
