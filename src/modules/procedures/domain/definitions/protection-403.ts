import { w, type Definition } from '../definition.ts'
import { protection403Court } from './protection-403-court.ts'

/** Art. 403 c.c., from the placement to the appeal. The steps before the juvenile court stand in a file of their own. */
export const protection403: Definition = {
  id: '403',
  version: 1,
  family: 'protezione',
  title: w('Intervento urgente ex art. 403 c.c.', 'Emergency protection (art. 403 c.c.)'),
  whenUsed: w(
    'Il minore è abbandonato, oppure nel suo ambiente familiare è esposto a grave pregiudizio e pericolo per la sua incolumità psicofisica, e c’è emergenza di provvedere. Se non c’è emergenza si scrive alla Procura (artt. 330 e 333 c.c.).',
    'The child is abandoned, or exposed in the family to grave harm and danger to psycho-physical safety, and it is an emergency. Without emergency write to the prosecutor (330, 333 c.c.).',
  ),
  source: { article: 'c.c. art. 403; L. 206/2021 art. 1 c. 27', sureness: 'SEEN' },
  scope: 'case',
  section: 'judicial',
  start: 'collocamento',
  tracksMissing: true,
  caveat: w(
    'I commi 5-8 sono da rileggere sul testo vigente. Le ore si contano dall’istante esatto, festivi compresi: non si allungano mai. Le 72 ore qui partono dalla trasmissione, la lettura più prudente.',
    'Paragraphs 5-8 must be read again in the text in force. Hours run from the exact instant, holidays included, and are never extended. The 72 hours run here from the transmission, the most prudent reading.',
  ),
  keywords: ['allontanamento', 'urgenza', 'emergenza', 'luogo sicuro', 'convalida', 'procura', 'collocamento', '403', 'emergency', 'removal', 'abbandono'],
  groups: [
    { id: 'prime_ore', title: w('Le prime ore', 'The first hours') },
    { id: 'procura', title: w('Procura per i minorenni', 'Juvenile prosecutor') },
    { id: 'tribunale', title: w('Tribunale per i minorenni', 'Juvenile court') },
    { id: 'reclamo', title: w('Reclamo', 'Appeal') },
    { id: 'dopo', title: w('Che cosa viene dopo', 'What comes next') },
    { id: 'efficacia', title: w('Perdita di efficacia', 'Loss of effect') },
  ],
  steps: [
    {
      id: 'collocamento', group: 'prime_ore', actor: 'autorita', moment: 'instant', required: true, rules: ['403-00'], source: { article: 'c.c. art. 403 c. 1', sureness: 'SEEN' },
      title: w('Collocamento in luogo sicuro', 'Placement in a safe place'),
      text: w(
        'Scrivi il provvedimento motivato con data e ora del collocamento, e porta il minore in un luogo sicuro. Lo dispone la pubblica autorità (sindaco o suo delegato, servizio sociale con atto formale, forze dell’ordine), non la Procura. L’ora che scrivi qui fa partire le 24 ore.',
        'Write the reasoned measure with date and hour of the placement, and bring the child to a safe place. It is ordered by the public authority (mayor or delegate, social service with a formal act, police), not by the prosecutor. The hour written here starts the 24 hours.',
      ),
      fields: [
        { id: 'adottato', label: w('Provvedimento adottato il', 'Measure adopted at'), type: 'instant', required: true, past: true, hint: w('Data e ora dell’atto: può precedere il collocamento', 'Date and hour of the act: it may precede the placement') },
        { id: 'autorita', label: w('Chi lo ha disposto', 'Who ordered it'), type: 'authority', required: true },
        { id: 'numero', label: w('Numero o protocollo dell’atto', 'Number of the act'), type: 'number' },
        {
          id: 'allontanato_da', label: w('Allontanato da', 'Removed from'), type: 'choice', required: true,
          options: [
            { id: 'entrambi', label: w('Entrambi i genitori', 'Both parents') }, { id: 'uno', label: w('Un genitore', 'One parent') },
            { id: 'altri', label: w('Chi altro esercita la responsabilità', 'Other holders of responsibility') },
          ],
        },
      ],
      checks: [
        { id: 'pregiudizio', label: w('Il provvedimento dice i fatti: abbandono, oppure grave pregiudizio nell’ambiente familiare', 'The measure states the facts: abandonment, or grave harm in the family'), type: 'yes', required: true },
        { id: 'pericolo', label: w('Dice il pericolo per l’incolumità psicofisica', 'It states the danger to psycho-physical safety'), type: 'yes', required: true },
        { id: 'emergenza', label: w('Dice perché non si poteva aspettare', 'It says why it could not wait'), type: 'yes', required: true },
      ],
      documents: [{ id: 'provvedimento', label: w('Provvedimento motivato, con data e ora', 'Reasoned measure with date and hour'), required: true }],
      fork: [
        { id: 'famiglia', label: w('Parenti o famiglia affidataria', 'Relatives or foster family') },
        { id: 'comunita', label: w('Comunità', 'Community') },
        { id: 'altro', label: w('Altro luogo sicuro (ospedale, genitore protetto …)', 'Another safe place (hospital, protected parent …)') },
      ],
      unskippable: true,
    },
    {
      id: 'alternative_escluse', group: 'prime_ore', actor: 'autorita', moment: 'date', required: true, rules: ['403-13', 'AFF-13'], source: { article: 'c.c. art. 403 c. 8; L. 184/1983 art. 2', sureness: 'OWN' },
      title: w('Perché la comunità: alternative escluse', 'Why a community: alternatives excluded'),
      text: w(
        'La comunità è la scelta residuale. Scrivi quali alternative hai cercato e perché non erano possibili. Sotto i sei anni è ammessa solo una comunità di tipo familiare.',
        'The community is the residual choice. Write which alternatives were looked for and why they were not possible. Under six only a family-type community is allowed.',
      ),
      after: ['collocamento'], when: [{ fork: 'collocamento', is: ['comunita'] }],
      checks: [
        { id: 'parenti', label: w('Parenti entro il quarto grado: cercati ed esclusi', 'Relatives within the fourth degree: looked for and excluded'), type: 'yes', required: true },
        { id: 'affido', label: w('Famiglia affidataria o pronta accoglienza: cercata ed esclusa', 'Foster or emergency family: looked for and excluded'), type: 'yes', required: true },
        { id: 'protetto', label: w('Collocamento con il genitore non violento: valutato ed escluso', 'Placement with the non-violent parent: weighed and excluded'), type: 'yes', required: true },
      ],
      fields: [{ id: 'motivi', label: w('Perché non erano possibili', 'Why they were not possible'), type: 'words', required: true }],
      unskippable: true,
      consequence: { code: 'ORD', words: w('La scelta della comunità resta senza la motivazione che la legge chiede', 'The choice of a community stays without the reasons the law asks for') },
    },
    {
      id: 'avviso_orale', group: 'prime_ore', actor: 'autorita', moment: 'instant', required: true, rules: ['403-01'], source: { article: 'c.c. art. 403 c. 2', sureness: 'SEEN' },
      title: w('Avviso orale al pubblico ministero minorile', 'Oral notice to the juvenile prosecutor'),
      text: w('Telefona subito alla Procura per i minorenni del luogo di residenza abituale del minore. Segna ora e nome di chi ha risposto.', 'Call at once the juvenile prosecutor of the child’s habitual residence. Note the hour and who answered.'),
      send: w('A voce: chi è il minore, che cosa è accaduto, dove si trova, chi lo ha disposto', 'By voice: who the child is, what happened, where he is, who ordered it'),
      after: ['collocamento'], terms: [{ rule: '403-01', from: { step: 'collocamento', field: 'adottato' } }],
      fields: [{ id: 'con_chi', label: w('Con chi hai parlato', 'Whom you spoke with'), type: 'words', required: true }],
      consequence: { code: 'ORD', words: w('Va fatto immediatamente: la legge non dà un numero di ore', 'To be done at once: the law gives no number of hours') },
    },
    {
      id: 'trasmissione', group: 'prime_ore', actor: 'autorita', moment: 'instant', required: true, rules: ['403-02'], source: { article: 'c.c. art. 403 c. 2 e 7', sureness: 'SEEN' },
      title: w('Trasmissione degli atti alla Procura, entro 24 ore', 'Transmission of the acts to the prosecutor, within 24 hours'),
      text: w('Entro 24 ore dal collocamento manda gli atti. L’ora che conta è quella della trasmissione: conserva la ricevuta.', 'Within 24 hours of the placement send the acts. The hour of transmission counts: keep the receipt.'),
      send: w(
        'Alla Procura presso il Tribunale per i minorenni, per PEC o deposito: il provvedimento, ogni documento utile, una relazione sintetica sui motivi dell’intervento',
        'To the prosecutor at the juvenile court, by certified mail or filing: the measure, every useful document, a short report on the reasons',
      ),
      after: ['collocamento'], terms: [{ rule: '403-02', from: { step: 'collocamento' } }],
      fields: [
        { id: 'mezzo', label: w('Con che mezzo', 'By what means'), type: 'choice', required: true, options: [{ id: 'pec', label: w('PEC', 'Certified mail') }, { id: 'deposito', label: w('Deposito a mano', 'By hand') }, { id: 'telematico', label: w('Deposito telematico', 'Electronic filing') }] },
        { id: 'ricevuto', label: w('Ricevuto dalla Procura il', 'Received by the prosecutor at'), type: 'instant', past: true, notBefore: { step: 'trasmissione' } },
        { id: 'numero', label: w('Numero di procedimento della Procura', 'Number at the prosecutor’s office'), type: 'number' },
      ],
      documents: [
        { id: 'relazione', label: w('Relazione sintetica sui motivi', 'Short report on the reasons'), required: true },
        { id: 'ricevuta', label: w('Ricevuta della trasmissione', 'Receipt of the transmission'), required: true },
      ],
      unskippable: true,
      consequence: { code: 'LOSS', words: w('Senza trasmissione entro 24 ore il provvedimento perde efficacia (comma 7)', 'Without transmission within 24 hours the measure loses effect (par. 7)') },
    },
    {
      id: 'decisione_pmm', group: 'procura', actor: 'pmm', moment: 'instant', required: true, rules: ['403-03'], source: { article: 'c.c. art. 403 c. 3 e 7', sureness: 'SEEN' },
      title: w('La Procura revoca o chiede la convalida, entro 72 ore', 'The prosecutor revokes or asks for validation, within 72 hours'),
      text: w(
        'Chiedi alla Procura che cosa ha deciso e a che ora ha depositato. Può assumere sommarie informazioni: tieniti raggiungibile. Se allo scadere non risulta nulla, telefona.',
        'Ask the prosecutor what was decided and at what hour it was filed. Summary information may be taken: be reachable. If nothing is known when the term ends, call.',
      ),
      after: ['trasmissione'], terms: [{ rule: '403-03', from: { step: 'trasmissione' } }],
      fields: [{ id: 'numero', label: w('Numero di procedimento', 'Number of the proceeding'), type: 'number' }],
      documents: [{ id: 'atto_pmm', label: w('Ricorso o revoca', 'Petition or revocation') }],
      fork: [{ id: 'ricorso', label: w('Ricorso al Tribunale per la convalida', 'Petition to the court for validation') }, { id: 'revoca', label: w('Revoca del collocamento', 'Revocation of the placement') }],
      unskippable: true,
      consequence: { code: 'LOSS', words: w('Senza ricorso o revoca entro 72 ore il provvedimento perde efficacia', 'Without petition or revocation within 72 hours the measure loses effect') },
    },
    {
      id: 'dopo_revoca', group: 'dopo', actor: 'servizio', moment: 'date', required: true, rules: ['403-03'], source: { article: 'c.c. art. 403 c. 3', sureness: 'SEEN' },
      title: w('Dopo la revoca: tempi e modi con la Procura', 'After the revocation: when and how, with the prosecutor'),
      text: w(
        'La revoca è della Procura: concorda con lei come e quando attuarla, prepara il minore e la famiglia, e valuta se restano motivi per un ricorso ordinario (330, 333 c.c.).',
        'The revocation is the prosecutor’s: agree how and when to carry it out, prepare the child and the family, and weigh whether an ordinary petition is needed (330, 333 c.c.).',
      ),
      after: ['decisione_pmm'], when: [{ fork: 'decisione_pmm', is: ['revoca'] }],
      fields: [{ id: 'accordi', label: w('Che cosa è stato concordato', 'What was agreed'), type: 'words', required: true }],
    },
    ...protection403Court,
  ],
}
