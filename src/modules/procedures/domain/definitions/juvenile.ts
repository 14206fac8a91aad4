import { w, type Definition } from '../definition.ts'
import { authority, choice, confirm, fileNumber, maybeDate, maybeText, option, paper, road, source, text, brings } from '../parts.ts'

const base = { moment: 'date', required: true } as const
const minorCrime = [{ fork: 'avvio', is: ['articolo_27bis'] }] as const
const conduct = [{ fork: 'avvio', is: ['articolo_25'] }] as const

/** Probation (messa alla prova, DPR 448/1988 art. 28): what the local service does beside the USSM. */
export const probation: Definition = {
  id: 'messa_alla_prova', version: 1, family: 'penale', scope: 'case', section: 'judicial', start: 'ordinanza', tracksMissing: true,
  title: w('Messa alla prova (art. 28 DPR 448/1988)', 'Probation (art. 28 DPR 448/1988)'),
  whenUsed: w('Il giudice sospende il processo e mette alla prova il ragazzo, affidato all’USSM con i servizi locali.', 'The judge suspends the trial and puts the young person on probation, with the USSM and the local services.'),
  source: source('DPR 448/1988 art. 28; d.lgs. 272/1989 art. 27', 'SEEN'), keywords: ['map', 'messa alla prova', 'ussm', 'penale', 'probation'],
  caveat: w('Alcuni reati aggravati sono esclusi: testo e limiti della Corte costituzionale da verificare.', 'Some aggravated crimes are excluded: text and limits to be checked.'),
  groups: [{ id: 'avvio', title: w('Avvio', 'Start') }, { id: 'corso', title: w('Durante', 'While it runs') }, { id: 'fine', title: w('Fine', 'End') }],
  steps: [
    {
      ...base, id: 'ordinanza', group: 'avvio', actor: 'giudice', rules: ['PEN-01', 'PEN-01b', 'PEN-02'], source: source('DPR 448/1988 art. 28', 'SEEN'), unskippable: true,
      title: w('Ordinanza di messa alla prova', 'Order of probation'), text: w('Scrivi la data e la durata fissata: al più un anno, o tre per i reati più gravi.', 'Write the date and the duration: at most one year, or three for the gravest crimes.'),
      fields: [authority('giudice', 'Giudice', 'Judge'), fileNumber('numero', 'Numero del procedimento', 'Number'), maybeDate('fine', 'Fine fissata', 'End laid down', { notBefore: { step: 'ordinanza' } }), maybeDate('relazione', 'Prima relazione entro il', 'First report by', { notBefore: { step: 'ordinanza' } })],
      fork: [road('un_anno', 'Al più un anno', 'At most one year'), road('tre_anni', 'Reati gravi: al più tre anni', 'Grave crimes: at most three years')], documents: [paper('ordinanza', 'Ordinanza', 'Order')],
    },
    {
      ...base, id: 'progetto', group: 'avvio', actor: 'ussm', rules: ['PEN-01'], source: source('DPR 448/1988 art. 28; d.lgs. 272/1989 art. 27', 'SEEN'), after: ['ordinanza'],
      title: w('Progetto, con il servizio locale', 'Project, with the local service'), text: w('Impegni del ragazzo, studio o lavoro, riparazione, sostegno alla famiglia: scrivi che cosa fa il servizio.', 'The young person’s commitments, study or work, repair, support to the family: write what the service does.'), fields: [text('servizio', 'Che cosa fa il servizio', 'What the service does')], documents: [paper('progetto', 'Progetto', 'Project')],
    },
    {
      ...base, id: 'prima_relazione', group: 'corso', actor: 'ussm', required: false, rules: ['PEN-03'], source: source('d.lgs. 272/1989 art. 27', 'SEEN-2'), after: ['ordinanza'], terms: [{ rule: 'PEN-03', from: { step: 'ordinanza', field: 'relazione' }, fixed: true }],
      title: w('Relazione alla data dell’ordinanza', 'Report on the date of the order'), text: w('L’USSM relaziona alle date dell’ordinanza: manda per tempo il tuo contributo.', 'The USSM reports on the order’s dates: send your part in time.'), consequence: brings('ORD', 'Il giudice decide senza sapere', 'The judge decides without knowing'),
    },
    {
      ...base, id: 'verifica', group: 'corso', actor: 'servizio', required: false, repeatable: true, rules: ['PEN-03'], source: source('d.lgs. 272/1989 art. 27', 'SEEN-2'), after: ['progetto'],
      title: w('Verifica con l’USSM', 'Review with the USSM'), text: w('Che cosa ha funzionato, che cosa no. Le trasgressioni gravi e ripetute possono far revocare la prova.', 'What worked, what did not. Grave repeated breaches may revoke it.'), fields: [text('esito', 'Esito', 'Outcome')],
    },
    {
      ...base, id: 'esito', group: 'fine', actor: 'giudice', closing: true, unskippable: true, leadDays: 60, rules: ['PEN-01', 'PEN-03'], source: source('DPR 448/1988 art. 28-29', 'SEEN'), after: ['ordinanza'],
      terms: [{ rule: 'PEN-01', from: { step: 'ordinanza' }, orDate: { step: 'ordinanza', field: 'fine' }, when: [{ fork: 'ordinanza', is: ['un_anno'] }] }, { rule: 'PEN-01b', from: { step: 'ordinanza' }, orDate: { step: 'ordinanza', field: 'fine' }, when: [{ fork: 'ordinanza', is: ['tre_anni'] }] }],
      title: w('Relazione finale ed esito', 'Final report and outcome'), text: w('Prima della fine l’USSM manda la relazione finale a presidente e pubblico ministero. Registra l’esito.', 'Before the end the USSM sends the final report. Record the outcome.'), fields: [choice('esito', 'Esito', 'Outcome', [option('positivo', 'Positivo: reato estinto', 'Positive: crime extinguished'), option('negativo', 'Negativo', 'Negative'), option('revocata', 'Revocata', 'Revoked')])],
    },
  ],
}

/** Re-educational paths: art. 27-bis DPR 448/1988 on a minor crime, art. 25 RDL 1404/1934 on irregular conduct. */
export const reeducation: Definition = {
  id: 'percorso_rieducativo', version: 1, family: 'penale', scope: 'case', section: 'judicial', start: 'avvio', tracksMissing: true,
  title: w('Percorso rieducativo (27-bis e art. 25)', 'Re-educational path (27-bis and art. 25)'),
  whenUsed: w('Un reato minore, e il pubblico ministero propone un percorso; oppure condotte aggressive o irregolari, anche online, e il Tribunale dispone un progetto educativo.', 'A minor crime and the prosecutor proposes a path; or aggressive or irregular conduct, also online, and the court orders an educational project.'),
  source: source('DPR 448/1988 art. 27-bis; RDL 1404/1934 art. 25; L. 70/2024', 'OWN'), keywords: ['27-bis', 'rieducazione', 'articolo 25', 'bullismo', 'condotta', 'penale'],
  caveat: w('I termini del 27-bis sono da verificare sul testo vigente.', 'The terms of 27-bis must be checked on the text in force.'),
  groups: [{ id: 'avvio', title: w('Avvio', 'Start') }, { id: 'corso', title: w('Percorso', 'Path') }, { id: 'fine', title: w('Fine', 'End') }],
  steps: [
    {
      ...base, id: 'avvio', group: 'avvio', actor: 'pmm', rules: ['PEN-04', 'PEN-07'], source: source('DPR 448/1988 art. 27-bis; RDL 1404/1934 art. 25', 'UNSURE'), unskippable: true,
      title: w('Avviso del pubblico ministero o decreto del Tribunale', 'Prosecutor’s notice or court’s decree'), text: w('Scrivi la data dell’avviso (27-bis) o del provvedimento (art. 25).', 'Write the date of the notice (27-bis) or the order (art. 25).'), fields: [fileNumber('numero', 'Numero', 'Number')], fork: [road('articolo_27bis', 'Art. 27-bis: reato fino a cinque anni', 'Art. 27-bis: crime up to five years'), road('articolo_25', 'Art. 25: condotte irregolari', 'Art. 25: irregular conduct')],
    },
    {
      ...base, id: 'programma', group: 'avvio', actor: 'parti', rules: ['PEN-04'], source: source('DPR 448/1988 art. 27-bis', 'UNSURE'), after: ['avvio'], when: minorCrime, terms: [{ rule: 'PEN-04', from: { step: 'avvio' } }],
      title: w('Programma depositato, entro 60 giorni', 'Programme filed, within 60 days'), text: w('Il ragazzo e la famiglia, con i servizi, depositano il programma: lavori utili, studio, attività.', 'The young person and the family, with the services, file the programme.'), documents: [paper('programma', 'Programma', 'Programme')], consequence: brings('DEC', 'Senza programma il procedimento va avanti', 'Without it the trial goes on'),
    },
    {
      ...base, id: 'inizio', group: 'corso', actor: 'ussm', rules: ['PEN-04b'], source: source('DPR 448/1988 art. 27-bis', 'UNSURE'), after: ['programma'], when: minorCrime,
      title: w('Inizio del percorso', 'The path begins'), text: w('Dura da uno a sei mesi.', 'It lasts one to six months.'), fields: [maybeDate('fine', 'Fine fissata', 'End laid down', { notBefore: { step: 'inizio' } })],
    },
    {
      ...base, id: 'fine_percorso', group: 'fine', actor: 'giudice', rules: ['PEN-04b'], source: source('DPR 448/1988 art. 27-bis', 'UNSURE'), after: ['inizio'], when: minorCrime, leadDays: 30, terms: [{ rule: 'PEN-04b', from: { step: 'inizio' }, orDate: { step: 'inizio', field: 'fine' } }],
      title: w('Fine del percorso ed esito', 'End of the path and outcome'), text: w('Manda la relazione sull’andamento. Registra l’esito.', 'Send the report. Record the outcome.'), fields: [choice('esito', 'Esito', 'Outcome', [option('positivo', 'Positivo', 'Positive'), option('negativo', 'Negativo', 'Negative')])], consequence: brings('CAP', 'Il percorso non dura oltre sei mesi', 'The path does not last beyond six months'),
    },
    {
      ...base, id: 'progetto', group: 'corso', actor: 'servizio', rules: ['PEN-07'], source: source('RDL 1404/1934 art. 25; L. 70/2024', 'OWN'), after: ['avvio'], when: conduct,
      title: w('Progetto di intervento educativo', 'Educational project'), text: w('Il servizio lo scrive e lo attua con il ragazzo e la famiglia; può comprendere la giustizia riparativa.', 'The service writes and carries it out with the young person and the family; it may include restorative justice.'), checks: [confirm('sentito', 'Il ragazzo e la famiglia sono stati sentiti', 'The young person and the family were heard')], documents: [paper('progetto', 'Progetto', 'Project')],
    },
    {
      ...base, id: 'relazione_finale', group: 'fine', actor: 'servizio', rules: ['PEN-07'], source: source('RDL 1404/1934 art. 25', 'OWN'), after: ['progetto'], when: conduct,
      title: w('Relazione finale', 'Final report'), text: w('Al Tribunale: che cosa è cambiato, che cosa serve ancora.', 'To the court: what changed, what is still needed.'), send: w('Al Tribunale per i minorenni', 'To the juvenile court'), documents: [paper('relazione', 'Relazione', 'Report')],
    },
    {
      ...base, id: 'decisione', group: 'fine', actor: 'tm', rules: ['PEN-07'], source: source('RDL 1404/1934 art. 25', 'OWN'), after: ['relazione_finale'], when: conduct,
      title: w('Decisione del Tribunale', 'Decision of the court'), text: w('Può chiudere, continuare, affidare al servizio o collocare in comunità.', 'It may end, continue, entrust to the service or place in a community.'), fields: [choice('esito', 'Esito', 'Outcome', [option('chiuso', 'Chiuso', 'Ended'), option('continua', 'Continua', 'Continues'), option('servizio', 'Affidato al servizio', 'Entrusted to the service'), option('comunita', 'Comunità', 'Community')]), maybeText('note', 'Note', 'Notes')],
    },
  ],
}
