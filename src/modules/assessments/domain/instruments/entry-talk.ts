import { w, type Instrument } from '../instrument.ts'
import { aboutTheChild } from './entry-talk-story.ts'
import { report } from './entry-talk-report.ts'
import { never } from './never.ts'
import { childSays, choice, choices, line, option, person, section, text, yesNo } from './parts.ts'

/** The entry talk of an unaccompanied foreign child (DPCM 98/2024): sittings, four phases, report in six parts. */
export const entryTalk: Instrument = {
  key: 'colloquio_ingresso_msna', version: 1, family: 'msna', moment: 'date', about: 'child', sittings: true,
  title: w('Colloquio d’ingresso del minore non accompagnato', 'Entry talk of an unaccompanied child'),
  purpose: w('Ascoltare il minore appena entra in prima accoglienza, ricostruire con lui la sua storia e scrivere la relazione in sei parti, con la sua opinione. Si può fare in più sedute e interrompere.', 'To hear the child on entry into first reception, rebuild the story together and write the report in six parts, with the child’s opinion. May take several sittings and be interrupted.'),
  source: { text: 'DPCM 10/5/2024 n. 98, artt. 2-4; d.lgs. 142/2015 art. 19-bis c. 1; L. 47/2017 art. 9 c. 2', sure: 'S' },
  caveat: w('Termine: entro 3 giorni secondo la Gazzetta e due pagine, 30 secondo una notizia: vale il più breve. Le ultime voci della fase b) dell’art. 3 non sono state lette: verifica il testo.', 'Term: 3 days by the Gazzetta and two pages, 30 by one piece of news: the shorter counts. The last items of phase b) of art. 3 were not read: check the text.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist'], professions: ['assistente_sociale', 'psicologo', 'educatore', 'pedagogista'] },
  phases: [
    { key: 'a', label: w('a) Informazione sul contesto', 'a) Information on the context') }, { key: 'b', label: w('b) Storia personale e familiare, aspettative', 'b) Personal and family story, expectations') },
    { key: 'c', label: w('c) Ricostruzione condivisa dei fatti', 'c) Shared account of the facts') }, { key: 'd', label: w('d) Condivisione del progetto di accoglienza', 'd) Sharing the reception project') },
  ],
  never: [never.leading, never.details, never.scars, never.proof, never.relatives, never.irregular, never.authorities],
  sections: [
    section('presenti', 'Chi conduce e chi è presente', 'Who conducts and who is present', 'social', [
      person('conduce', 'Chi conduce', 'Who conducts', { required: true }),
      choice('professione', 'In che veste', 'As what', [option('assistente_sociale', 'Assistente sociale', 'Social worker'), option('psicologo', 'Psicologo dell’età evolutiva', 'Developmental psychologist'), option('educatore', 'Educatore professionale socio-pedagogico', 'Professional educator'), option('pedagogista', 'Pedagogista', 'Pedagogist')], { required: true }),
      choice('tutore', 'Il tutore', 'The guardian', [option('presente', 'È presente', 'Is present'), option('provvisorio', 'È presente chi ha provvisoriamente la responsabilità genitoriale', 'Whoever provisionally holds parental responsibility is present'), option('assente', 'Non c’è: scrivi perché', 'Is not there: write why', { words: true })], { required: true, help: w('Se non è ancora nominato, chi ha provvisoriamente la responsabilità genitoriale.', 'If not yet appointed, whoever provisionally holds parental responsibility.') }),
      choice('mediatore', 'Il mediatore culturale', 'The cultural mediator', [option('presente', 'È presente', 'Is present'), option('distanza', 'A distanza (telefono o video)', 'At a distance (phone or video)'), option('assente', 'Non c’è: scrivi perché', 'Is not there: write why', { words: true })], { required: true, never: [never.relatives] }),
      line('lingua', 'Lingua del colloquio', 'Language of the talk', { required: true, help: w('Quella che il minore capisce meglio, non quella del Paese.', 'The one the child understands best, not that of the country.') }),
      yesNo('scelta', 'Il minore ha potuto scegliere il genere del mediatore e di chi conduce', 'The child could choose the gender of mediator and interviewer', { words: true }),
    ]),
    section('informazione', 'Informare il minore', 'Informing the child', 'social', [
      choices('spiegato', 'Che cosa è stato spiegato e capito', 'What was explained and understood', [
        option('dove', 'Dove si trova e chi sono le persone presenti', 'Where the child is and who is present'), option('perche', 'Perché questo colloquio e che cosa ne sarà scritto', 'Why this talk and what will be written of it'),
        option('riservatezza', 'Riservatezza e suoi limiti: che cosa non si può tenere segreto', 'Confidentiality and its limits: what cannot be kept secret'), option('pause', 'Può fermarsi, fare pausa, non rispondere, tornare un altro giorno', 'May stop, pause, not answer, come back another day'),
        option('diritti', 'Diritti: tutore, scuola, salute, documenti, protezione internazionale', 'Rights: guardian, school, health, papers, international protection'), option('famiglia', 'Contatto con la famiglia', 'Contact with the family'),
        option('accoglienza', 'Come funziona l’accoglienza e che cosa succede dopo', 'How reception works and what comes next'),
      ], { required: true }),
      childSays('domande', 'Domande e paure del minore', 'The child’s questions and fears', w('Hai capito dove sei e chi siamo? Che cosa vuoi chiederci tu?', 'Do you understand where you are and who we are? What do you want to ask us?')),
      text('condizioni', 'Stanchezza, fame, bisogni di adesso', 'Tiredness, hunger, needs of now', { help: w('Se non sta bene, fermati: il colloquio si fa in più sedute.', 'If the child is unwell, stop: the talk may take several sittings.') }),
    ], { phase: 'a' }),
    ...aboutTheChild,
    section('ricostruzione', 'Ricostruire insieme', 'Putting it together', 'social', [
      text('ricostruzione', 'I fatti come li abbiamo ricostruiti insieme', 'The facts as we put them together', { required: true, never: [never.proof, never.verbatim], help: w('In ordine di tempo. Rileggi al minore con il mediatore.', 'In order of time. Read it back to the child with the mediator.') }),
      yesNo('riletto', 'È stato riletto al minore nella sua lingua', 'It was read back to the child in own language', { required: true }),
      childSays('correzioni', 'Che cosa il minore ha corretto o non vuole che si scriva', 'What the child corrected or does not want written', w('È giusto quello che abbiamo capito? C’è qualcosa che vuoi cambiare o che non vuoi far sapere a qualcuno?', 'Did we understand right? Is there something you want to change, or do not want somebody to know?')),
    ], { phase: 'c' }),
    section('progetto', 'Il progetto di accoglienza', 'The reception project', 'social', [
      text('proposta', 'Che cosa è stato proposto e concordato', 'What was proposed and agreed', { required: true }),
      childSays('desideri', 'Che cosa vorrebbe il minore', 'What the child would like', w('Dove vorresti vivere? Che cosa vorresti fare qui? Con chi vuoi parlare?', 'Where would you like to live? What would you like to do here? With whom do you want to talk?'), { required: true }),
      text('prossimo', 'Il prossimo passo detto al minore, e quando', 'The next step told to the child, and when', { required: true }),
      choice('indagini', 'Indagini familiari', 'Family tracing', [option('si', 'Il minore acconsente e non ci sono rischi', 'The child consents and there is no risk'), option('no', 'Il minore non vuole', 'The child does not want it'), option('rischio', 'C’è un rischio per lui o per i suoi', 'There is a risk for the child or the family'), option('dopo', 'Se ne riparla', 'To be spoken of again')], { required: true, never: [never.authorities], help: w('Se sì, la relazione parte per l’ente convenzionato entro 5 giorni.', 'If yes, the report goes to the tracing body within 5 days.') }),
    ], { phase: 'd' }),
    ...report,
  ],
  rules: [
    { key: 'presenze', says: w('Il colloquio si fa con il mediatore: se non c’era, scrivi perché e quando si rifà.', 'The talk is held with the mediator: if there was none, write why and when it will be held again.'), when: { item: 'mediatore', is: ['assente'] }, needs: { item: 'prossimo', answered: true } },
  ],
  alerts: [
    { key: 'tutela', says: w('Dal colloquio emergono bisogni di salute, vulnerabilità o protezione: informa subito il responsabile della struttura, perché il tutore attivi le tutele.', 'Health, vulnerability or protection needs emerged: tell the head of the facility at once, so that the guardian starts protection.'), when: { item: 'avviso', is: ['yes'] } },
  ],
  meets: { rule: 'MSNA-05', eventLabel: w('Ingresso in prima accoglienza', 'Entry into first reception') },
  keywords: ['msna', 'colloquio', 'prima accoglienza', 'dpcm 98', 'ingresso', 'mediatore', 'tutore'],
}
