import { w, type Instrument } from '../instrument.ts'
import { never } from './never.ts'
import { choice, indicator, line, option, section, text } from './parts.ts'

/** Early detection: facts by group of indicators. The software counts; a person decides, and what was decided is followed. */
export const earlyDetection: Instrument = {
  key: 'rilevazione_precoce', version: 1, family: 'tutela', moment: 'date', about: 'child',
  title: w('Scheda di rilevazione precoce', 'Early-detection sheet'),
  purpose: w('Annotare fatti che possono indicare un danno o un pericolo per il minore, chi li ha visti e quando. Non dà punteggi né diagnosi: si chiude con una decisione di una persona.', 'To note facts that may point to harm or danger for the child, who saw them and when. It gives no score and no diagnosis: it closes with a person’s decision.'),
  source: { text: 'Scheda di Accanto, su forme CISMAI/AGIA e pratica dei servizi', sure: 'K' },
  caveat: w('Gli indicatori vengono da conoscenze di pratica: fateli vedere alla vostra équipe prima di adottarli. Nessuno da solo prova qualcosa; l’assenza di indicatori non esclude nulla.', 'The indicators come from practice: show them to your team before adopting them. None proves anything alone; their absence excludes nothing.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator', 'partner', 'front_desk'], professions: [] },
  never: [never.leading, never.details, never.scars, never.relatives, never.suspects, never.diagnosis],
  sections: [
    section('contesto', 'Che cosa ha fatto nascere l’attenzione', 'What raised attention', 'social', [
      text('motivo', 'Che cosa è successo', 'What happened', { required: true, help: w('Il fatto, quando e dove, con le parole di chi lo racconta.', 'The fact, when and where, in the words of who tells it.'), never: [never.verbatim] }),
      line('fonte', 'Da chi viene', 'Who it comes from', { required: true, help: w('Il ruolo basta: «insegnante», «vicina di casa».', 'The role is enough: “teacher”, “neighbour”.') }),
      choice('sicuro', 'Dove e con chi è adesso il minore', 'Where and with whom the child is now', [option('al_sicuro', 'Al sicuro stanotte', 'Safe tonight'), option('non_so', 'Non si sa', 'Not known', { serious: true }), option('pericolo', 'In pericolo adesso', 'In danger now', { serious: true })], { required: true, help: w('Se è in pericolo adesso non finire la scheda: chiama il coordinatore e, se serve, il 112.', 'If in danger now do not finish this sheet: call the coordinator and, if needed, 112.') }),
    ]),
    section('fisici', 'Segni fisici', 'Physical signs', 'health', [
      indicator('lesioni', 'Lesioni non spiegate o ripetute', 'Unexplained or repeated injuries', { area: 'SAL', never: [never.scars] }), indicator('malnutrizione', 'Malnutrizione, fame', 'Malnutrition, hunger', { area: 'SAL' }), indicator('cure_mancate', 'Cure e visite mancate', 'Care and visits missed', { area: 'SAL' }),
      indicator('genitali', 'Disturbi genitali', 'Genital complaints', { area: 'SAL', never: [never.details] }), indicator('gravidanza', 'Gravidanza', 'Pregnancy', { area: 'SAL' }), indicator('autolesionismo', 'Autolesionismo', 'Self-harm', { area: 'SAL', never: [never.scars] }),
    ]),
    section('emotivi', 'Segni emotivi e di comportamento', 'Emotional and behavioural signs', 'social', [
      indicator('regressione', 'Regressione', 'Regression'), indicator('ipervigilanza', 'Ipervigilanza, sobbalzi', 'Hypervigilance, startling'), indicator('dissociazione', 'Assenze, sguardo perso', 'Absent moments, lost gaze'), indicator('sonno', 'Disturbi del sonno', 'Sleep trouble'),
      indicator('isolamento_emotivo', 'Ritiro e isolamento', 'Withdrawal'), indicator('aggressivita', 'Aggressività', 'Aggressiveness'), indicator('sessualizzazione', 'Comportamenti sessualizzati non adeguati all’età', 'Sexualised behaviour not fitting the age', { never: [never.details] }),
      indicator('paura_rientro', 'Paura di tornare a casa', 'Fear of going home'), indicator('racconto_stereotipato', 'Racconto sempre uguale, come imparato', 'A story always the same, as if learnt'), indicator('fughe', 'Fughe', 'Running away'),
    ]),
    section('cura', 'Cura e contesto', 'Care and context', 'social', [
      indicator('assenze', 'Assenze da scuola', 'Absences from school', { area: 'SCU' }), indicator('adulto_controllante', 'Un adulto controlla e risponde al suo posto', 'An adult controls and answers for the child'), indicator('adulto_non_verificato', 'Adulto di riferimento non verificato', 'Accompanying adult not verified'),
      indicator('isolamento', 'Isolamento della famiglia', 'Isolation of the family', { area: 'REL' }), indicator('debiti', 'Debiti', 'Debts', { area: 'ECO' }), indicator('conflitto', 'Conflitto tra gli adulti', 'Conflict between adults', { area: 'FAM' }), indicator('violenza_domestica', 'Violenza domestica', 'Domestic violence', { area: 'FAM' }),
    ], { never: [never.poverty] }),
    section('lavoro', 'Sfruttamento lavorativo', 'Labour exploitation', 'social', [
      indicator('orari_paga', 'Orari o paga che non tornano', 'Hours or pay that do not add up', { area: 'LAV' }), indicator('documenti_trattenuti', 'Documenti trattenuti', 'Papers kept by others', { area: 'GIU' }), indicator('debito_intermediari', 'Debito verso intermediari', 'Debt to brokers', { area: 'ECO' }), indicator('invio_forzato', 'Invio di denaro imposto', 'Forced sending of money', { area: 'ECO' }),
    ]),
    section('sessuale', 'Sfruttamento sessuale', 'Sexual exploitation', 'health', [
      indicator('oggetti', 'Oggetti o telefoni che non si spiegano', 'Unexplained objects or phones'), indicator('uscite_notturne', 'Uscite notturne', 'Going out at night'), indicator('giuramenti', 'Giuramenti o minacce rituali', 'Oaths or ritual threats'), indicator('ivg_ist', 'Interruzioni di gravidanza o infezioni ripetute', 'Repeated abortions or infections', { never: [never.intimate] }),
    ], { never: [never.details] }),
    section('mgf', 'Mutilazioni genitali, matrimonio forzato', 'Genital mutilation, forced marriage', 'health', [
      indicator('mgf_familiarita', 'Area a prevalenza e familiarità', 'Area of prevalence and family history', { never: [never.origin] }), indicator('mgf_viaggio', 'Viaggio imminente nel Paese di origine', 'Journey to the country of origin soon'), indicator('mgf_sintomi', 'Sintomi urologici', 'Urological symptoms'),
      indicator('fidanzamento', 'Fidanzamento imposto', 'Imposed engagement'), indicator('ritiro_scuola', 'Ritiro dalla scuola', 'Taken out of school', { area: 'SCU' }), indicator('viaggio_senza_rientro', 'Viaggio senza biglietto di ritorno', 'Journey without return'), indicator('controllo_verginita', 'Controllo della verginità', 'Virginity checks'),
    ], { never: [never.details] }),
    section('allontanamento', 'Rischio di allontanamento (minori non accompagnati)', 'Risk of absconding (unaccompanied children)', 'social', [
      indicator('parenti_estero', 'Parenti all’estero', 'Relatives abroad', { area: 'FAM' }), indicator('pressione_debito', 'Pressione del debito', 'Pressure of the debt', { area: 'ECO' }), indicator('adulti_sconosciuti', 'Contatti con adulti sconosciuti', 'Contacts with unknown adults', { area: 'REL' }),
      indicator('delusione', 'Delusione per i tempi', 'Disappointment at the waiting', { area: 'GIU' }), indicator('prime_ore', 'È nelle prime 72 ore', 'Within the first 72 hours'),
    ]),
  ],
  closing: {
    question: w('Che cosa decidi di fare?', 'What do you decide to do?'),
    help: w('Il conteggio qui sopra è solo un conteggio. In dubbio, decidi con il coordinatore o l’équipe, e scrivi perché.', 'The count above is only a count. In doubt decide with the coordinator or the team, and write why.'),
    decisions: [
      { key: 'nessuno', label: w('Nessun elemento', 'Nothing found'), follow: 'none', words: true },
      { key: 'osservare', label: w('Osservare e rivalutare', 'Observe and assess again'), help: w('Scegli il giorno: diventa un termine.', 'Choose the day: it becomes a term.'), follow: 'reassess', words: true },
      { key: 'equipe', label: w('Consulenza dell’équipe multidisciplinare', 'Consult the multidisciplinary team'), follow: 'task', words: true },
      { key: 'specialista', label: w('Invio a uno specialista', 'Refer to a specialist'), follow: 'task', words: true },
      { key: 'procura', label: w('Segnalazione alla Procura per i minorenni', 'Report to the juvenile prosecutor'), help: w('Chi è pubblico ufficiale o incaricato di pubblico servizio ha l’obbligo di segnalare.', 'Public officials and those in charge of a public service must report.'), follow: 'report', words: true },
      { key: 'urgenza', label: w('Urgenza: art. 403 c.c. o pronto intervento', 'Urgency: art. 403 c.c. or emergency help'), help: w('Avvisa subito responsabile, coordinatori e dirigenti.', 'Tells responsible worker, coordinators and managers at once.'), follow: 'urgent', words: true },
    ],
  },
  rules: [{ key: 'pericolo', says: w('Se il minore è in pericolo adesso scrivi che cosa è successo: decidi subito, gli indicatori possono restare vuoti.', 'If the child is in danger now write what happened: decide at once, indicators may stay empty.'), when: { item: 'sicuro', is: ['pericolo'] }, needs: { item: 'motivo', answered: true } }],
  keywords: ['indicatori', 'maltrattamento', 'abuso', 'violenza', 'segnalazione', 'rilevazione', '403', 'allerta'],
}
