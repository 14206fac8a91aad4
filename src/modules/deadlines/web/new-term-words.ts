import { words } from '#kernel/web/i18n/words.ts'

export const newTermWords = words({
  it: {
    newTerm: 'Nuovo termine', mode: 'Che termine è', mode_rule: 'Contato da una regola', mode_judge: 'Data fissata dal giudice o da un ufficio', mode_own: 'Promemoria nostro', save: 'Metti in scadenza', saved: 'Termine messo in scadenza',
    file: 'Fascicolo', fileHint: 'Nome o numero. Senza fascicolo è un termine del tuo servizio.', rule: 'Regola', ruleHint: 'Scrivi l’articolo o che cosa va fatto: 403, relazione, reclamo…', standard: 'Oppure uno standard del servizio', noStandard: 'Nessuno',
    event: 'Da quando si conta', eventHint: 'Il giorno della notifica, del collocamento, dell’ingresso…', title: 'Che cosa va fatto', titleHint: 'Senza nomi: lo leggono anche avvisi e calendario', by: 'Entro quando', assignedTo: 'A chi tocca', followsFile: 'A chi risponde del fascicolo', nobodyYet: 'A chi coordina il servizio', me: 'tu',
    note: 'Quale, in due parole', noteHint: 'Per esempio: relazione n. 2, udienza del padre', willBe: 'Scadrà', nth: (n: number) => `scadenza n. ${n}, la prima non ancora passata`, noDate: 'La legge non dà una data: resterà tra le cose da fare subito.',
  },
  en: {
    newTerm: 'New term', mode: 'What kind of term', mode_rule: 'Counted by a rule', mode_judge: 'Date fixed by a judge or an office', mode_own: 'Our own reminder', save: 'Schedule', saved: 'Term scheduled',
    file: 'File', fileHint: 'Name or number. Without a file it is a term of your service.', rule: 'Rule', ruleHint: 'Type the article or what must be done: 403, report, appeal…', standard: 'Or a standard of the service', noStandard: 'None',
    event: 'Counted from', eventHint: 'The day of the notification, of the placement, of the entry…', title: 'What must be done', titleHint: 'Without names: alarms and calendar show it too', by: 'By when', assignedTo: 'Whose turn', followsFile: 'Who answers for the file', nobodyYet: 'Who coordinates the service', me: 'you',
    note: 'Which one, in two words', noteHint: 'For example: report no. 2, hearing of the father', willBe: 'It will be due', nth: (n) => `occurrence ${n}, the first not yet past`, noDate: 'The law gives no date: it will stay among what is to be done at once.',
  },
})
