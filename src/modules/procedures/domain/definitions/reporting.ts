import { w, type Definition } from '../definition.ts'
import { authority, choice, confirm, fileNumber, mayAttach, maybeText, option, paper, road, source, text, brings } from '../parts.ts'

const instant = { moment: 'instant', required: true } as const
const groups = [{ id: 'notizia', title: w('La notizia', 'The news') }, { id: 'atto', title: w('L’atto', 'The act') }, { id: 'dopo', title: w('Dopo', 'After') }]
const learned = choice('come', 'Come lo si è saputo', 'How it was learned', [
  option('minore', 'Dal minore', 'From the child'), option('visto', 'Visto direttamente', 'Seen directly'), option('terzi', 'Da altri', 'From others'), option('atti', 'Da atti o documenti', 'From papers'),
])

/** Duty to report a child in abandonment, or in harm, to the juvenile prosecutor. */
export const reportAbandonment: Definition = {
  id: 'segnalazione', version: 1, family: 'segnalazione', scope: 'case', section: 'judicial', start: 'notizia', tracksMissing: true,
  title: w('Segnalazione alla Procura per i minorenni', 'Report to the juvenile prosecutor'),
  whenUsed: w('Per ragioni d’ufficio si viene a sapere di un minore in abbandono o in una situazione di pregiudizio.', 'By reason of office one learns of a child abandoned or in a situation of harm.'),
  source: source('L. 184/1983 artt. 9 e 70; c.c. art. 336', 'SEEN'), keywords: ['segnalazione', 'abbandono', 'pregiudizio', 'procura', '330', '333', 'report'], groups,
  caveat: w('La legge dice «al più presto»: non c’è un numero di giorni. Chi è obbligato non può essere fermato dal suo responsabile.', 'The law says “as soon as possible”: no number of days. Who is obliged cannot be stopped by his manager.'),
  steps: [
    {
      ...instant, id: 'notizia', group: 'notizia', actor: 'servizio', rules: ['SEG-01', 'SEG-06'], source: source('L. 184/1983 art. 9 c. 1; c.c. art. 336', 'SEEN'), unskippable: true,
      title: w('Si viene a sapere', 'The news arrives'), text: w('Scrivi quando e come lo si è saputo, e i fatti: che cosa, dove, da quando. I fatti, non i giudizi.', 'Write when and how it was learned, and the facts: what, where, since when. Facts, not judgements.'),
      fields: [learned, text('fatti', 'I fatti', 'The facts')],
      fork: [road('abbandono', 'Abbandono: segnalazione obbligatoria', 'Abandonment: report compulsory'), road('pregiudizio', 'Pregiudizio senza abbandono', 'Harm without abandonment'), road('emergenza', 'Emergenza: serve mettere subito al sicuro', 'Emergency: to be put in safety at once')],
    },
    {
      ...instant, id: 'urgenza', group: 'atto', actor: 'servizio', rules: ['403-00'], source: source('c.c. art. 403 c. 1', 'SEEN'), after: ['notizia'], when: [{ fork: 'notizia', is: ['emergenza'] }], starts: '403',
      title: w('Avvia l’intervento urgente (art. 403)', 'Start the emergency protection (art. 403)'), text: w('Se il pericolo non permette di aspettare il giudice, avvia la procedura dell’art. 403.', 'If the danger does not allow waiting for the judge, start the art. 403 procedure.'), consequence: brings('PEN', 'Il minore resta nel pericolo', 'The child stays in danger'),
    },
    {
      ...instant, id: 'segnalazione', group: 'atto', actor: 'servizio', rules: ['SEG-01', 'SEG-06'], source: source('L. 184/1983 art. 9 c. 1', 'SEEN'), after: ['notizia'], when: [{ fork: 'notizia', is: ['abbandono', 'pregiudizio'] }], unskippable: true,
      terms: [{ rule: 'SEG-01', from: { step: 'notizia' }, when: [{ fork: 'notizia', is: ['abbandono'] }] }, { rule: 'SEG-06', from: { step: 'notizia' }, when: [{ fork: 'notizia', is: ['pregiudizio'] }] }],
      title: w('Segnalazione scritta', 'Written report'), text: w('Alla Procura presso il Tribunale per i minorenni del luogo dove si trova il minore. Fatti accertati, dichiarazioni e valutazioni separati; che cosa si è già fatto; che cosa si chiede.', 'To the juvenile prosecutor of the place where the child is. Facts, statements and evaluations apart; what was done; what is asked.'),
      send: w('Alla Procura per i minorenni, per PEC o deposito', 'To the juvenile prosecutor, by certified mail or filing'), fields: [authority('procura', 'Quale Procura', 'Which prosecutor'), fileNumber('protocollo', 'Protocollo', 'Protocol number')], documents: [paper('segnalazione', 'Segnalazione', 'Report'), mayAttach('ricevuta', 'Ricevuta', 'Receipt')],
      consequence: brings('PEN', 'Omettere la segnalazione di un minore in abbandono è reato', 'Omitting to report an abandoned child is an offence'),
    },
    {
      ...instant, id: 'riscontro', group: 'dopo', moment: 'date', required: false, actor: 'pmm', rules: ['SEG-06'], source: source('c.c. art. 336', 'OWN'), after: ['segnalazione'],
      title: w('Riscontro della Procura', 'Answer of the prosecutor'), text: w('Registra che cosa ha deciso o chiesto.', 'Record what was decided or asked.'), fields: [text('esito', 'Che cosa dice', 'What it says')],
    },
  ],
}

/** Duty to report a crime prosecutable ex officio: the written denuncia (c.p.p. 331). */
export const reportCrime: Definition = {
  id: 'denuncia', version: 1, family: 'segnalazione', scope: 'case', section: 'judicial', start: 'notizia', tracksMissing: true,
  title: w('Denuncia di reato (art. 331 c.p.p.)', 'Report of a crime (art. 331 c.p.p.)'),
  whenUsed: w('Nel lavoro si viene a sapere di un reato che si persegue d’ufficio: maltrattamenti, violenza sessuale su minori, tratta …', 'At work one learns of a crime prosecutable ex officio: abuse, sexual violence on minors, trafficking …'),
  source: source('c.p.p. artt. 331-332; c.p. artt. 361-362', 'SEEN'), keywords: ['denuncia', 'reato', '331', 'maltrattamenti', 'violenza', 'polizia', 'crime'], groups,
  caveat: w('Si scrive anche se l’autore è ignoto e senza chiedere permesso a nessuno. I genitori indagati non devono vederla.', 'It is written even if the author is unknown and without anybody’s leave. Parents under investigation must not see it.'),
  steps: [
    {
      ...instant, id: 'notizia', group: 'notizia', actor: 'servizio', rules: ['SEG-02'], source: source('c.p.p. art. 331', 'SEEN'), unskippable: true,
      title: w('Si viene a sapere del reato', 'The crime becomes known'), text: w('Scrivi giorno e ora in cui si è saputo. Non interrogare il minore sui fatti: bastano le sue parole spontanee.', 'Write day and hour. Do not question the child on the facts: his spontaneous words are enough.'), fields: [learned],
    },
    {
      ...instant, id: 'protezione', group: 'notizia', actor: 'servizio', required: true, rules: ['403-00', 'SEG-06'], source: source('c.c. artt. 330, 333, 403', 'SEEN'), after: ['notizia'],
      title: w('Il minore è al sicuro adesso?', 'Is the child safe now?'), text: w('Prima di tutto: può tornare a casa oggi? Chi lo protegge?', 'First of all: can he go home today? Who protects him?'), fork: [road('si', 'Sì', 'Yes'), road('no', 'No: serve protezione urgente', 'No: urgent protection is needed')], consequence: brings('PEN', 'Il minore resta nel pericolo', 'The child stays in danger'),
    },
    {
      ...instant, id: 'urgenza', group: 'notizia', actor: 'servizio', rules: ['403-00'], source: source('c.c. art. 403', 'SEEN'), after: ['protezione'], when: [{ fork: 'protezione', is: ['no'] }], starts: '403',
      title: w('Avvia l’intervento urgente (art. 403)', 'Start the emergency protection'), text: w('Avvia la procedura dell’art. 403, insieme alla denuncia.', 'Start the art. 403 procedure, together with the report.'), consequence: brings('PEN', 'Il minore resta nel pericolo', 'The child stays in danger'),
    },
    {
      ...instant, id: 'denuncia', group: 'atto', actor: 'servizio', rules: ['SEG-02', 'SEG-03'], source: source('c.p.p. artt. 331-332', 'SEEN'), after: ['notizia'], terms: [{ rule: 'SEG-02', from: { step: 'notizia' } }], unskippable: true,
      title: w('Denuncia scritta, senza ritardo', 'Written report, without delay'), text: w('Elementi essenziali del fatto, giorno in cui si è saputo, fonti; se possibile chi è l’autore, la vittima, i testimoni. Più persone obbligate possono firmare lo stesso atto.', 'Essential facts, day of the news, sources; if possible author, victim, witnesses. Several obliged persons may sign one act.'),
      send: w('Al pubblico ministero o alla polizia giudiziaria', 'To the prosecutor or the judicial police'), fields: [authority('destinatario', 'A chi', 'To whom'), fileNumber('numero', 'Numero o protocollo', 'Number')], checks: [confirm('scritta', 'È per iscritto', 'It is in writing')], documents: [paper('denuncia', 'Denuncia', 'Report')],
      consequence: brings('PEN', 'Omettere o ritardare è reato (361-362 c.p.)', 'Omitting or delaying is an offence (361-362 c.p.)'),
    },
    {
      ...instant, id: 'pmm', group: 'atto', moment: 'date', required: false, actor: 'servizio', rules: ['SEG-05', 'SEG-06'], source: source('c.p. art. 609-decies', 'SEEN'), after: ['denuncia'],
      title: w('Anche alla Procura per i minorenni', 'Also to the juvenile prosecutor'), text: w('La Procura ordinaria avvisa quella minorile; se il minore ha bisogno di tutela civile scrivi anche tu.', 'The ordinary prosecutor tells the juvenile one; if the child needs civil protection, write too.'),
    },
    {
      ...instant, id: 'segreto', group: 'dopo', moment: 'date', actor: 'servizio', rules: ['PRI-12'], source: source('c.p.p. art. 329; c.p. art. 326', 'OWN'), after: ['denuncia'],
      title: w('Muro tra atti penali e fascicolo', 'Wall between criminal acts and file'), text: w('Metti gli atti nella parte giudiziaria e oscura il fascicolo a chi non deve vederli.', 'Put the acts in the judicial part and withhold them from who must not see.'), checks: [confirm('oscurato', 'Gli atti non sono visibili a chi è indagato né a chi non serve', 'The acts are not visible to the investigated nor to who need not')],
    },
    {
      ...instant, id: 'assistenza', group: 'dopo', moment: 'date', required: false, actor: 'servizio', rules: ['SEG-05'], source: source('c.p. art. 609-decies', 'SEEN'), after: ['denuncia'],
      title: w('Assistenza affettiva e psicologica', 'Emotional and psychological assistance'), text: w('In ogni stato del procedimento il minore ha accanto qualcuno: scrivi chi.', 'At every stage the child has somebody beside him: write who.'), fields: [maybeText('chi', 'Chi', 'Who')],
    },
  ],
}

/** The health professional's referto (c.p.p. 334). */
export const healthReport: Definition = {
  id: 'referto', version: 1, family: 'segnalazione', scope: 'case', section: 'health', start: 'assistenza', tracksMissing: true,
  title: w('Referto sanitario (art. 334 c.p.p.)', 'Health report (art. 334 c.p.p.)'),
  whenUsed: w('Chi esercita una professione sanitaria ha prestato assistenza in un caso che può essere un reato perseguibile d’ufficio.', 'A health professional assisted in a case that may be a crime prosecutable ex officio.'),
  source: source('c.p.p. art. 334; c.p. art. 365', 'SEEN'), keywords: ['referto', 'ospedale', 'pronto soccorso', 'psicologo', '48 ore', '334', 'health'], groups,
  caveat: w('Non c’è obbligo se il referto esporrebbe l’assistito a procedimento penale. Se c’è pericolo si fa subito, senza aspettare le 48 ore.', 'No duty if it would expose the assisted person to prosecution. With danger at once, not in 48 hours.'),
  steps: [
    {
      ...instant, id: 'assistenza', group: 'notizia', actor: 'sanita', rules: ['SEG-04'], source: source('c.p.p. art. 334', 'SEEN'), unskippable: true,
      title: w('Assistenza prestata', 'Assistance given'), text: w('Scrivi l’ora: le 48 ore partono da qui, festivi compresi.', 'Write the hour: the 48 hours run from here, holidays included.'), fields: [choice('pericolo', 'C’è pericolo nel ritardo', 'Danger in delay', [option('si', 'Sì: subito', 'Yes: at once'), option('no', 'No', 'No')])],
    },
    {
      ...instant, id: 'referto', group: 'atto', actor: 'sanita', rules: ['SEG-04'], source: source('c.p.p. art. 334', 'SEEN'), after: ['assistenza'], terms: [{ rule: 'SEG-04', from: { step: 'assistenza' } }],
      title: w('Referto, entro 48 ore', 'Report, within 48 hours'), text: w('Persona assistita, dove si trova, luogo, tempo e circostanze del fatto, mezzi, effetti. Al pubblico ministero o alla polizia giudiziaria del luogo.', 'Person assisted, where, place, time and circumstances, means, effects. To the prosecutor or police of the place.'),
      send: w('Al pubblico ministero o alla polizia giudiziaria', 'To the prosecutor or the judicial police'), fields: [authority('destinatario', 'A chi', 'To whom'), fileNumber('numero', 'Numero', 'Number')], documents: [paper('referto', 'Referto', 'Report')],
      consequence: brings('PEN', 'L’omissione è reato (365 c.p.)', 'The omission is an offence (365 c.p.)'),
    },
    {
      ...instant, id: 'servizio', group: 'dopo', required: false, actor: 'sanita', rules: ['SEG-06'], source: source('c.c. art. 336', 'OWN'), after: ['assistenza'],
      title: w('Avviso al servizio e alla Procura minorile', 'Tell service and juvenile prosecutor'), text: w('Se il minore ha bisogno di tutela, avvisa anche il servizio sociale e la Procura per i minorenni.', 'If the child needs protection, tell also the social service and the juvenile prosecutor.'),
    },
  ],
}
