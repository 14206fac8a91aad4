import { words, type Mirror } from '#kernel/web/i18n/words.ts'

export const procedureWords = words({
  it: {
    library: 'Libreria delle procedure', board: 'Procedure in corso', missing: 'Che cosa manca oggi',
    toLibrary: 'Libreria', toBoard: 'In corso', toMissing: 'Che cosa manca',
    parts: 'Parti delle procedure',

    family: 'Ambito', steps: 'Passi', whenUsed: 'Quando si usa', source: 'Fonte', scopeBody: 'Riguarda l’ente, non un bambino', startsWith: 'Comincia da',
    noDefinitions: 'Nessuna procedura', noDefinitionsText: 'Qui ci sono le procedure che la legge chiede, con i passi, i termini e le fonti.',
    whatToCheck: 'Da sapere', onlyIf: 'Solo in certi casi', repeats: 'Si ripete', optional: 'Se serve',
    send: 'Che cosa si manda, e a chi', documents: 'Documenti', term: 'Termine', from: (what: string) => `da: ${what}`, ifMissed: 'Se non si fa', forkTitle: 'Le strade',
    ends: 'finisce qui', startsOther: 'Può avviare un’altra procedura',
    sure_SEEN: 'letto nell’atto', 'sure_SEEN-2': 'letto in una fonte secondaria', sure_OWN: 'da conoscenza nostra: da verificare', sure_UNSURE: 'incerto: da verificare',
    whyStep: 'questo passo',

    start: 'Avvia una procedura', startTitle: 'Avvia una procedura', which: 'Quale procedura', startNow: 'Avvia', started: 'Procedura avviata', chooseFirst: 'Scegli la procedura: vedrai che cosa chiede.',
    none: 'Nessuna procedura in corso', noneText: 'Una procedura guida i passi che la legge chiede, con le ore e i giorni contati: chi avvisare, che cosa mandare, entro quando.',
    running: 'In corso', ended: 'Concluse', startedOn: (when: string) => `dal ${when}`, state_running: 'In corso', state_ended: 'Conclusa', state_abandoned: 'Interrotta',
    nextStep: 'Adesso', noNext: 'Niente da fare adesso', lost: 'Perdita di efficacia', missedTerms: (n: number) => (n === 1 ? '1 termine passato' : `${n} termini passati`),
    noTerm: 'Nessun termine che corre',

    happenedOn: 'Giorno', happenedAt: 'Ora', now: 'Adesso', firstHour: 'Prima delle due (ora legale)', secondHour: 'Seconda delle due (ora solare)', twice: 'Quell’ora è venuta due volte: quale?', never: 'Quell’ora non c’è stata: l’orologio è passato dalle 2 alle 3',
    whenHappened: 'Quando è accaduto', whenHint: 'L’ora che scrivi è quella da cui si contano i termini',
    option: 'Che cosa è accaduto', note: 'Nota', save: 'Registra', record: (what: string) => `Registra: ${what}`, recordAgain: 'Registra di nuovo', recorded: 'Passo registrato',
    checks: 'Prima di registrare, conferma', paper: (what: string) => `Documento: ${what}`, choosePaper: 'Scegli tra i documenti del fascicolo', uploadPaper: 'oppure carica il file', uploading: 'Caricamento…', otherPaper: 'Altro documento',
    paperRequired: 'atteso', missingPapers: 'Mancano ancora', laterPaper: 'Si può allegare anche dopo, con «Correggi».',

    skip: 'Non si fa', skipTitle: 'Questo passo non si fa', skipReason: 'Perché non si fa', skipped: 'Segnato come non fatto', skippedWith: (reason: string) => `Non si fa: ${reason}`, takeBack: 'Si fa, invece', tookBack: 'Il passo è di nuovo da fare',
    correct: 'Correggi', correctTitle: 'Correggi il passo', reason: 'Perché lo correggi', corrected: 'Corretto: i termini sono ricalcolati', correctHint: 'I termini che partono da qui vengono ricalcolati; resta scritto com’era prima.', was: (before: string) => `prima: ${before}`,
    by: (name: string, when: string) => `registrato da ${name}, ${when}`, late: 'dopo il termine', occurrenceN: (n: number) => `n. ${n}`,
    state_blocked: 'Aspetta', state_later: 'Più avanti', state_open: 'Da fare', state_done: 'Fatto', state_skipped: 'Non si fa', state_not_applicable: 'Non riguarda questo caso',
    waitsFor: (what: string) => `Si apre dopo: ${what}`, opensOn: (when: string) => `Si apre ${when}`, theirs: 'Tocca ad altri: chiedi e registra',
    now_title: 'Da fare adesso', now_none: 'Adesso non c’è niente da fare qui.', allSteps: 'Tutti i passi', log: 'Che cosa è stato registrato', showAll: 'Mostra anche ciò che non riguarda questo caso',

    runningTerms: 'Termini che corrono', remaining: 'Mancano', passedBy: 'Passato da', dueOn: 'Scade', atOnce: 'Subito: la legge non dà un numero di ore', workBy: (when: string) => `Conviene farlo entro ${when}`, extendedTo: (when: string) => `Il giorno festivo lo sposterebbe a ${when}: qui non si conta`,
    whyDate: 'questa scadenza', whyThisDate: 'Perché questa scadenza', written: 'Che cosa è stato scritto', child_: 'Bambino', age: 'Età', term_open: 'corre', term_done: 'rispettato', term_missed: 'passato', term_suspended: 'sospeso', term_waived: 'tolto',
    atOnceShort: 'subito', announce: (left: string, what: string) => `Mancano ${left}: ${what}`,
    clock: 'Orologio', openClock: 'Apri l’orologio', backToRun: 'Torna alla procedura', clockTitle: 'Orologio della procedura', afterThis: 'Dopo questo', whatNow: 'Che cosa fare adesso', whomToCall: 'Chi chiamare', whatIfMissed: 'Se il termine passa',
    neverReturn: 'Il programma non ordina mai il rientro: la decisione è del giudice.', raiseLoss: 'La perdita di efficacia va fatta presente subito al Tribunale per i minorenni e alla Procura.',
    noTermRuns: 'In questo momento nessun termine corre.', responsible: 'Risponde', unit: 'Servizio', openFile: 'Apri il fascicolo', noResponsible: 'Nessun responsabile',
    call_pmm: 'Procura presso il Tribunale per i minorenni: il magistrato di turno', call_tm: 'Tribunale per i minorenni', call_coordinator: 'Chi coordina il servizio',
    callHint: 'I numeri sono nella rete:', network: 'apri la rete', today: (when: string) => `Adesso: ${when}`,

    end: 'Concludi', endTitle: 'Concludi la procedura', endHint: 'Non resta niente di richiesto. I termini ancora aperti vengono tolti.', endWords: 'Nota', endedToast: 'Procedura conclusa',
    abandon: 'Interrompi', abandonTitle: 'Interrompi la procedura', abandonHint: 'Resta tutto scritto, con il motivo. I termini aperti vengono tolti.', abandonReason: 'Perché', abandonedToast: 'Procedura interrotta',
    resume: 'Riprendi', resumeTitle: 'Riprendi la procedura', resumeReason: 'Perché', resumedToast: 'Procedura ripresa', actions: 'Azioni', parent: (title: string) => `Fa parte di: ${title}`, child: 'Avviata da qui',
    staleTitle: 'Qualcun altro ha registrato qualcosa nel frattempo: guarda com’è adesso, poi registra di nuovo. Ciò che hai scritto è ancora qui.',

    log_started: 'Procedura avviata', log_step_done: 'Registrato', log_step_corrected: 'Corretto', log_step_skipped: 'Non si fa', log_skip_taken_back: 'Si fa, invece', log_fork_chosen: 'Strada presa', log_effect_lost: 'Perdita di efficacia', log_effect_regained: 'Efficacia di nuovo presente', log_ended: 'Conclusa', log_abandoned: 'Interrotta', log_resumed: 'Ripresa', theClock: 'l’orologio', happenedWhen: (when: string) => `accaduto ${when}`,

    whose: 'Di chi', mine: 'Di cui rispondo', ofMyUnits: 'Del mio servizio', kind: 'Ambito', state: 'Stato', when: 'Scade', pole: 'Polo', municipality: 'Comune', everywhere: 'Tutti i comuni', whoever: 'Chiunque',
    b_missed: 'Già passato', b_today: 'Oggi', b_week: 'Nei sette giorni', b_later: 'Più avanti', b_none: 'Nessun termine',
    childOr: 'Bambino o ente', procedure: 'Procedura', expires: 'Scade', doing: 'Adesso', boardNone: 'Nessuna procedura in corso', boardNoneText: 'Le procedure si avviano dal fascicolo di un bambino, nella parte Procedure. Qui le vedi tutte, in alto quella che scade per prima.', counts: 'Quante',
    startForBody: 'Avvia una procedura dell’ente', bodySubtitle: 'Di che cosa si tratta', bodyUnit: 'Servizio',

    m_children: 'Bambini', m_late: (n: number) => (n === 1 ? '1 oltre il termine' : `${n} oltre il termine`), m_nothing: 'Oggi non manca niente', m_nothingText: 'Qui arriva ciò che si poteva già fare e non è stato registrato, dal più grave: passi da fare, documenti attesi, risposte da chiedere.',
    m_onlyLate: 'Oltre il termine', m_onlyOurs: 'Solo del servizio', m_step: 'Che cosa', m_since: (days: number) => (days === 0 ? 'da oggi' : days === 1 ? 'da ieri' : `da ${days} giorni`), m_due: (when: string) => `entro ${when}`, m_more: (n: number) => `e altre ${n}`, m_paper: (what: string) => `Manca il documento: ${what}`, m_ask: 'da chiedere ad altri', m_who: 'Tocca a',
    todayTitle: 'Procedure che corrono', todayAll: 'Tutte le procedure',
    sec: (n: number) => `${n} s`, min: (n: number) => `${n} min`, hour: (n: number) => `${n} h`, day: (n: number) => (n === 1 ? '1 giorno' : `${n} giorni`), minLong: (n: number) => (n === 1 ? '1 minuto' : `${n} minuti`), hourLong: (n: number) => (n === 1 ? '1 ora' : `${n} ore`), and: 'e',
  },
  en: {
    library: 'Library of procedures', board: 'Running procedures', missing: 'What is missing today',
    toLibrary: 'Library', toBoard: 'Running', toMissing: 'What is missing',
    parts: 'Parts of the procedures',

    family: 'Area', steps: 'Steps', whenUsed: 'When to use it', source: 'Source', scopeBody: 'About the body, not a child', startsWith: 'Begins with',
    noDefinitions: 'No procedure', noDefinitionsText: 'Here are the procedures the law asks for, with steps, terms and sources.',
    whatToCheck: 'Good to know', onlyIf: 'Only in some cases', repeats: 'Repeats', optional: 'If needed',
    send: 'What is sent, and to whom', documents: 'Documents', term: 'Term', from: (what) => `from: ${what}`, ifMissed: 'If it is not done', forkTitle: 'The roads',
    ends: 'ends here', startsOther: 'May start another procedure',
    sure_SEEN: 'read in the act', 'sure_SEEN-2': 'read in a secondary source', sure_OWN: 'own knowledge: to be verified', sure_UNSURE: 'unsure: to be verified',
    whyStep: 'this step',

    start: 'Start a procedure', startTitle: 'Start a procedure', which: 'Which procedure', startNow: 'Start', started: 'Procedure started', chooseFirst: 'Choose the procedure: you will see what it asks.',
    none: 'No running procedure', noneText: 'A procedure guides the steps that the law asks for, with hours and days counted: whom to tell, what to send, by when.',
    running: 'Running', ended: 'Ended', startedOn: (when) => `since ${when}`, state_running: 'Running', state_ended: 'Ended', state_abandoned: 'Stopped',
    nextStep: 'Now', noNext: 'Nothing to do now', lost: 'Loss of effect', missedTerms: (n) => (n === 1 ? '1 term passed' : `${n} terms passed`),
    noTerm: 'No term runs',

    happenedOn: 'Day', happenedAt: 'Hour', now: 'Now', firstHour: 'First of the two (summer time)', secondHour: 'Second of the two (winter time)', twice: 'That hour came twice: which one?', never: 'That hour did not exist: the clock went from 2 to 3',
    whenHappened: 'When it happened', whenHint: 'The hour you write is the one from which terms are counted',
    option: 'What happened', note: 'Note', save: 'Record', record: (what) => `Record: ${what}`, recordAgain: 'Record again', recorded: 'Step recorded',
    checks: 'Before recording, confirm', paper: (what) => `Document: ${what}`, choosePaper: 'Choose among the documents of the file', uploadPaper: 'or upload the file', uploading: 'Uploading…', otherPaper: 'Other document',
    paperRequired: 'expected', missingPapers: 'Still missing', laterPaper: 'It can be attached later too, with “Correct”.',

    skip: 'Not done here', skipTitle: 'This step is not done', skipReason: 'Why it is not done', skipped: 'Marked as not done', skippedWith: (reason) => `Not done: ${reason}`, takeBack: 'It is done after all', tookBack: 'The step is to be done again',
    correct: 'Correct', correctTitle: 'Correct the step', reason: 'Why you correct it', corrected: 'Corrected: terms are computed anew', correctHint: 'Terms that start from here are computed anew; what it said before is kept.', was: (before) => `before: ${before}`,
    by: (name, when) => `recorded by ${name}, ${when}`, late: 'after its term', occurrenceN: (n) => `no. ${n}`,
    state_blocked: 'Waits', state_later: 'Later', state_open: 'To do', state_done: 'Done', state_skipped: 'Not done', state_not_applicable: 'Not of this case',
    waitsFor: (what) => `Opens after: ${what}`, opensOn: (when) => `Opens ${when}`, theirs: 'Up to others: ask and record',
    now_title: 'To do now', now_none: 'Nothing to do here now.', allSteps: 'All steps', log: 'What was recorded', showAll: 'Show also what is not of this case',

    runningTerms: 'Running terms', remaining: 'Left', passedBy: 'Passed since', dueOn: 'Due', atOnce: 'At once: the law gives no number of hours', workBy: (when) => `Better done by ${when}`, extendedTo: (when) => `The holiday would move it to ${when}: not counted here`,
    whyDate: 'this due date', whyThisDate: 'Why this due date', written: 'What was written', child_: 'Child', age: 'Age', term_open: 'running', term_done: 'met', term_missed: 'passed', term_suspended: 'suspended', term_waived: 'removed',
    atOnceShort: 'at once', announce: (left, what) => `${left} left: ${what}`,
    clock: 'Clock', openClock: 'Open the clock', backToRun: 'Back to the procedure', clockTitle: 'Clock of the procedure', afterThis: 'After this', whatNow: 'What to do now', whomToCall: 'Whom to call', whatIfMissed: 'If the term passes',
    neverReturn: 'The program never orders a return: the judge decides.', raiseLoss: 'The loss of effect is raised at once with the juvenile court and the prosecutor.',
    noTermRuns: 'No term is running at this moment.', responsible: 'Answers', unit: 'Service', openFile: 'Open the file', noResponsible: 'No responsible worker',
    call_pmm: 'Juvenile prosecutor: the magistrate on duty', call_tm: 'Juvenile court', call_coordinator: 'Who coordinates the service',
    callHint: 'Numbers are in the network:', network: 'open the network', today: (when) => `Now: ${when}`,

    end: 'End', endTitle: 'End the procedure', endHint: 'Nothing required is left. Terms still open are removed.', endWords: 'Note', endedToast: 'Procedure ended',
    abandon: 'Stop', abandonTitle: 'Stop the procedure', abandonHint: 'Everything stays written, with the reason. Open terms are removed.', abandonReason: 'Why', abandonedToast: 'Procedure stopped',
    resume: 'Resume', resumeTitle: 'Resume the procedure', resumeReason: 'Why', resumedToast: 'Procedure resumed', actions: 'Actions', parent: (title) => `Part of: ${title}`, child: 'Started from here',
    staleTitle: 'Somebody else recorded something in the meantime: look how it is now, then record again. What you wrote is still here.',

    log_started: 'Procedure started', log_step_done: 'Recorded', log_step_corrected: 'Corrected', log_step_skipped: 'Not done', log_skip_taken_back: 'Done after all', log_fork_chosen: 'Road taken', log_effect_lost: 'Loss of effect', log_effect_regained: 'In effect again', log_ended: 'Ended', log_abandoned: 'Stopped', log_resumed: 'Resumed', theClock: 'the clock', happenedWhen: (when) => `happened ${when}`,

    whose: 'Whose', mine: 'I answer for', ofMyUnits: 'Of my service', kind: 'Area', state: 'State', when: 'Due', pole: 'Pole', municipality: 'Municipality', everywhere: 'All municipalities', whoever: 'Anybody',
    b_missed: 'Passed already', b_today: 'Today', b_week: 'Within seven days', b_later: 'Later', b_none: 'No term',
    childOr: 'Child or body', procedure: 'Procedure', expires: 'Due', doing: 'Now', boardNone: 'No running procedure', boardNoneText: 'Procedures are started from a child’s file, in the Procedures part. Here you see them all, what expires first on top.', counts: 'How many',
    startForBody: 'Start a procedure of the body', bodySubtitle: 'What it is about', bodyUnit: 'Service',

    m_children: 'Children', m_late: (n) => (n === 1 ? '1 past its term' : `${n} past their term`), m_nothing: 'Nothing is missing today', m_nothingText: 'What could be done already and was not recorded comes here, the worst first: steps to do, expected documents, answers to ask for.',
    m_onlyLate: 'Past the term', m_onlyOurs: 'Of the service only', m_step: 'What', m_since: (days) => (days === 0 ? 'since today' : days === 1 ? 'since yesterday' : `for ${days} days`), m_due: (when) => `by ${when}`, m_more: (n) => `and ${n} more`, m_paper: (what) => `Document missing: ${what}`, m_ask: 'to ask of others', m_who: 'Up to',
    todayTitle: 'Running procedures', todayAll: 'All procedures',
    sec: (n) => `${n} s`, min: (n) => `${n} min`, hour: (n) => `${n} h`, day: (n) => (n === 1 ? '1 day' : `${n} days`), minLong: (n) => (n === 1 ? '1 minute' : `${n} minutes`), hourLong: (n) => (n === 1 ? '1 hour' : `${n} hours`), and: 'and',
  },
})

export type ProcedureSay = Mirror<(typeof procedureWords)['it']>
