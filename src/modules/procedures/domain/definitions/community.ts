import { w, type Definition } from '../definition.ts'
import { authority, choice, fileNumber, mayAttach, maybeDate, maybeText, option, paper, road, source, text, brings } from '../parts.ts'
import { fosterGroups } from './foster.ts'
import { choiceStep, sharedSteps } from './foster-steps.ts'

/** A child placed in a community: the rules of foster care as far as they fit (L. 184/1983 art. 4 c. 7), the plan, the guardian. */
export const community: Definition = {
  id: 'comunita', version: 1, family: 'affidamento', scope: 'case', section: 'judicial', start: 'ingresso', tracksMissing: true,
  title: w('Collocamento in comunità', 'Placement in a community'),
  whenUsed: w('Il minore entra in una comunità, per provvedimento del giudice o con il consenso di chi ne risponde.', 'The child enters a community, by a judge’s order or with the consent of who answers for him.'),
  source: source('L. 184/1983 artt. 2-4, 9', 'SEEN'), keywords: ['comunità', 'pei', 'progetto quadro', 'tutore', 'community'], groups: fosterGroups,
  caveat: w('I tempi del PEI li fissa la Regione: qui non c’è una data di legge. La durata massima di 24 mesi vale per le comunità «in quanto compatibile».', 'The times of the PEI are set by the Region: no date of law here. The 24 months hold for communities “as far as compatible”.'),
  steps: [
    {
      id: 'ingresso', group: 'avvio', actor: 'servizio', moment: 'date', required: true, rules: ['AFF-05', 'AFF-21'], source: source('L. 184/1983 art. 3 e 4', 'SEEN'), unskippable: true,
      title: w('Ingresso in comunità', 'Admission'),
      text: w('Scrivi il giorno di ingresso: da qui si contano sei mesi, 24 mesi e, se nessuno esercita la responsabilità, i 30 giorni per il tutore.', 'Write the day of admission: the six and 24 months run from it and, if nobody exercises responsibility, the 30 days for the guardian.'),
      fields: [authority('comunita', 'Quale comunità', 'Which community'), fileNumber('provvedimento', 'Provvedimento che lo dispone', 'Order'), maybeDate('fine', 'Fine fissata nel provvedimento', 'End laid down in the order', { notBefore: { step: 'ingresso' } })],
      fork: [road('esercitata', 'Responsabilità o tutela esercitata da qualcuno', 'Somebody exercises responsibility or guardianship'), road('impedita', 'Responsabilità o tutela impedita', 'Responsibility or guardianship impeded')],
      documents: [mayAttach('provvedimento', 'Provvedimento di collocamento', 'Placement order')],
    },
    choiceStep('scelta', ['ingresso'], 'comunita'),
    {
      id: 'istanza_tutore', group: 'avvio', actor: 'comunita', moment: 'date', required: true, rules: ['AFF-21', 'TUT-01'], source: source('L. 184/1983 art. 3', 'OWN'), after: ['ingresso'], when: [{ fork: 'ingresso', is: ['impedita'] }],
      title: w('Istanza per il tutore, entro 30 giorni', 'Application for a guardian, within 30 days'),
      text: w('Il legale rappresentante della comunità chiede la nomina del tutore; intanto ne svolge i compiti. Chi lavora in comunità non può essere nominato.', 'The community’s legal representative applies for a guardian and acts as one meanwhile. Its staff cannot be appointed.'),
      send: w('Al giudice tutelare: istanza della comunità', 'To the guardianship judge: application of the community'), terms: [{ rule: 'AFF-21', from: { step: 'ingresso' } }],
      documents: [paper('istanza', 'Istanza depositata', 'Application filed')], consequence: brings('ORD', 'Il minore resta senza rappresentante legale', 'The child stays without legal representative'),
    },
    {
      id: 'progetto_quadro', group: 'corso', actor: 'equipe', moment: 'date', required: true, rules: ['STD-01', 'STD-03'], source: source('Linee di indirizzo residenziali 2017, agg. 2024 (standard)', 'UNSURE'), after: ['ingresso'],
      title: w('Progetto quadro', 'Framework plan'), text: w('Prima dell’ingresso o al momento: valutazione, obiettivi, azioni, chi fa che cosa. Con la famiglia e il minore. È uno standard, non un termine di legge.', 'Before or at admission: assessment, goals, actions, who does what. With the family and the child. A standard, not a term of law.'),
      documents: [paper('progetto', 'Progetto quadro', 'Framework plan')],
    },
    {
      id: 'pei', group: 'corso', actor: 'comunita', moment: 'date', required: true, rules: ['STD-03', 'STD-03b'], source: source('Normativa regionale e linee 2017 (standard)', 'UNSURE'), after: ['ingresso'],
      title: w('PEI della comunità', 'The community’s individual plan'), text: w('La comunità scrive il PEI e lo condivide con minore, famiglia e servizio. I giorni li fissa la Regione (30 o 60, secondo i posti).', 'The community writes the plan and shares it with child, family and service. The days are regional (30 or 60, by place).'),
      documents: [paper('pei', 'PEI firmato', 'Signed plan')],
    },
    {
      id: 'verifica_pei', group: 'corso', actor: 'equipe', moment: 'date', required: false, repeatable: true, rules: ['STD-04'], source: source('Normativa regionale (standard)', 'UNSURE'), after: ['pei'],
      title: w('Verifica del PEI', 'Review of the plan'), text: w('Ogni tre o sei mesi, secondo la Regione: a che punto sono gli obiettivi. Serve per la relazione semestrale.', 'Every three or six months, by region: where the goals stand. It feeds the half-yearly report.'), fields: [maybeText('esito', 'Esito', 'Outcome')],
    },
    {
      id: 'allontanamento', group: 'corso', actor: 'comunita', moment: 'instant', required: false, repeatable: true, rules: ['SEG-09'], source: source('L. 203/2012 art. 1', 'OWN'), after: ['ingresso'],
      title: w('Allontanamento dalla comunità', 'The child went missing'), text: w('Denuncia subito alla polizia; avvisa Procura, Tribunale, tutore e prefettura. Registra ora e a chi.', 'Report to the police at once; tell prosecutor, court, guardian, prefecture. Record hour and whom.'),
      fields: [text('avvisati', 'Chi è stato avvisato, e a che ora', 'Who was told, and when')],
    },
    ...sharedSteps({ to: 'tm', place: 'comunita', after: ['ingresso'], end: { step: 'ingresso', field: 'fine' }, anchor: { step: 'ingresso' } }),
  ],
}

/** The half-yearly list of the children a community hosts (L. 184/1983 art. 9 c. 2): of a body, without a file. */
export const prosecutorList: Definition = {
  id: 'elenco_procura', version: 1, family: 'affidamento', scope: 'body', section: 'judicial', start: 'semestre', tracksMissing: false,
  title: w('Elenco semestrale dei minori alla Procura', 'Half-yearly list of children to the prosecutor'),
  whenUsed: w('Una comunità o un istituto ospita minori: ogni sei mesi manda l’elenco alla Procura per i minorenni.', 'A community hosts children: every six months it sends the list to the juvenile prosecutor.'),
  source: source('L. 184/1983 art. 9 c. 2 e art. 70', 'SEEN'), keywords: ['elenco', 'comunità', 'semestre', 'procura', 'ispezione'],
  groups: [{ id: 'elenco', title: w('Elenco', 'List') }, { id: 'ispezioni', title: w('Ispezioni', 'Inspections') }],
  caveat: w('Le date dei semestri le fissa ogni Procura: scrivi la tua.', 'Each prosecutor sets the dates of the half-years: write yours.'),
  steps: [
    {
      id: 'semestre', group: 'elenco', actor: 'comunita', moment: 'date', required: true, rules: ['AFF-17'], source: source('L. 184/1983 art. 9 c. 2', 'SEEN'), unskippable: true,
      title: w('Inizio del semestre', 'Start of the half-year'), text: w('Scrivi la data da cui la tua Procura conta i semestri: l’elenco si ripete ogni sei mesi da lì.', 'Write the date from which your prosecutor counts: the list recurs every six months.'),
      fields: [authority('procura', 'Procura', 'Prosecutor'), authority('struttura', 'Struttura', 'Facility')],
    },
    {
      id: 'elenco', group: 'elenco', actor: 'comunita', moment: 'date', required: true, repeatable: true, rules: ['AFF-17'], source: source('L. 184/1983 art. 9 c. 2 e art. 70 c. 2', 'SEEN'), after: ['semestre'], leadDays: 30,
      title: w('Invio dell’elenco', 'Sending of the list'), text: w('Per ogni minore: residenza dei genitori, rapporti con la famiglia, condizioni psicofisiche. Scrivi il numero di protocollo.', 'For each child: residence of the parents, relations with the family, psycho-physical condition. Write the protocol number.'),
      send: w('Alla Procura per i minorenni: elenco di tutti i minori ospitati', 'To the juvenile prosecutor: list of all children hosted'), terms: [{ rule: 'AFF-17', from: { step: 'semestre' }, recurring: true }],
      fields: [fileNumber('protocollo', 'Protocollo', 'Protocol number'), text('quanti', 'Quanti minori', 'How many children')],
      consequence: brings('PEN', 'L’omissione è sanzionata (art. 70 c. 2)', 'The omission is sanctioned (art. 70 par. 2)'),
    },
    {
      id: 'ispezione', group: 'ispezioni', actor: 'pmm', moment: 'date', required: false, repeatable: true, rules: ['AFF-18'], source: source('L. 184/1983 art. 9 c. 3', 'SEEN-2'), after: ['semestre'],
      title: w('Ispezione della Procura', 'Inspection'), text: w('Registra l’ispezione e che cosa è stato chiesto.', 'Record the inspection and what was asked.'),
      fields: [maybeText('richieste', 'Che cosa è stato chiesto', 'What was asked'), choice('esito', 'Esito', 'Outcome', [option('regolare', 'Regolare', 'Regular'), option('rilievi', 'Con rilievi', 'With remarks')])],
    },
  ],
}
