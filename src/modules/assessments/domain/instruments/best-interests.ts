import { w, type Instrument } from '../instrument.ts'
import { never } from './never.ts'
import { childSays, choice, choices, column, line, option, other, section, table, text, threeVoices, yesNo } from './parts.ts'

const people = [option('minore', 'Il minore', 'The child'), option('tutore', 'Il tutore', 'The guardian'), option('genitori', 'I genitori', 'The parents'), option('assistente_sociale', 'Assistente sociale', 'Social worker'), option('psicologo', 'Psicologo', 'Psychologist'), option('educatore', 'Educatore', 'Educator'), option('mediatore', 'Mediatore', 'Mediator'), option('legale', 'Legale', 'Lawyer'), other]

/** Best-interests assessment: what each option would mean for this child, with the child's opinion; and what a determination adds. */
export const bestInterests: Instrument = {
  key: 'superiore_interesse', version: 1, family: 'tutela', moment: 'date', about: 'child',
  title: w('Valutazione del superiore interesse (BIA)', 'Best-interests assessment (BIA)'),
  purpose: w('Prima di una decisione importante (dove vivere, con chi, ricongiungimento, rimpatrio): mettere a confronto le opzioni con i loro pro e contro per questo minore. La determinazione (BID) aggiunge collegio, dissensi e riesame.', 'Before an important decision (where to live, with whom, reunification, return): compare the options with pros and cons for this child. A determination (BID) adds panel, dissent and review.'),
  source: { text: 'UNHCR, Best Interests Procedure (forme viste); sezioni: conoscenza di pratica; Convenzione ONU art. 3', sure: 'K' },
  caveat: w('Le sezioni vanno confrontate con la guida UNHCR in uso. Le opzioni in favore della famiglia vengono prima, se non c’è un rischio.', 'The sections are to be checked against the UNHCR guide in use. Options in favour of the family come first, unless there is a risk.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'specialist'], professions: [] },
  never: [never.leading, never.details, never.proof, never.authorities],
  sections: [
    section('quesito', 'La decisione da prendere', 'The decision to be made', 'social', [
      text('decisione', 'Quale decisione, e perché adesso', 'Which decision, and why now', { required: true }),
      choice('tempo', 'Entro quando', 'By when', [option('g2', '2 giorni', '2 days', { serious: true }), option('s1', '1 settimana', '1 week'), option('g30', '30 giorni', '30 days'), option('non_urgente', 'Non urgente', 'Not urgent')], { required: true }),
      choice('forma', 'Forma', 'Form', [option('breve', 'BIA breve', 'Short BIA'), option('completa', 'BIA completa', 'Comprehensive BIA'), option('bid', 'BID: determinazione', 'BID: determination')], { required: true }),
      choices('sentiti', 'Chi è stato sentito', 'Who was heard', people, { required: true }),
    ]),
    section('opinione', 'Opinione del minore', 'Opinion of the child', 'social', [
      childSays('opinione', 'Che cosa pensa e vuole, con le sue parole', 'What the child thinks and wants, in own words', w('Che cosa vorresti che succedesse? Che cosa ti farebbe stare bene? Che cosa no?', 'What would you like to happen? What would make you feel well? What not?'), { required: true }),
      choice('maturita', 'Quanto è in grado di capire la scelta', 'How far the child can understand the choice', [option('pieno', 'La capisce bene', 'Understands it well'), option('parte', 'In parte', 'In part'), option('poco', 'Poco, per età o condizione', 'Little, for age or condition')], { required: true, help: w('L’opinione conta comunque; qui quanto pesa e come è stata spiegata.', 'The opinion counts anyway; here how much weight and how it was explained.') }),
      yesNo('informato', 'È stato informato delle opzioni in modo adatto alla sua età', 'Was informed of the options in a way that fits the age', { required: true, words: true }),
    ]),
    section('sicurezza', 'Sicurezza', 'Safety', 'social', [
      text('rischi', 'Rischi e protezioni in ogni luogo possibile', 'Risks and protections in each possible place', { required: true, never: [never.suspects] }),
      yesNo('pericolo', 'C’è un pericolo attuale', 'There is danger now', { required: true, serious: 'yes', words: true }),
    ]),
    section('famiglia', 'Famiglia e relazioni', 'Family and relations', 'social', [
      threeVoices('legami', 'I legami che contano', 'The bonds that matter', { required: true, area: 'FAM', childWords: w('Chi ti fa sentire a casa?', 'Who makes you feel at home?') }),
      text('cura_familiare', 'Capacità di cura dei familiari, verificata da chi', 'Relatives’ ability to care, checked by whom', { area: 'FAM', never: [never.irregular] }),
      text('continuita', 'Continuità di legami, luoghi e scuola', 'Continuity of bonds, places and school', { area: 'REL' }),
    ]),
    section('salute', 'Salute e sviluppo', 'Health and development', 'health', [
      text('salute', 'Salute e cure che ogni opzione deve garantire', 'Health and care each option must ensure', { required: true, area: 'SAL', never: [never.intimate, never.diagnosis] }),
    ]),
    section('sviluppo', 'Istruzione e identità', 'Education and identity', 'education', [
      text('istruzione', 'Istruzione e formazione', 'Education and training', { required: true, area: 'SCU' }),
      text('identita', 'Lingua, cultura, appartenenze che il minore sente sue', 'Language, culture, what the child feels as own', { area: 'IDE', never: [never.origin] }),
    ]),
    section('vulnerabilita', 'Vulnerabilità', 'Vulnerability', 'health', [
      text('vulnerabilita', 'Condizioni di cui la decisione deve tenere conto', 'Conditions that the decision must consider', { never: [never.verbatim] }),
    ]),
    section('opzioni', 'Le opzioni', 'The options', 'social', [
      table('opzioni', 'Opzioni a confronto', 'Options compared', [column('opzione', 'Opzione', 'Option', 'text', { required: true }), column('pro', 'A favore', 'For', 'text', { required: true }), column('contro', 'Contro', 'Against', 'text', { required: true }), column('minore', 'Che cosa ne dice il minore', 'What the child says')], { required: true, help: w('Almeno due, anche quella di lasciare le cose come stanno.', 'At least two, also that of leaving things as they are.') }),
    ]),
    section('raccomandazione', 'Raccomandazione e piano', 'Recommendation and plan', 'social', [
      text('raccomandazione', 'Raccomandazione', 'Recommendation', { required: true }),
      text('motivazione', 'Motivazione: come sono stati pesati i diversi elementi', 'Reason: how the elements were weighed', { required: true, help: w('Se non coincide con l’opinione del minore, spiega perché.', 'If it differs from the child’s opinion, explain why.') }),
      table('piano', 'Piano', 'Plan', [column('azione', 'Azione', 'Action', 'text', { required: true }), column('chi', 'Chi', 'Who', 'text', { required: true }), column('entro', 'Entro', 'By', 'date')], { required: true }),
      text('detto', 'Come e quando la decisione viene detta al minore', 'How and when the decision is told to the child', { required: true }),
    ]),
    section('determinazione', 'Determinazione (BID)', 'Determination (BID)', 'social', [
      line('collegio', 'Componenti del collegio', 'Members of the panel', { requiredWhen: { item: 'forma', is: ['bid'] } }),
      text('dissensi', 'Dissensi, di chi e perché', 'Dissent, whose and why'),
      text('riesame', 'Quando e con quali fatti nuovi si riesamina', 'When and with what new facts it is reviewed', { requiredWhen: { item: 'forma', is: ['bid'] } }),
    ], { when: { item: 'forma', is: ['bid'] } }),
  ],
  closing: {
    question: w('Che cosa decidi?', 'What do you decide?'),
    help: w('La valutazione raccomanda; decide chi ne ha la competenza, anche il giudice.', 'The assessment recommends; who is competent decides, the judge too.'),
    decisions: [
      { key: 'procedere', label: w('Procedere con la raccomandazione', 'Go ahead with the recommendation'), help: w('Scrivi entro quando: diventa un compito.', 'Write by when: it becomes a task.'), follow: 'task', words: true },
      { key: 'determinazione', label: w('Portare a determinazione (BID)', 'Take to determination (BID)'), follow: 'task', words: true },
      { key: 'rivalutare', label: w('Servono altri elementi: rivalutare', 'More is needed: assess again'), follow: 'reassess', words: true },
      { key: 'autorita', label: w('Riferire all’autorità giudiziaria', 'Refer to the judicial authority'), follow: 'report', words: true },
    ],
  },
  keywords: ['bia', 'bid', 'superiore interesse', 'best interests', 'ricongiungimento', 'opzioni'],
}
