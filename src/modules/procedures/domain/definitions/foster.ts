import { w, type Definition, type Group } from '../definition.ts'
import { authority, choice, choices, fileNumber, maybeDate, option, paper, source, text, brings } from '../parts.ts'
import { choiceStep, sharedSteps } from './foster-steps.ts'

const groups: readonly Group[] = [
  { id: 'avvio', title: w('Avvio', 'Start') }, { id: 'scelta', title: w('Scelta', 'Choice') }, { id: 'corso', title: w('Durante', 'While it runs') }, { id: 'fine', title: w('Verso la fine', 'Towards the end') },
]

const contents = choices('contenuto', 'Il provvedimento dice', 'The measure states', [
  option('motivi', 'I motivi', 'The reasons'), option('poteri', 'Tempi e modi dei poteri di chi accoglie', 'Times and ways of the carers’ powers'),
  option('rapporti', 'Come genitori e famiglia mantengono i rapporti', 'How parents and family keep contact'), option('responsabile', 'Il servizio responsabile del programma e della vigilanza', 'The service responsible'),
  option('durata', 'La durata presumibile, legata al recupero della famiglia', 'The presumable duration, tied to the family’s recovery'),
])

/** Foster care by consent: from the consent to the end (L. 184/1983 art. 4 c. 1). */
export const fosterByConsent: Definition = {
  id: 'affido_consensuale', version: 1, family: 'affidamento', scope: 'case', section: 'judicial', start: 'consenso', tracksMissing: true,
  title: w('Affidamento familiare consensuale', 'Foster care by consent'),
  whenUsed: w('I genitori (o chi ha la responsabilità, o il tutore) sono d’accordo che il minore stia per un tempo con un’altra famiglia.', 'The parents (or the holder of responsibility, or the guardian) agree that the child stays for a time with another family.'),
  source: source('L. 184/1983 art. 4', 'SEEN'), keywords: ['affido', 'famiglia affidataria', 'consenso', 'foster'], groups,
  caveat: w('Senza il decreto del giudice tutelare l’affidamento non è esecutivo. La durata massima si conta dalla prima data tra provvedimento e ingresso.', 'Without the judge’s decree it is not enforceable. The longest duration runs from the earlier of measure and placement.'),
  steps: [
    {
      id: 'consenso', group: 'avvio', actor: 'servizio', moment: 'date', required: true, rules: ['AFF-01'], source: source('L. 184/1983 art. 4 c. 1', 'SEEN'), unskippable: true,
      title: w('Consenso e ascolto del minore', 'Consent, and the child heard'),
      text: w('Raccogli per iscritto il consenso. Ascolta il minore che ha compiuto 12 anni, e anche prima se capisce.', 'Take the consent in writing. Hear the child of 12 or more, and before if he understands.'),
      fields: [
        choice('chi', 'Chi ha dato il consenso', 'Who consented', [option('genitori', 'Entrambi i genitori', 'Both parents'), option('esclusivo', 'Il genitore con responsabilità esclusiva', 'The parent with exclusive responsibility'), option('tutore', 'Il tutore', 'The guardian')]),
        choice('ascolto', 'Ascolto del minore', 'Hearing of the child', [option('si', 'Ascoltato', 'Heard'), option('piccolo', 'Troppo piccolo per essere ascoltato', 'Too young to be heard')]),
      ],
      documents: [paper('consenso', 'Consenso firmato', 'Signed consent')],
    },
    choiceStep('abbinamento', ['consenso'], 'affidamento'),
    {
      id: 'provvedimento', group: 'avvio', actor: 'servizio', moment: 'date', required: true, rules: ['AFF-01', 'AFF-04'], source: source('L. 184/1983 art. 4 c. 1, 3, 4', 'SEEN'), after: ['consenso'], unskippable: true,
      title: w('Provvedimento di affidamento', 'Foster care measure'),
      text: w('Il servizio scrive il provvedimento. Se manca un contenuto, il giudice tutelare lo rimanda indietro.', 'The service writes the measure. If something is missing, the judge sends it back.'),
      fields: [fileNumber('numero', 'Numero dell’atto', 'Number of the act'), contents, maybeDate('fine', 'Fine prevista', 'Expected end', { notBefore: { step: 'provvedimento' } })],
      documents: [paper('provvedimento', 'Provvedimento', 'Measure')],
      consequence: brings('ORD', 'Il giudice tutelare può rimandare indietro il provvedimento', 'The judge may send the measure back'),
    },
    {
      id: 'invio_gt', group: 'avvio', actor: 'servizio', moment: 'instant', required: true, rules: ['AFF-02'], source: source('L. 184/1983 art. 4 c. 1', 'SEEN'), after: ['provvedimento'],
      title: w('Invio al giudice tutelare', 'Sending to the guardianship judge'), text: w('Manda il provvedimento al giudice tutelare del luogo dove si trova il minore.', 'Send the measure to the guardianship judge of the place where the child is.'),
      send: w('Al giudice tutelare: provvedimento, consenso, progetto', 'To the guardianship judge: measure, consent, project'), terms: [{ rule: 'AFF-02', from: { step: 'provvedimento' } }],
      consequence: brings('CAP', 'Senza esecutività l’affidamento non può cominciare', 'Without enforceability it cannot begin'),
    },
    {
      id: 'esecutivita', group: 'avvio', actor: 'gt', moment: 'date', required: true, rules: ['AFF-02'], source: source('L. 184/1983 art. 4 c. 1', 'SEEN'), after: ['invio_gt'], unskippable: true,
      title: w('Decreto di esecutività', 'Decree of enforceability'), text: w('Il giudice tutelare rende esecutivo il provvedimento con decreto. Se non arriva, sollecita.', 'The judge makes the measure enforceable by decree. If it does not come, ask.'),
      fields: [fileNumber('numero', 'Numero del decreto', 'Number of the decree')], documents: [paper('decreto', 'Decreto', 'Decree')],
      consequence: brings('CAP', 'Senza esecutività l’affidamento non può cominciare', 'Without enforceability it cannot begin'),
    },
    {
      id: 'ingresso', group: 'avvio', actor: 'servizio', moment: 'date', required: true, rules: ['AFF-05'], source: source('L. 184/1983 art. 4', 'SEEN'), after: ['provvedimento'], unskippable: true,
      title: w('Ingresso nella famiglia', 'The child enters the family'), text: w('Scrivi il giorno in cui il minore entra nella famiglia affidataria.', 'Write the day on which the child enters the foster family.'),
    },
    ...sharedSteps({
      to: 'gt', place: 'affidamento', after: ['provvedimento'], end: { step: 'provvedimento', field: 'fine' }, anchor: { earliestOf: [{ step: 'provvedimento' }, { step: 'ingresso' }] },
    }),
  ],
}

/** Foster care ordered by the court (L. 184/1983 art. 4 c. 2). */
export const fosterByCourt: Definition = {
  id: 'affido_giudiziale', version: 1, family: 'affidamento', scope: 'case', section: 'judicial', start: 'provvedimento', tracksMissing: true,
  title: w('Affidamento familiare giudiziale', 'Foster care by court order'),
  whenUsed: w('Manca il consenso e il Tribunale per i minorenni dispone l’affidamento.', 'Consent is missing and the juvenile court orders foster care.'),
  source: source('L. 184/1983 art. 4 c. 2', 'SEEN'), keywords: ['affido', 'tribunale', 'giudiziale', '330', '333', 'foster'], groups,
  caveat: w('La durata massima si conta dalla prima data tra provvedimento e ingresso.', 'The longest duration runs from the earlier of measure and placement.'),
  steps: [
    {
      id: 'provvedimento', group: 'avvio', actor: 'tm', moment: 'date', required: true, rules: ['AFF-03', 'AFF-04'], source: source('L. 184/1983 art. 4 c. 2-4', 'SEEN'), unskippable: true,
      title: w('Provvedimento del Tribunale', 'Order of the court'), text: w('Registra il provvedimento e che cosa chiede al servizio. Se manca un contenuto, chiedi chiarimenti.', 'Record the order and what it asks of the service. If something is missing, ask.'),
      fields: [authority('autorita', 'Autorità', 'Authority'), fileNumber('numero', 'Numero', 'Number'), contents, maybeDate('fine', 'Fine fissata', 'End laid down', { notBefore: { step: 'provvedimento' } }), text('incarichi', 'Che cosa deve fare il servizio', 'What the service must do')],
      documents: [paper('provvedimento', 'Provvedimento', 'Order')],
    },
    choiceStep('abbinamento', ['provvedimento'], 'affidamento'),
    {
      id: 'ingresso', group: 'avvio', actor: 'servizio', moment: 'date', required: true, rules: ['AFF-05'], source: source('L. 184/1983 art. 4', 'SEEN'), unskippable: true,
      title: w('Ingresso nella famiglia', 'The child enters the family'),
      text: w('Scrivi il giorno in cui il minore è entrato nella famiglia. Se c’era già prima del provvedimento (per esempio dopo un 403), conta quel giorno.', 'Write the day on which the child entered the family. If before the order (for instance after a 403), that day counts.'),
    },
    ...sharedSteps({
      to: 'tm', place: 'affidamento', after: ['provvedimento'], end: { step: 'provvedimento', field: 'fine' }, anchor: { earliestOf: [{ step: 'provvedimento' }, { step: 'ingresso' }] },
    }),
  ],
}

export { groups as fosterGroups }
