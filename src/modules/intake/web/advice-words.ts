import { words } from '#kernel/web/i18n/words.ts'

/** Words of advice on reporting. */
export const adviceWords = words({
  it: {
    list: 'Consulenze alla segnalazione', new: 'Nuova consulenza', listText: 'Chi chiede se e come segnalare, e che cosa si è risposto. Nessun dato di minori.',
    none: 'Nessuna consulenza ancora', noneText: 'Qui restano le domande di scuole, comuni e servizi su come segnalare, con la risposta data.',
    noNames: 'Niente nomi, solo la domanda', noNamesText: 'Una consulenza non contiene dati di nessun minore o famiglia: scrivi «una bambina di nove anni», non come si chiama. Nomi, date di nascita, telefoni e codici vengono respinti.',
    unit: 'Servizio che risponde', askedByKind: 'Chi chiede', askedByName: 'Ente e persona che chiede', askedByNameHint: 'La scuola o l’operatore, mai il minore o la famiglia', municipality: 'Comune', everywhere: 'Tutti', askedOn: 'Giorno della richiesta', askedTime: 'Ora', topic: 'Argomento', question: 'La domanda',
    save: 'Registra la consulenza', saved: (number: string) => `Consulenza ${number} registrata`, number: 'Numero', asked: 'Richiesta', state: 'Stato', waiting: 'Attende risposta', answered: 'Risposta data', closed: 'Chiusa', outcome: 'Esito',
    answer: 'Risposta', answerVerb: 'Rispondi', correct: 'Correggi la risposta', norms: 'Norme citate', close: 'Chiudi la consulenza', closedToast: 'Consulenza chiusa', answeredToast: 'Risposta salvata', answeredBy: (name: string, when: string) => `${name}, ${when}`,
    noAnswer: 'Ancora senza risposta.', looksPersonal: 'Attenzione: sembra un dato personale', registered: 'Registrata da',
  },
  en: {
    list: 'Advice on reporting', new: 'New advice', listText: 'Who asks whether and how to report, and what was answered. No data of children.',
    none: 'No advice yet', noneText: 'Questions of schools, municipalities and services on how to report stay here, with the answer given.',
    noNames: 'No names, only the question', noNamesText: 'An advice holds no data of any child or family: write “a nine-year-old girl”, not her name. Names, birth dates, telephones and codes are refused.',
    unit: 'Service that answers', askedByKind: 'Who asks', askedByName: 'Body and person asking', askedByNameHint: 'The school or the worker, never the child or the family', municipality: 'Municipality', everywhere: 'All', askedOn: 'Day of the request', askedTime: 'Time', topic: 'Topic', question: 'The question',
    save: 'Write down the advice', saved: (number) => `Advice ${number} written down`, number: 'Number', asked: 'Asked', state: 'State', waiting: 'Waits for an answer', answered: 'Answered', closed: 'Closed', outcome: 'Outcome',
    answer: 'Answer', answerVerb: 'Answer', correct: 'Correct the answer', norms: 'Rules quoted', close: 'Close the advice', closedToast: 'Advice closed', answeredToast: 'Answer saved', answeredBy: (name, when) => `${name}, ${when}`,
    noAnswer: 'Not answered yet.', looksPersonal: 'Careful: looks like personal data', registered: 'Written down by',
  },
})
