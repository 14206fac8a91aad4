import type { PaperKind, PaperPart } from './paper.ts'

/** Text that a section begins with, made by the module that holds it. */
export type Prefill = 'plan' | 'minutes' | 'social_file' | 'request' | 'entry_talk' | 'mediation'

export interface SkeletonSection {
  key: string
  title: string
  part: PaperPart
  /** Psychological: behind the clinical wall. */
  clinical?: boolean
  /** What belongs here, said to who writes. */
  hint: string
  prefill?: Prefill
  /** A paper may leave without it. */
  optional?: boolean
}

export interface Skeleton {
  kind: PaperKind
  it: string
  en: string
  /** Code of `document_type` of the files made of it. */
  documentType: string
  /** It answers an order: without a question the check says so. */
  answersOrder: boolean
  /** Evaluations must name how they were reached. */
  needsMethod: boolean
  sections: readonly SkeletonSection[]
  /** It is begun out of a thing of another module, and of nothing else. */
  begins?: 'entry_talk'
  /** To whom it goes when no order says so. */
  addressee?: string
}

const sources: SkeletonSection = { key: 'sources', title: 'Mandato e fonti', part: 'opening', hint: 'Chi ha chiesto, che cosa, in quale periodo; con chi e quante volte si è parlato, quali documenti si sono letti.' }
const family: SkeletonSection = { key: 'family', title: 'Il minore e il nucleo familiare', part: 'opening', hint: 'Chi è il minore, con chi vive, chi decide per lui oggi. Nessun indirizzo protetto.' }
const facts: SkeletonSection = { key: 'facts', title: 'Fatti accertati nel periodo', part: 'fact', hint: 'Solo ciò che il servizio ha visto, fatto o verificato, con data e fonte. Niente giudizi.' }
const statements: SkeletonSection = { key: 'statements', title: 'Dichiarazioni delle parti e dei terzi', part: 'statement', hint: 'Chi ha detto che cosa, quando, con le sue parole. Anche la voce del minore.' }
const childVoice: SkeletonSection = { key: 'child_voice', title: 'La voce del minore', part: 'statement', hint: 'Che cosa il minore ha detto o mostrato, in quale contesto, con quale lingua e mediazione.', optional: true }
const socialView: SkeletonSection = { key: 'social_view', title: 'Valutazione sociale', part: 'evaluation', hint: 'Valutazioni del servizio, su dati indicati sopra, con il metodo usato.' }
const psychology: SkeletonSection = { key: 'psychology', title: 'Valutazione psicologica', part: 'evaluation', clinical: true, hint: 'Su dati oggettivi e con metodi e protocolli riconosciuti, indicati nella relazione (art. 473-bis.27 c. 2 c.p.c.).', optional: true }
const planHealth: SkeletonSection = { key: 'health', title: 'Salute', part: 'conclusion', clinical: true, hint: 'Che cosa dice il progetto della salute: la legge solo chi raggiunge questa parte del fascicolo.', optional: true, prefill: 'plan' }
const answer: SkeletonSection = { key: 'answer', title: 'Risposta al quesito', part: 'conclusion', hint: 'Risposta a ciascun punto chiesto dal giudice.' }
const proposals: SkeletonSection = { key: 'proposals', title: 'Proposte', part: 'conclusion', hint: 'Che cosa il servizio propone, con quali tempi.', optional: true }

const court = (kind: PaperKind, it: string, en: string, rest: readonly SkeletonSection[], over: Partial<Skeleton> = {}): Skeleton =>
  ({ kind, it, en, documentType: 'relazione', answersOrder: true, needsMethod: true, sections: rest, ...over })

/** The kinds shipped. A court's paper keeps the three parts of art. 473-bis.27 c. 2 c.p.c. apart; the others have the parts they need. */
export const skeletons: Readonly<Record<PaperKind, Skeleton>> = {
  court_update: court('court_update', 'Relazione di aggiornamento al tribunale', 'Update to the court',
    [sources, family, facts, statements, childVoice, socialView, psychology, answer, proposals]),
  psychosocial: court('psychosocial', 'Relazione psicosociale', 'Psychosocial report', [
    sources, family, { key: 'history', title: 'Storia del minore e della famiglia', part: 'fact', hint: 'I fatti della storia, con la loro fonte.' }, facts, statements, childVoice,
    { key: 'parenting', title: 'Valutazione sociale delle capacità genitoriali', part: 'evaluation', hint: 'Risorse e difficoltà di ciascun genitore, con il metodo usato.' },
    { ...psychology, optional: false }, answer, proposals,
  ]),
  pei: court('pei', 'Progetto educativo individualizzato (PEI)', 'Individual education plan', [
    { key: 'situation', title: 'Situazione e risorse', part: 'fact', hint: 'Da dove si parte.', prefill: 'plan' },
    { key: 'plan', title: 'Obiettivi, azioni, tempi', part: 'conclusion', hint: 'Ripreso dal progetto del fascicolo.', prefill: 'plan' },
    planHealth,
    { key: 'agreements', title: 'Accordi e dissensi', part: 'statement', hint: 'Che cosa ne dicono il minore, i genitori, il tutore.', optional: true, prefill: 'plan' },
  ], { documentType: 'pei', answersOrder: false, needsMethod: false }),
  framework_plan: court('framework_plan', 'Progetto quadro', 'Framework plan', [
    { key: 'situation', title: 'Valutazione della situazione', part: 'fact', hint: 'Bisogni e risorse del minore e della famiglia.', prefill: 'plan' },
    { key: 'plan', title: 'Obiettivi, azioni, responsabilità, tempi', part: 'conclusion', hint: 'Ripreso dal progetto del fascicolo.', prefill: 'plan' },
    planHealth,
    { key: 'agreements', title: 'Accordi e dissensi', part: 'statement', hint: 'Chi ha concordato, chi no, e perché.', optional: true, prefill: 'plan' },
  ], { documentType: 'progetto_quadro', answersOrder: false, needsMethod: false }),
  social_file: court('social_file', 'Cartella sociale del minore non accompagnato', 'Social file of an unaccompanied minor', [
    { key: 'journey', title: 'Il minore e il suo viaggio', part: 'statement', hint: 'Ciò che il minore ha raccontato, con le sue parole.', prefill: 'social_file' },
    { key: 'facts', title: 'Elementi accertati', part: 'fact', hint: 'Documenti, visite, inserimenti, con data e fonte.', prefill: 'social_file' },
    { key: 'long_term', title: 'Elementi utili alla soluzione di lungo periodo', part: 'conclusion', hint: 'Nel superiore interesse del minore (art. 9 c. 2 L. 47/2017).' },
  ], { answersOrder: false, needsMethod: false }),
  report_403: court('report_403', 'Relazione sui motivi del collocamento d’urgenza (art. 403 c.c.)', 'Report on an emergency protection (art. 403 c.c.)', [
    { key: 'grounds', title: 'Fatti che hanno reso necessario il collocamento', part: 'fact', hint: 'Ora, luogo, chi c’era, che cosa si è visto; quale pericolo grave e attuale.' },
    { key: 'statements', title: 'Dichiarazioni raccolte', part: 'statement', hint: 'Del minore, dei genitori, di chi era presente. Non scrivere chi ha segnalato.' },
    { key: 'alternatives', title: 'Perché non era possibile provvedere altrimenti', part: 'evaluation', hint: 'Le alternative esaminate e perché non bastavano.' },
    { key: 'placement', title: 'Dove si trova il minore e che cosa si propone', part: 'conclusion', hint: 'La struttura non si nomina se il luogo è protetto.' },
  ], { answersOrder: false, needsMethod: false }),
  half_yearly: court('half_yearly', 'Relazione semestrale sull’affidamento', 'Half-yearly report on foster care', [
    { key: 'programme', title: 'Andamento del programma di assistenza', part: 'fact', hint: 'Che cosa si è fatto nel semestre, con date e fonti (art. 4 c. 3 L. 184/1983).' },
    statements, childVoice,
    { key: 'family_change', title: 'Evoluzione delle condizioni del nucleo di provenienza', part: 'evaluation', hint: 'Con il metodo usato per valutarla.' },
    { key: 'duration', title: 'Presumibile ulteriore durata', part: 'conclusion', hint: 'Quanto ancora, e perché; rientro, proroga o altro.' },
  ], { answersOrder: false }),
  ats_request: court('ats_request', 'Richiesta all’azienda sanitaria', 'Request to the health agency', [
    { key: 'reason', title: 'Motivo della richiesta', part: 'fact', hint: 'I fatti che la motivano, solo quelli che servono a chi la riceve.', prefill: 'request' },
    { key: 'request', title: 'Che cosa si chiede, ed entro quando', part: 'conclusion', hint: 'Prestazione, urgenza, referente.', prefill: 'request' },
  ], { documentType: 'corrispondenza', answersOrder: false, needsMethod: false }),
  minutes: court('minutes', 'Verbale di incontro', 'Minutes of a meeting', [
    { key: 'minutes', title: 'Verbale', part: 'fact', hint: 'Ripreso dall’incontro in agenda.', prefill: 'minutes' },
    { key: 'positions', title: 'Posizioni espresse', part: 'statement', hint: 'Chi ha detto che cosa.', optional: true },
    { key: 'decisions', title: 'Decisioni, chi le segue ed entro quando', part: 'conclusion', hint: 'Una riga per decisione.', prefill: 'minutes' },
  ], { documentType: 'verbale', answersOrder: false, needsMethod: false }),
  entry_talk: court('entry_talk', 'Relazione del colloquio d’ingresso (DPCM 98/2024)', 'Report of the entry talk (DPCM 98/2024)', [
    { key: 'held', title: 'Come si è svolto il colloquio', part: 'opening', hint: 'Chi lo ha condotto, chi c’era (tutore, mediatore), quando e in quante sedute.', prefill: 'entry_talk' },
    { key: 'story', title: '1. Storia personale', part: 'statement', hint: 'Come il minore l’ha raccontata.', prefill: 'entry_talk' },
    { key: 'relations', title: '2. Relazioni e comunità di riferimento', part: 'statement', hint: 'Nessun indirizzo protetto, niente sulla posizione dei familiari.', prefill: 'entry_talk' },
    { key: 'vulnerability', title: '3. Profili di vulnerabilità', part: 'statement', clinical: true, hint: 'I profili dell’art. 17 d.lgs. 142/2015 emersi, con i fatti. Niente diagnosi.', prefill: 'entry_talk' },
    { key: 'protection', title: '4. Fatti per attivare la protezione', part: 'statement', clinical: true, hint: 'Solo quelli necessari.', prefill: 'entry_talk' },
    { key: 'involvement', title: '5. Modalità di coinvolgimento del minore', part: 'statement', hint: 'Come gli è stato spiegato, con quale lingua e mediazione.', prefill: 'entry_talk' },
    { key: 'opinion', title: '6. Opinione del minore', part: 'statement', hint: 'Con le sue parole, anche quando non coincide con la nostra.', prefill: 'entry_talk' },
  ], { answersOrder: false, needsMethod: false, begins: 'entry_talk', addressee: 'Servizi sociali del Comune e Procura della Repubblica presso il Tribunale per i minorenni' }),
  mediation: court('mediation', 'Resoconto di un intervento di mediazione', 'Report of a mediation', [
    { key: 'when', title: 'Inizio e fine, lingua, presenti', part: 'fact', hint: 'Giorno, ora di inizio e di fine, lingua usata, presenti per ruolo. Nessun racconto del caso.', prefill: 'mediation' },
    { key: 'activities', title: 'Attività svolta', part: 'fact', hint: 'Interpretariato, traduzione, orientamento o facilitazione.', prefill: 'mediation' },
    { key: 'outcome', title: 'Esito e criticità comunicative', part: 'fact', hint: 'Se ci si è capiti e che cosa l’ha reso difficile; non che cosa si è detto.' },
    { key: 'follow_up', title: 'Seguito', part: 'conclusion', hint: 'Altro incontro, altra lingua, altra persona: che cosa serve.', optional: true },
  ], { documentType: 'verbale', answersOrder: false, needsMethod: false }),
  closing: court('closing', 'Relazione di chiusura', 'Closing report', [
    family, { ...facts, title: 'Il percorso compiuto' }, { ...statements, optional: true }, { ...socialView, title: 'Valutazione degli esiti' },
    { key: 'closing', title: 'Motivi della chiusura e prosecuzione', part: 'conclusion', hint: 'Perché si chiude, chi resta accanto al minore, quando richiamare il servizio.' },
  ], { answersOrder: false }),
}
