import { w, type Definition } from '../definition.ts'
import { authority, choice, confirm, fileNumber, maybeText, option, paper, road, source, text, brings } from '../parts.ts'
import { unaccompaniedRights } from './unaccompanied-rights.ts'

const first = [{ fork: 'ingresso', is: ['governativa', 'temporanea', 'sezione_16'] }] as const
const government = [{ fork: 'ingresso', is: ['governativa'] }] as const

/** An unaccompanied foreign child, from the finding on: what is owed to him and who must do it. Age, asylum and coming of age are procedures of their own, started from here. */
export const unaccompanied: Definition = {
  id: 'msna', version: 1, family: 'msna', scope: 'case', section: 'social', start: 'presenza', tracksMissing: true,
  title: w('Minore straniero non accompagnato: accoglienza e diritti', 'Unaccompanied foreign child: reception and rights'),
  whenUsed: w('Un minore straniero è in Italia senza un adulto che ne risponda per legge.', 'A foreign child is in Italy without an adult who answers for him by law.'),
  source: source('L. 47/2017; d.lgs. 142/2015 artt. 19 e 19-bis; DPCM 98/2024; DPR 231/2023', 'SEEN'),
  keywords: ['msna', 'straniero', 'non accompagnato', 'prima accoglienza', 'sai', 'sim', 'tutore', 'permesso', 'colloquio', 'cartella sociale', 'unaccompanied'],
  caveat: w(
    'Verifica se il decreto che adegua le norme al Patto europeo è in vigore: può cambiare questi passi. Sul colloquio due fonti dicono 3 giorni e una 30: qui vale il più breve.',
    'Check whether the decree adapting to the EU Pact is in force: it may change these steps. On the talk two sources say 3 days, one 30: the shorter counts here.',
  ),
  groups: [
    { id: 'ritrovamento', title: w('Ritrovamento e avvisi', 'Finding and notices') }, { id: 'accoglienza', title: w('Prima accoglienza', 'First reception') },
    { id: 'ascolto', title: w('Colloquio, cartella, famiglia', 'Talk, social file, family') }, { id: 'tutore', title: w('Tutore', 'Guardian') },
    { id: 'identita', title: w('Identità ed età', 'Identity and age') }, { id: 'diritti', title: w('Salute, scuola, documenti', 'Health, school, papers') },
    { id: 'luogo', title: w('Dove vive e progetto', 'Where he lives, and plan') }, { id: 'eventi', title: w('Se accade', 'If it happens') }, { id: 'uscita', title: w('Verso i 18 e uscita', 'Towards 18 and leaving') },
  ],
  steps: [
    {
      id: 'presenza', group: 'ritrovamento', actor: 'servizio', moment: 'instant', required: true, rules: ['MSNA-01', 'MSNA-26'], source: source('d.lgs. 142/2015 art. 19 c. 5', 'OWN'), unskippable: true,
      title: w('Ritrovamento o presentazione del minore', 'The child is found or comes'),
      text: w('Scrivi quando e dove è stato trovato o si è presentato, e con chi era. Un minore in un programma solidaristico (accolto temporaneamente) non è un MSNA: non aprire questa procedura.', 'Write when and where he was found or came, and with whom. A child in a solidarity stay programme is not unaccompanied: do not open this.'),
      fields: [text('luogo', 'Dove', 'Where'), maybeText('con_chi', 'Con chi era', 'With whom')],
      checks: [confirm('solo', 'Nessun adulto presente ne risponde per legge', 'No adult present answers for him by law'), confirm('programma', 'Non è in un programma di accoglienza temporanea', 'Not in a temporary stay programme')],
    },
    {
      id: 'avvisi', group: 'ritrovamento', actor: 'questura', moment: 'instant', required: true, rules: ['MSNA-01'], source: source('d.lgs. 142/2015 art. 19 c. 5', 'OWN'), after: ['presenza'],
      title: w('Avvisi a Procura, Tribunale e Ministero', 'Notices to prosecutor, court and Ministry'), text: w('La pubblica sicurezza avvisa subito. Verifica che sia stato fatto; se hai trovato tu il minore, avvisa tu. Il giudice tutelare non va più avvisato.', 'The police notify at once. Check that it was done; if you found the child, do it.'),
      send: w('Alla Procura per i minorenni; al Tribunale per i minorenni (tutela e ratifica dell’accoglienza); al Ministero del lavoro (SIM)', 'To the juvenile prosecutor; the juvenile court (guardianship, ratification); the Ministry of labour (SIM)'),
      terms: [{ rule: 'MSNA-01', from: { step: 'presenza' } }], documents: [paper('avvisi', 'Avvisi inviati', 'Notices sent')],
      consequence: brings('ORD', 'Nessuno nomina il tutore né ratifica l’accoglienza', 'Nobody appoints a guardian nor ratifies the reception'),
    },
    {
      id: 'sim', group: 'ritrovamento', actor: 'servizio', moment: 'instant', required: true, rules: ['MSNA-02'], source: source('DPR 231/2023 art. 3', 'SEEN'), after: ['presenza'],
      title: w('Inserimento nel SIM', 'Entry in the SIM'), text: w('Chi viene a sapere del minore lo comunica subito, in modo riservato, al Ministero del lavoro e lo inserisce nel SIM. Scrivi il numero.', 'Who learns of the child tells the Ministry at once, confidentially, and enters him in the SIM. Write the number.'),
      terms: [{ rule: 'MSNA-02', from: { step: 'presenza' } }], fields: [fileNumber('sim', 'Numero SIM', 'SIM number')], consequence: brings('ORD', 'Il minore non risulta: niente posto, niente parere', 'The child does not show: no place, no opinion'),
    },
    {
      id: 'ingresso', group: 'accoglienza', actor: 'servizio', moment: 'date', required: true, rules: ['MSNA-03', 'MSNA-13', 'MSNA-14', 'MSNA-27'], source: source('d.lgs. 142/2015 art. 19', 'SEEN-2'), after: ['presenza'], unskippable: true,
      title: w('Ingresso in accoglienza', 'Entry into reception'), text: w('Scrivi il giorno di ingresso e in che tipo di struttura: i giorni si contano da qui. Sotto i 14 anni mai in strutture temporanee; sotto i 16 mai nei centri per adulti.', 'Write the day of entry and the kind of place: days run from here. Under 14 never in temporary structures; under 16 never in adult centres.'),
      fields: [authority('struttura', 'Quale struttura', 'Which place')],
      fork: [
        road('governativa', 'Prima accoglienza governativa', 'Government first reception'), road('temporanea', 'Struttura temporanea per soli minori (da 14 anni)', 'Temporary structure for minors (14 and over)'),
        road('sezione_16', 'Sezione dedicata in centro per adulti (da 16 anni)', 'Dedicated section of an adult centre (16 and over)'), road('comune', 'Comunità, SAI o famiglia, subito', 'Community, SAI or family at once'),
      ],
    },
    {
      id: 'colloquio', group: 'ascolto', actor: 'servizio', moment: 'date', required: true, rules: ['MSNA-05'], source: source('DPCM 98/2024 art. 2; d.lgs. 142/2015 art. 19-bis c. 1', 'SEEN-2'), after: ['ingresso'],
      title: w('Colloquio d’ingresso', 'Entry talk'), text: w('Prima possibile. Lo conduce assistente sociale, psicologo dell’età evolutiva, educatore o pedagogista, con il tutore (o chi ne fa le veci) e il mediatore. Pause e più sedute sono ammesse.', 'As soon as possible. By a social worker, developmental psychologist, educator or pedagogist, with guardian (or substitute) and mediator. Breaks and several sittings are allowed.'),
      terms: [{ rule: 'MSNA-05', from: { step: 'ingresso' }, when: first }],
      fields: [
        choice('conduce', 'Chi lo ha condotto', 'Who led it', [option('as', 'Assistente sociale', 'Social worker'), option('psi', 'Psicologo dell’età evolutiva', 'Developmental psychologist'), option('edu', 'Educatore socio-pedagogico', 'Educator'), option('ped', 'Pedagogista', 'Pedagogist')]),
        choice('lingua', 'In una lingua che capisce', 'In a language he understands', [option('mediatore', 'Con mediatore', 'With a mediator'), option('diretta', 'Senza bisogno di mediatore', 'No mediator needed')]),
      ],
      consequence: brings('ORD', 'Bisogni e rischi restano sconosciuti', 'Needs and risks stay unknown'),
    },
    {
      id: 'relazione_colloquio', group: 'ascolto', actor: 'servizio', moment: 'date', required: true, rules: ['MSNA-06'], source: source('DPCM 98/2024 art. 4', 'SEEN-2'), after: ['colloquio'],
      title: w('Relazione del colloquio', 'Report of the talk'), text: w('Storia, relazioni, vulnerabilità, fatti che chiedono protezione, opinione del minore. Se emergono bisogni urgenti avvisa subito il responsabile della struttura.', 'Story, ties, vulnerability, facts calling for protection, the child’s opinion. If urgent needs emerge tell the head of the place at once.'),
      fork: [road('nessuno', 'Nessun bisogno urgente', 'No urgent need'), road('bisogni', 'Vulnerabilità, salute o protezione', 'Vulnerability, health or protection'), road('tratta', 'Indicatori di tratta o sfruttamento', 'Indicators of trafficking or exploitation')],
      documents: [paper('relazione', 'Relazione firmata', 'Signed report')],
    },
    {
      id: 'segnala_bisogni', group: 'ascolto', actor: 'servizio', moment: 'instant', required: true, rules: ['MSNA-06'], source: source('DPCM 98/2024', 'SEEN-2'), after: ['relazione_colloquio'], when: [{ fork: 'relazione_colloquio', is: ['bisogni', 'tratta'] }],
      title: w('Avviso al responsabile della struttura', 'Tell the head of the place'), text: w('Tempestivamente: così il tutore attiva le misure che servono.', 'Promptly: so that the guardian activates what is needed.'), fields: [text('cosa', 'Che cosa è stato attivato', 'What was activated')],
      consequence: brings('ORD', 'Un bisogno noto resta senza risposta', 'A known need stays without answer'),
    },
    {
      id: 'antitratta', group: 'ascolto', actor: 'servizio', moment: 'instant', required: true, rules: ['MSNA-23'], source: source('d.lgs. 24/2014 art. 4; L. 47/2017 art. 17', 'OWN'), after: ['relazione_colloquio'], when: [{ fork: 'relazione_colloquio', is: ['tratta'] }],
      title: w('Ente antitratta', 'Anti-trafficking body'), text: w('Chiama subito l’ente antitratta (Numero Verde 800 290 290). Non fare altre domande sui fatti: le fanno loro e la Procura.', 'Call the anti-trafficking body at once. Ask no more about the facts: they and the prosecutor will.'),
      terms: [{ rule: 'MSNA-23', from: { step: 'relazione_colloquio' } }], fields: [text('ente', 'Ente e persona', 'Body and person')], consequence: brings('ORD', 'Il minore resta esposto a chi lo sfrutta', 'The child stays exposed to exploiters'),
    },
    {
      id: 'cartella', group: 'ascolto', actor: 'servizio', moment: 'date', required: true, rules: ['MSNA-07'], source: source('L. 47/2017 art. 9 c. 2', 'SEEN'), after: ['colloquio'],
      title: w('Cartella sociale', 'Social file'), text: w('Compila la cartella con gli elementi per la soluzione di lungo periodo e mandala.', 'Fill in the file with the elements for the long-term solution and send it.'), send: w('Ai servizi sociali del Comune di destinazione e alla Procura per i minorenni', 'To the social service of the destination municipality and the juvenile prosecutor'),
      terms: [{ rule: 'MSNA-07', from: { step: 'colloquio' } }], documents: [paper('cartella', 'Cartella sociale', 'Social file')], consequence: brings('ORD', 'Chi lo accoglie dopo riparte da zero', 'Who receives him next starts from nothing'),
    },
    {
      id: 'indagini', group: 'ascolto', actor: 'tutore', moment: 'date', required: true, rules: ['MSNA-08'], source: source('d.lgs. 142/2015 art. 19 c. 7-bis', 'SEEN'), after: ['colloquio'],
      title: w('Indagini familiari: invio entro 5 giorni', 'Family tracing: sending within 5 days'), text: w('Solo se non c’è rischio per il minore o per i suoi, con il suo consenso informato e nel suo interesse. Mai contatti con le autorità del Paese di origine.', 'Only without risk for the child or his family, with informed consent, in his interest. Never contact the authorities of the country of origin.'),
      send: w('Relazione all’ente convenzionato per le indagini familiari', 'Report to the tracing body'), terms: [{ rule: 'MSNA-08', from: { step: 'colloquio' } }],
      fork: [road('inviata', 'Relazione inviata', 'Report sent'), road('no', 'Non inviata: rischio, o il minore non vuole', 'Not sent: risk, or the child does not want')], consequence: brings('ORD', 'Le indagini non partono', 'Tracing does not start'),
    },
    {
      id: 'esito_indagini', group: 'ascolto', actor: 'ente_tracing', moment: 'date', required: true, rules: ['MSNA-09', 'MSNA-10'], source: source('d.lgs. 142/2015 art. 19 c. 7-bis e 7-ter', 'SEEN'), after: ['indagini'], when: [{ fork: 'indagini', is: ['inviata'] }],
      title: w('Esito delle indagini familiari', 'Outcome of the tracing'), text: w('L’ente comincia subito; il Ministero dell’interno informa dell’esito. Registra e spiega al minore.', 'The body starts at once; the Ministry informs of the outcome. Record it and explain it to the child.'),
      fork: [road('trovati', 'Familiari idonei trovati', 'Suitable relatives found'), road('non_trovati', 'Nessuno', 'None')],
    },
    {
      id: 'familiari', group: 'luogo', actor: 'servizio', moment: 'date', required: true, rules: ['MSNA-11'], source: source('d.lgs. 142/2015 art. 19 c. 7-quater', 'SEEN'), after: ['esito_indagini'], when: [{ fork: 'esito_indagini', is: ['trovati'] }],
      title: w('Affidamento ai familiari idonei', 'Care by suitable relatives'), text: w('I familiari idonei vengono prima della comunità: valuta con il Tribunale.', 'Suitable relatives come before the community: weigh with the court.'), fields: [text('valutazione', 'Valutazione', 'Assessment')],
    },
    {
      id: 'identificazione', group: 'identita', actor: 'questura', moment: 'date', required: true, rules: ['MSNA-04', 'ETA-01'], source: source('d.lgs. 142/2015 art. 19 c. 1', 'SEEN'), after: ['ingresso'],
      title: w('Identificazione', 'Identification'), text: w('Si conclude entro 10 giorni nella prima accoglienza. Intanto è trattato come minore. Se c’è un dubbio fondato sull’età, avvia l’accertamento: è una procedura a parte.', 'Concluded within 10 days in first reception. Meanwhile he is treated as a minor. If the age is in doubt, start the assessment.'),
      terms: [{ rule: 'MSNA-04', from: { step: 'ingresso' }, when: government }], fork: [road('certa', 'Conclusa', 'Concluded'), road('dubbio', 'Dubbio fondato sull’età', 'Founded doubt on age')],
      consequence: brings('CAP', 'Oltre i 10 giorni la permanenza per identificazione non è legittima', 'Beyond 10 days the stay for identification is unlawful'),
    },
    {
      id: 'accertamento', group: 'identita', actor: 'servizio', moment: 'date', required: true, rules: ['ETA-01'], source: source('d.lgs. 142/2015 art. 19-bis c. 2-3', 'SEEN'), after: ['identificazione'], when: [{ fork: 'identificazione', is: ['dubbio'] }], starts: 'msna_eta',
      title: w('Avvia l’accertamento dell’età', 'Start the age assessment'), text: w('Avvia la procedura di accertamento. Fino alla fine resta accolto come minore, e se il dubbio rimane la minore età si presume.', 'Start the procedure. To its end he is received as a minor, and if doubt remains minority is presumed.'),
    },
    ...unaccompaniedRights,
    {
      id: 'uscita', group: 'uscita', actor: 'servizio', moment: 'date', required: true, closing: true, unskippable: true, leadDays: 0, rules: ['MSNA-22', 'MSNA-25'], source: source('L. 47/2017', 'OWN'), after: ['ingresso'],
      title: w('Uscita', 'Leaving'), text: w('Registra come finisce: maggiore età (dopo la procedura verso i 18), famiglia, altro territorio, rimpatrio assistito deciso dal Tribunale, irreperibile. Aggiorna il SIM.', 'Record how it ends: adulthood, family, another territory, assisted return decided by the court, untraceable. Update the SIM.'),
      fields: [choice('esito', 'Come finisce', 'How it ends', [option('maggiore', 'Maggiore età', 'Adulthood'), option('famiglia', 'Affidato o riunito alla famiglia', 'With the family'), option('territorio', 'Passato a un altro territorio', 'Moved to another territory'), option('rimpatrio', 'Rimpatrio assistito', 'Assisted return'), option('irreperibile', 'Irreperibile', 'Untraceable'), option('adulto', 'Attribuita la maggiore età', 'Found to be an adult')])],
    },
  ],
}

