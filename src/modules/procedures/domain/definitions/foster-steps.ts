import { w, type EventRef, type Step } from '../definition.ts'
import { choice, confirm, date, fileNumber, mayAttach, maybeText, option, paper, road, source, text, brings } from '../parts.ts'

/** Steps that every placement away from home shares: the half-yearly report, the end of the term, the extension, the end. */
export interface Shared {
  /** The judge that supervises. */
  to: 'gt' | 'tm'
  /** Where the 24 and the 6 months start. */
  anchor: EventRef
  /** Steps after which these open. */
  after: readonly string[]
  /** Field with the end that the measure itself lays down. */
  end?: { step: string; field: string }
  /** Step whose presence closes all: the end of the placement. */
  place: 'affidamento' | 'comunita'
}

const judgeOf = { gt: w('Giudice tutelare', 'guardianship judge'), tm: w('Tribunale per i minorenni', 'juvenile court') }

/** Report every six months, event of relevance, end of 24 months, extension, cessation. */
export const sharedSteps = (shared: Shared): readonly Step[] => [...whileItRuns(shared), ...towardsTheEnd(shared)]

const whileItRuns = ({ to, anchor, after }: Shared): readonly Step[] => [
  {
    id: 'relazione', group: 'corso', actor: 'servizio', moment: 'date', required: true, repeatable: true, rules: ['AFF-08', 'STD-05', 'CPC-02'], source: source('L. 184/1983 art. 4 c. 3', 'OWN'),
    title: w('Relazione semestrale', 'Half-yearly report'),
    text: w(
      'Scrivi l’andamento del programma, la durata ulteriore presumibile e l’evoluzione della famiglia. Tieni separati fatti accertati, dichiarazioni e valutazioni. I sei mesi si contano sempre dall’inizio, anche se una relazione è stata mandata tardi.',
      'Write how the programme goes, the further duration presumed and how the family evolves. Keep facts, statements and evaluations apart. The six months always run from the start, even if a report was sent late.',
    ),
    send: w(`Al ${judgeOf[to].it}`, `To the ${judgeOf[to].en}`),
    after, terms: [{ rule: 'AFF-08', from: anchor, recurring: true }], leadDays: 30,
    fields: [fileNumber('protocollo', 'Protocollo', 'Protocol number')],
    documents: [paper('relazione', 'Relazione', 'Report')],
    consequence: brings('ORD', 'Nessun effetto automatico, ma il giudice decide senza sapere', 'No automatic effect, but the judge decides without knowing'),
  },
  {
    id: 'evento_rilevante', group: 'corso', actor: 'servizio', moment: 'instant', required: false, repeatable: true, rules: ['AFF-09'], source: source('L. 184/1983 art. 4 c. 3', 'OWN'),
    title: w('Evento di particolare rilevanza', 'Event of particular relevance'),
    text: w('Se accade qualcosa di importante per il minore o la famiglia, scrivilo subito al giudice, senza aspettare la relazione.', 'If something important happens, write to the judge at once, without waiting for the report.'),
    send: w(`Al ${judgeOf[to].it}, senza indugio`, `To the ${judgeOf[to].en}, without delay`),
    after, fields: [text('fatto', 'Che cosa è accaduto', 'What happened')], documents: [mayAttach('nota', 'Nota trasmessa', 'Note sent')],
  },
  {
    id: 'convocazione', group: 'corso', actor: 'giudice', moment: 'date', required: false, repeatable: true, rules: ['AFF-14', 'AFF-15'], source: source('L. 184/1983 art. 5 c. 1', 'SEEN'),
    title: w('Convocazione di chi accoglie nei procedimenti', 'Carers summoned in the proceedings'),
    text: w(
      'Se si apre un procedimento su responsabilità, affidamento o adottabilità, chi accoglie deve essere convocato e può depositare memorie: ricordalo al giudice. Nei rapporti ordinari con scuola e sanità decide chi accoglie.',
      'If a proceeding opens on responsibility, care or adoptability, the carers must be summoned and may file briefs: remind the judge. In ordinary matters of school and health the carers decide.',
    ),
    after, consequence: brings('NUL', 'Senza convocazione il procedimento è nullo', 'Without the summons the proceeding is void'),
  },
]

const towardsTheEnd = ({ to, anchor, after, end, place }: Shared): readonly Step[] => [
  {
    id: 'fine_durata', group: 'fine', actor: 'servizio', moment: 'date', required: true, rules: ['AFF-05', 'AFF-06'], source: source('L. 184/1983 art. 4 c. 4', 'SEEN'), leadDays: 120,
    title: w('Prima della fine: concludere o chiedere la proroga', 'Before the end: conclude or ask for an extension'),
    text: w(
      'Il termine massimo è 24 mesi, o quello più breve scritto nel provvedimento. Almeno quattro mesi prima valuta con l’équipe, e se serve scrivi alla Procura che è opportuno chiedere la proroga. La proroga la dà solo il Tribunale.',
      'The longest term is 24 months, or the shorter one in the measure. At least four months before, weigh with the team and, if needed, tell the prosecutor that an extension is advisable. Only the court grants it.',
    ),
    send: w('Alla Procura per i minorenni: relazione sull’opportunità della proroga', 'To the juvenile prosecutor: report on the advisability of an extension'),
    after, terms: [{ rule: 'AFF-05', from: anchor, ...(end ? { orDate: end } : {}) }],
    fork: [road('conclude', 'Si conclude entro il termine', 'It ends within the term'), road('proroga', 'Chiesta la proroga', 'Extension asked')],
    consequence: brings('CAP', 'Oltre il termine, senza proroga, il collocamento non è più legittimo', 'Beyond the term, without extension, the placement is no longer lawful'),
  },
  {
    id: 'proroga', group: 'fine', actor: 'tm', moment: 'date', required: true, rules: ['AFF-07'], source: source('L. 184/1983 art. 4 c. 4', 'SEEN'),
    title: w('Decisione del Tribunale sulla proroga', 'Decision of the court on the extension'),
    text: w('Registra la decisione. Ogni proroga ha una data di fine: se manca, chiedila.', 'Record the decision. Every extension has an end date: if missing, ask for it.'),
    after: ['fine_durata'], when: [{ fork: 'fine_durata', is: ['proroga'] }],
    fork: [road('concessa', 'Proroga concessa', 'Extension granted'), road('negata', 'Proroga negata', 'Extension refused')],
    documents: [paper('decreto', 'Provvedimento sulla proroga', 'Measure on the extension')],
    consequence: brings('CAP', 'Senza proroga il collocamento non è più legittimo', 'Without extension the placement is no longer lawful'),
  },
  {
    id: 'termine_proroga', group: 'fine', actor: 'servizio', moment: 'date', required: true, rules: ['AFF-07'], source: source('L. 184/1983 art. 4 c. 4', 'OWN'),
    title: w('Data di fine della proroga', 'End date of the extension'),
    text: w('Scrivi la data di fine scritta nel provvedimento: da qui parte la scadenza nuova.', 'Write the end date in the measure: the new term follows.'),
    after: ['proroga'], when: [{ fork: 'proroga', is: ['concessa'] }], fields: [date('fine', 'Fine della proroga', 'End of the extension', { notBefore: { step: 'proroga' } })],
  },
  {
    id: 'cessazione', group: 'fine', actor: to, moment: 'date', required: true, rules: ['AFF-10', ...(place === 'affidamento' ? ['AFF-16'] : [])], source: source('L. 184/1983 art. 4 c. 5', 'OWN'), leadDays: 60, closing: true, unskippable: true,
    title: place === 'affidamento' ? w('Cessazione dell’affidamento', 'End of foster care') : w('Dimissione dalla comunità', 'Leaving the community'),
    text: w(
      'Finisce con provvedimento della stessa autorità che l’ha disposto, quando la difficoltà è finita o proseguire fa male al minore. Prepara il passaggio e tutela i legami nati in questo tempo.',
      'It ends by a measure of the same authority that ordered it, when the difficulty is over or going on harms the child. Prepare the passage and protect the ties born meanwhile.',
    ),
    after, terms: [{ rule: 'AFF-07', from: { step: 'termine_proroga', field: 'fine' }, fixed: true }],
    fields: [
      choice('esito', 'Dove va il minore', 'Where the child goes', [
        option('famiglia', 'Famiglia di origine', 'Family of origin'), option('affido', 'Altro affidamento', 'Other foster care'), option('comunita', 'Comunità', 'Community'),
        option('adozione', 'Adozione', 'Adoption'), option('autonomia', 'Autonomia', 'Autonomy'), option('altro', 'Altro', 'Other'),
      ]),
      maybeText('legami', 'Come si tutelano i legami', 'How ties are protected'),
    ],
    documents: [mayAttach('provvedimento', 'Provvedimento di cessazione', 'Measure that ends it')],
  },
  {
    id: 'gt_fine', group: 'fine', actor: 'gt', moment: 'date', required: false, rules: ['AFF-11'], source: source('L. 184/1983 art. 4 c. 6', 'OWN'),
    title: w('Il giudice tutelare valuta che cosa serve ancora', 'The guardianship judge weighs what is still needed'),
    text: w('Finita la durata o cessato l’affidamento, il giudice sente il servizio e il minore di almeno 12 anni, e se serve chiede al Tribunale altri provvedimenti.', 'At the end the judge hears the service and the child of at least 12, and if needed asks the court for further measures.'),
    after: ['cessazione'],
  },
]

/** Who is chosen and where: conflicts of interest, order of preference, the child heard. */
export const choiceStep = (id: string, after: readonly string[], place: Shared['place']): Step => ({
  id, group: 'scelta', actor: 'servizio', moment: 'date', required: true, rules: ['AFF-12', 'AFF-13'], source: source('L. 184/1983 art. 2', 'SEEN'), after,
  title: place === 'affidamento' ? w('Scelta di chi accoglie', 'Choice of the carers') : w('Scelta della comunità', 'Choice of the community'),
  text: w(
    'L’ordine è: famiglia, meglio se con figli minori, o persona singola; poi comunità di tipo familiare. Sotto i sei anni solo comunità di tipo familiare. Chi è scelto non può essere parente o affine entro il quarto grado di chi giudica, del consulente o di chi segue il caso.',
    'The order is: family, better with children, or single person; then family-type community. Under six only a family-type community. Who is chosen may not be related within the fourth degree to the judges, the expert or the case worker.',
  ),
  fields: [text('chi', place === 'affidamento' ? 'Chi accoglie, e perché' : 'Quale comunità, e perché', place === 'affidamento' ? 'Who, and why' : 'Which community, and why')],
  checks: [
    confirm('conflitti', 'Nessun legame di parentela o di lavoro che la legge vieta', 'No tie of kinship or work that the law forbids'),
    confirm('preferenza', 'Rispettato l’ordine di preferenza, o scritto perché no', 'Order of preference followed, or the reason written'),
  ],
  consequence: brings('NUL', 'Scelte in conflitto di interessi possono annullare il provvedimento', 'Choices in conflict of interest may void the measure'),
})
