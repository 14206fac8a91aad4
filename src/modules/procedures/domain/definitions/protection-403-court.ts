import { w, type Step } from '../definition.ts'

const petition = [{ fork: 'decisione_pmm', is: ['ricorso'] }] as const
const validated = [...petition, { fork: 'decreto_convalida', is: ['convalida'] }] as const

/** Art. 403 c.c. before the juvenile court and the court of appeal, and the loss of effect. */
export const protection403Court: readonly Step[] = [
  {
    id: 'decreto_convalida', group: 'tribunale', actor: 'tm', moment: 'instant', required: true, rules: ['403-04', 'CPC-04'], source: { article: 'c.c. art. 403 c. 4 e 7', sureness: 'SEEN' },
    title: w('Decreto sulla convalida, entro 48 ore dal ricorso', 'Decree on validation, within 48 hours of the petition'),
    text: w(
      'Il presidente o un giudice delegato decide, nomina il curatore speciale e il giudice relatore, fissa l’udienza. Registra l’ora del decreto: da lì si conta tutto il resto.',
      'The president or a delegated judge decides, appoints the special curator and the judge rapporteur, fixes the hearing. Record the hour of the decree: all the rest runs from it.',
    ),
    after: ['decisione_pmm'], when: petition, terms: [{ rule: '403-04', from: { step: 'decisione_pmm' } }],
    fields: [
      { id: 'numero', label: w('Numero del procedimento', 'Number of the proceeding'), type: 'number' },
      { id: 'curatore', label: w('Curatore speciale', 'Special curator'), type: 'words' },
      { id: 'relatore', label: w('Giudice relatore', 'Judge rapporteur'), type: 'words' },
      { id: 'udienza', label: w('Udienza fissata il', 'Hearing fixed for'), type: 'date', notBefore: { step: 'decreto_convalida' } },
    ],
    documents: [{ id: 'decreto', label: w('Decreto', 'Decree'), required: true }],
    fork: [{ id: 'convalida', label: w('Convalida', 'Validated') }, { id: 'non_convalida', label: w('Non convalida', 'Not validated') }],
    unskippable: true,
    consequence: { code: 'LOSS', words: w('Senza decreto entro 48 ore il provvedimento perde efficacia', 'Without a decree within 48 hours the measure loses effect') },
  },
  {
    id: 'comunicazione_decreto', group: 'tribunale', actor: 'cancelleria', moment: 'instant', required: false, rules: ['403-05'], source: { article: 'c.c. art. 403 c. 4', sureness: 'SEEN' },
    title: w('Comunicazione del decreto', 'Communication of the decree'),
    text: w('La cancelleria lo comunica subito alla Procura e all’autorità che ha disposto il collocamento. Registra quando è arrivato; se manca, chiedilo.', 'The registry communicates it at once to the prosecutor and the authority. Record when it came; if missing, ask for it.'),
    after: ['decreto_convalida'],
  },
  {
    id: 'dopo_non_convalida', group: 'dopo', actor: 'servizio', moment: 'date', required: true, rules: ['403-12'], source: { article: 'c.c. art. 403 c. 4 e 7', sureness: 'OWN' },
    title: w('Dopo la mancata convalida', 'After the refusal to validate'),
    text: w(
      'Senti il Tribunale e la Procura: possono esserci altri provvedimenti nell’interesse del minore. Niente va deciso da soli: concorda tempi e modi, e scrivili.',
      'Hear the court and the prosecutor: other measures in the child’s interest may follow. Decide nothing alone: agree when and how, and write it down.',
    ),
    after: ['decreto_convalida'], when: [...petition, { fork: 'decreto_convalida', is: ['non_convalida'] }],
    fields: [{ id: 'indicazioni', label: w('Indicazioni ricevute', 'Directions received'), type: 'words', required: true }],
  },
  {
    id: 'notifica', group: 'tribunale', actor: 'pmm', moment: 'instant', required: true, rules: ['403-06'], source: { article: 'c.c. art. 403 c. 4', sureness: 'OWN' },
    title: w('Notifica ai genitori e al curatore speciale, entro 48 ore', 'Service on parents and special curator, within 48 hours'),
    text: w('La Procura notifica ricorso e decreto, anche con la polizia giudiziaria. Se ti chiede indirizzi o presenza dei genitori, rispondi subito.', 'The prosecutor serves petition and decree, also through the police. If asked for addresses of the parents, answer at once.'),
    after: ['decreto_convalida'], when: validated, terms: [{ rule: '403-06', from: { step: 'decreto_convalida' } }],
    consequence: { code: 'ORD', words: w('Non è tra le cause di perdita di efficacia; tocca il diritto di difesa', 'Not among the causes of loss of effect; it touches the right of defence') },
  },
  {
    id: 'udienza', group: 'tribunale', actor: 'tm', moment: 'date', required: true, rules: ['403-07', '403-08'], source: { article: 'c.c. art. 403 c. 4-5', sureness: 'SEEN' },
    title: w('Udienza, entro 15 giorni dal decreto', 'Hearing, within 15 days of the decree'),
    text: w(
      'Il giudice interroga liberamente le parti, assume informazioni e ascolta direttamente il minore. Prepara il minore: chi lo accompagna, che cosa gli sarà chiesto. Porta l’aggiornamento scritto.',
      'The judge questions the parties, takes information and hears the child directly. Prepare the child: who goes with him, what he will be asked. Bring the written update.',
    ),
    after: ['decreto_convalida'], when: validated, terms: [{ rule: '403-07', from: { step: 'decreto_convalida' } }],
    fields: [
      { id: 'ascolto', label: w('Ascolto del minore', 'Hearing of the child'), type: 'choice', required: true, options: [{ id: 'si', label: w('Ascoltato dal giudice', 'Heard by the judge') }, { id: 'rinviato', label: w('Rinviato', 'Postponed') }, { id: 'no', label: w('Non ascoltato', 'Not heard') }] },
      { id: 'note', label: w('Che cosa è stato chiesto al servizio', 'What the service was asked'), type: 'words' },
    ],
    documents: [{ id: 'verbale', label: w('Verbale dell’udienza', 'Minutes of the hearing') }],
    consequence: { code: 'ORD', words: w('Se l’udienza è in ritardo, è dubbio che il provvedimento perda efficacia: segnalalo al curatore speciale', 'Whether a late hearing makes the measure lose effect is doubtful: tell the special curator') },
  },
  {
    id: 'decreto_collegio', group: 'tribunale', actor: 'tm', moment: 'date', required: true, rules: ['403-09'], source: { article: 'c.c. art. 403 c. 5 e 7', sureness: 'OWN' },
    title: w('Decreto del collegio, entro 15 giorni dall’udienza', 'Decree of the panel, within 15 days of the hearing'),
    text: w('Il Tribunale conferma, modifica o revoca il decreto di convalida, e può disporre il seguito (330 e seguenti). Registra data del decreto e che cosa chiede al servizio.', 'The court confirms, modifies or revokes the decree, and may order what follows (330 ff.). Record the date and what the service is asked.'),
    after: ['udienza'], when: validated, terms: [{ rule: '403-09', from: { step: 'udienza' } }],
    fields: [{ id: 'numero', label: w('Numero del decreto', 'Number of the decree'), type: 'number' }, { id: 'mandato', label: w('Che cosa deve fare il servizio', 'What the service must do'), type: 'words' }],
    documents: [{ id: 'decreto', label: w('Decreto del collegio', 'Decree of the panel'), required: true }],
    fork: [{ id: 'conferma', label: w('Conferma', 'Confirmed') }, { id: 'modifica', label: w('Modifica', 'Modified') }, { id: 'revoca', label: w('Revoca', 'Revoked') }],
    unskippable: true,
    consequence: { code: 'LOSS', words: w('Se il decreto non interviene nel termine, il provvedimento perde efficacia', 'If the decree does not come in time, the measure loses effect') },
  },
  {
    id: 'comunicazione_collegio', group: 'tribunale', actor: 'cancelleria', moment: 'date', required: true, rules: ['403-10'], source: { article: 'c.c. art. 403 c. 6', sureness: 'OWN' },
    title: w('Comunicazione del decreto del collegio', 'Communication of the panel’s decree'),
    text: w('Registra il giorno in cui il decreto è stato comunicato: da lì si contano i dieci giorni per il reclamo.', 'Record the day the decree was communicated: the ten days for the appeal run from it.'),
    after: ['decreto_collegio'], when: validated,
  },
  {
    id: 'reclamo', group: 'reclamo', actor: 'parti', moment: 'date', required: true, rules: ['403-10'], source: { article: 'c.c. art. 403 c. 6; c.p.c. art. 739', sureness: 'OWN' },
    title: w('Reclamo alla Corte d’appello, entro 10 giorni', 'Appeal to the court of appeal, within 10 days'),
    text: w('Possono proporlo la Procura, i genitori e il curatore speciale. Registra se è stato depositato e quando, o che il termine è passato senza reclamo.', 'The prosecutor, the parents and the special curator may appeal. Record whether and when it was filed, or that the term passed without appeal.'),
    after: ['comunicazione_collegio'], when: validated, terms: [{ rule: '403-10', from: { step: 'comunicazione_collegio' } }],
    fork: [{ id: 'proposto', label: w('Reclamo proposto', 'Appeal filed') }, { id: 'non_proposto', label: w('Nessun reclamo', 'No appeal'), ends: true }],
    consequence: { code: 'DEC', words: w('Passato il termine il reclamo non è più ammesso (perentorio)', 'After the term the appeal is no longer admitted (mandatory)') },
  },
  {
    id: 'decisione_reclamo', group: 'reclamo', actor: 'appello', moment: 'date', required: true, rules: ['403-11'], source: { article: 'c.c. art. 403 c. 6', sureness: 'OWN' },
    title: w('Decisione sul reclamo, entro 60 giorni', 'Decision on the appeal, within 60 days'),
    text: w('Registra la decisione della Corte d’appello e che cosa cambia per il minore.', 'Record the decision of the court of appeal and what changes for the child.'),
    after: ['reclamo'], when: [...validated, { fork: 'reclamo', is: ['proposto'] }], terms: [{ rule: '403-11', from: { step: 'reclamo' } }],
    fields: [{ id: 'esito', label: w('Esito', 'Outcome'), type: 'choice', required: true, options: [{ id: 'accolto', label: w('Accolto', 'Upheld') }, { id: 'in_parte', label: w('Accolto in parte', 'Upheld in part') }, { id: 'rigettato', label: w('Rigettato', 'Dismissed') }] }],
    documents: [{ id: 'decisione', label: w('Decisione', 'Decision') }],
    consequence: { code: 'ORD', words: w('Nessun effetto automatico', 'No automatic effect') },
  },
  {
    id: 'segue_comunita', group: 'dopo', actor: 'servizio', moment: 'date', required: false, rules: ['403-13', 'AFF-05', 'AFF-08'], source: { article: 'c.c. art. 403 c. 8; L. 184/1983 art. 4', sureness: 'OWN' },
    title: w('Avvia il collocamento in comunità', 'Start the community placement'),
    text: w('Se il minore resta in comunità valgono le regole dell’affidamento: relazione ogni sei mesi e durata massima di 24 mesi, contati dal collocamento.', 'If the child stays in a community the rules of foster care apply: a report every six months and at most 24 months, from the placement.'),
    after: ['decreto_collegio'], when: [...validated, { fork: 'decreto_collegio', is: ['conferma', 'modifica'] }], starts: 'comunita',
  },
  {
    id: 'segue_affidamento', group: 'dopo', actor: 'servizio', moment: 'date', required: false, rules: ['AFF-03', 'AFF-05', 'AFF-08'], source: { article: 'L. 184/1983 art. 4', sureness: 'SEEN' },
    title: w('Avvia l’affidamento giudiziale', 'Start the judicial foster care'),
    text: w('Se il Tribunale dispone l’affidamento a una famiglia o a parenti, avvia la procedura: i sei mesi e i 24 mesi partono dal collocamento.', 'If the court orders foster care with a family or relatives, start that procedure: the six and the 24 months run from the placement.'),
    after: ['decreto_collegio'], when: [...validated, { fork: 'decreto_collegio', is: ['conferma', 'modifica'] }], starts: 'affido_giudiziale',
  },
  {
    id: 'dopo_collegio_revoca', group: 'dopo', actor: 'servizio', moment: 'date', required: true, rules: ['403-09'], source: { article: 'c.c. art. 403 c. 5', sureness: 'OWN' },
    title: w('Dopo la revoca del Tribunale', 'After the court’s revocation'),
    text: w('Concorda con il Tribunale e il curatore speciale tempi e modi, prepara il minore e chi lo accoglie, e scrivi il sostegno che resta.', 'Agree when and how with the court and the special curator, prepare the child and who receives him, and write the support that remains.'),
    after: ['decreto_collegio'], when: [...validated, { fork: 'decreto_collegio', is: ['revoca'] }],
    fields: [{ id: 'accordi', label: w('Che cosa è stato concordato', 'What was agreed'), type: 'words', required: true }],
  },
  {
    id: 'avviso_perdita', group: 'efficacia', actor: 'servizio', moment: 'instant', required: true, onLoss: true, rules: ['403-12'], source: { article: 'c.c. art. 403 c. 7', sureness: 'OWN' },
    title: w('Perdita di efficacia: avvisare Tribunale e Procura', 'Loss of effect: tell the court and the prosecutor'),
    text: w(
      'Un termine è passato. Chiama subito il Tribunale per i minorenni e la Procura: il Tribunale adotta i provvedimenti temporanei e urgenti nell’interesse del minore. Il minore non viene spostato per il solo passare del termine: si aspetta la decisione del giudice.',
      'A term has passed. Call at once the juvenile court and the prosecutor: the court takes temporary and urgent measures in the child’s interest. The child is not moved merely because the term passed: the judge decides.',
    ),
    send: w('A Tribunale per i minorenni e Procura: quale termine è passato, dove si trova il minore, quale rischio corre, che cosa si chiede', 'To court and prosecutor: which term passed, where the child is, which risk he runs, what is asked'),
    fields: [
      { id: 'avvisati', label: w('Chi è stato avvisato', 'Who was told'), type: 'choices', required: true, options: [{ id: 'tm', label: w('Tribunale per i minorenni', 'Juvenile court') }, { id: 'pmm', label: w('Procura per i minorenni', 'Juvenile prosecutor') }, { id: 'curatore', label: w('Curatore speciale', 'Special curator') }, { id: 'coordinatore', label: w('Coordinatore del servizio', 'Coordinator of the service') }] },
      { id: 'risposta', label: w('Che cosa hanno risposto', 'What they answered'), type: 'words' },
    ],
    documents: [{ id: 'nota', label: w('Nota scritta trasmessa', 'Written note sent') }],
    unskippable: true,
    consequence: { code: 'ORD', words: w('Il minore resta senza una misura efficace', 'The child is left without an effective measure') },
  },
  {
    id: 'provvedimenti_urgenti', group: 'efficacia', actor: 'tm', moment: 'date', required: false, onLoss: true, rules: ['403-12'], source: { article: 'c.c. art. 403 c. 7', sureness: 'OWN' },
    title: w('Provvedimenti temporanei e urgenti del Tribunale', 'Temporary and urgent measures of the court'),
    text: w('Registra che cosa ha deciso il Tribunale dopo la perdita di efficacia.', 'Record what the court decided after the loss of effect.'),
    after: ['avviso_perdita'], fields: [{ id: 'contenuto', label: w('Che cosa dispone', 'What it orders'), type: 'words', required: true }],
    documents: [{ id: 'provvedimento', label: w('Provvedimento', 'Measure') }],
  },
]
