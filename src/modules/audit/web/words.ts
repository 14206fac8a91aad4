import { words } from '#kernel/web/i18n/words.ts'

export const auditWords = words({
  it: {
    whoLooked: 'Chi ha guardato questo fascicolo',
    whoLookedText: 'Ogni apertura, ogni scritto e ogni rifiuto lascia una traccia che nessuno può togliere.',
    show: 'Mostra chi ha guardato', byPerson: 'Per persona', asList: 'In ordine di tempo',
    person: 'Chi', body: 'Ente', role: 'Ruolo', when: 'Quando', what: 'Che cosa', outcome: 'Esito', file: 'Fascicolo', times: 'Quante volte', last: 'Ultima volta', seal: 'Sigillo',
    looked: (n: number) => (n === 1 ? '1 lettura' : `${n} letture`), wrote: (n: number) => (n === 1 ? '1 modifica' : `${n} modifiche`), refused: (n: number) => (n === 1 ? '1 rifiuto' : `${n} rifiuti`),
    emergency: 'in emergenza', nobody: 'Nessuno in questo periodo', nobodyText: 'Cambia le date per vedere altri periodi.',
    from: 'Dal', to: 'Al', csv: 'Esporta CSV', xlsx: 'Esporta Excel', system: 'sistema',
    register: 'Registro degli accessi',
    registerText: 'Chi ha letto, scritto o provato ad aprire che cosa: le persone del tuo ente ovunque, e chiunque sui fascicoli del tuo ente.',
    searchTitle: 'Cerca nel registro', search: 'Operatore, numero di fascicolo o nome del minore', searchHint: 'Ultimi 30 giorni se non scegli le date. La ricerca stessa resta scritta nel registro.',
    action: 'Azione', all: 'Tutte', allOutcomes: 'Tutti', ok: 'riuscito', no: 'rifiutato', failed: 'non riuscito',
    found: (n: number, more: boolean) => (n === 0 ? 'Nessun evento' : `${n}${more ? ' o più' : ''} ${n === 1 ? 'evento' : 'eventi'}`),
    none: 'Nessun evento con questi filtri', noneText: 'Allarga il periodo o togli un filtro.', more: 'Mostra altri', notSealed: 'tra poco', otherFile: 'altro fascicolo',
    integrity: 'Il registro è integro?',
    integrityText: 'Ogni evento è sigillato entro qualche secondo in una catena firmata, e i sigilli sono copiati fuori dalla base di dati. La verifica li ricalcola tutti.',
    lastSeal: (n: string, when: string) => `Ultimo sigillo: n. ${n}, ${when}.`, noSeal: 'Non c’è ancora nessun sigillo.',
    verify: 'Verifica ora', queued: 'Verifica richiesta: ci vuole da qualche secondo a qualche minuto.', running: 'Verifica in corso…',
    never: 'Non è mai stata fatta una verifica.', intact: 'Il registro è integro', broken: 'Il registro è stato alterato', impossible: 'La verifica non è riuscita a partire',
    impossibleText: 'Riprova; se succede ancora, avvisa chi gestisce il sistema. Non vuol dire che il registro sia alterato.',
    checked: (events: string, seals: string) => `Controllati ${events} eventi e ${seals} sigilli.`, doneOn: (when: string, who: string) => `Fatta ${when}, chiesta da ${who}.`,
    unsealed: (n: string) => `${n} eventi degli ultimi secondi aspettano il sigillo: è normale.`, notExported: (n: string) => `${n} sigilli non sono ancora copiati fuori.`,
    firstAt: (seal: string) => `La prima irregolarità è sotto il sigillo n. ${seal}.`,
    whatToDo: 'Conserva la base di dati e i punti di controllo così come sono e avvisa il responsabile della protezione dei dati.',
    findings: 'Letture insolite', findingsText: 'Regole semplici, applicate ogni notte. Sono domande da fare, non colpe: spesso c’è una spiegazione.', noFindings: 'Niente di insolito.', day: 'Giorno', rule: 'Che cosa si è notato', lookInto: 'Guarda',
  },
  en: {
    whoLooked: 'Who looked at this file',
    whoLookedText: 'Every opening, writing and refusal leaves a trace that nobody can remove.',
    show: 'Show who looked', byPerson: 'By person', asList: 'In order of time',
    person: 'Who', body: 'Body', role: 'Role', when: 'When', what: 'What', outcome: 'Outcome', file: 'File', times: 'How often', last: 'Last time', seal: 'Seal',
    looked: (n) => (n === 1 ? '1 reading' : `${n} readings`), wrote: (n) => (n === 1 ? '1 change' : `${n} changes`), refused: (n) => (n === 1 ? '1 refusal' : `${n} refusals`),
    emergency: 'in an emergency', nobody: 'Nobody in this period', nobodyText: 'Change the dates to see other periods.',
    from: 'From', to: 'To', csv: 'Export CSV', xlsx: 'Export Excel', system: 'system',
    register: 'Access register',
    registerText: 'Who read, wrote or tried to open what: the people of your body anywhere, and anybody on the files of your body.',
    searchTitle: 'Search the register', search: 'Worker, number of a file or child’s name', searchHint: 'The last 30 days unless you choose dates. The search itself stays in the register.',
    action: 'Action', all: 'All', allOutcomes: 'All', ok: 'done', no: 'refused', failed: 'failed',
    found: (n, more) => (n === 0 ? 'No event' : `${n}${more ? ' or more' : ''} ${n === 1 ? 'event' : 'events'}`),
    none: 'No event with these filters', noneText: 'Widen the period or remove a filter.', more: 'Show more', notSealed: 'shortly', otherFile: 'another file',
    integrity: 'Is the register intact?',
    integrityText: 'Every event is sealed within seconds in a signed chain, and the seals are copied outside the database. The verification recomputes them all.',
    lastSeal: (n, when) => `Last seal: no. ${n}, ${when}.`, noSeal: 'There is no seal yet.',
    verify: 'Verify now', queued: 'Verification asked for: it takes from seconds to minutes.', running: 'Verification under way…',
    never: 'No verification was ever made.', intact: 'The register is intact', broken: 'The register has been altered', impossible: 'The verification could not run',
    impossibleText: 'Try again; if it happens again, tell who runs the system. It does not mean that the register was altered.',
    checked: (events, seals) => `Checked ${events} events and ${seals} seals.`, doneOn: (when, who) => `Done ${when}, asked for by ${who}.`,
    unsealed: (n) => `${n} events of the last seconds await their seal: that is normal.`, notExported: (n) => `${n} seals are not copied outside yet.`,
    firstAt: (seal) => `The first irregularity is under seal no. ${seal}.`,
    whatToDo: 'Keep the database and the checkpoints as they are and tell the privacy officer.',
    findings: 'Unusual reads', findingsText: 'Simple rules, applied every night. They are questions to ask, not charges: often there is an explanation.', noFindings: 'Nothing unusual.', day: 'Day', rule: 'What was noticed', lookInto: 'Look',
  },
})

/** What the verifier found, in words. */
export const problemWords: Readonly<Record<string, { it: (n: number) => string; en: (n: number) => string }>> = {
  edited: { it: (n) => `${n} eventi modificati dopo la scrittura`, en: (n) => `${n} events edited after they were written` },
  deleted: { it: (n) => `sotto ${n} sigilli mancano eventi`, en: (n) => `events are missing under ${n} seals` },
  inserted: { it: (n) => `sotto ${n} sigilli ci sono eventi in più`, en: (n) => `there are extra events under ${n} seals` },
  replaced: { it: (n) => `sotto ${n} sigilli ci sono eventi sostituiti o spostati`, en: (n) => `events were replaced or moved under ${n} seals` },
  'seal-missing': { it: (n) => `${n} salti nella serie dei sigilli`, en: (n) => `${n} gaps in the series of seals` },
  chain: { it: (n) => `${n} sigilli non legati al precedente`, en: (n) => `${n} seals not tied to the one before` },
  signature: { it: (n) => `${n} sigilli con firma falsa o di chiave sconosciuta`, en: (n) => `${n} seals with a false signature or an unknown key` },
  rewritten: { it: (n) => `${n} sigilli diversi dalla copia esterna`, en: (n) => `${n} seals that differ from the copy outside` },
  truncated: { it: (n) => `${n} sigilli della copia esterna non ci sono più`, en: (n) => `${n} seals of the copy outside are gone` },
  'log-damaged': { it: () => 'la copia esterna dei sigilli è rovinata', en: () => 'the copy of the seals outside is damaged' },
  'log-empty': { it: () => 'non c’è nessuna copia esterna con cui confrontare', en: () => 'there is no copy outside to compare with' },
}

/** What a nightly rule noticed, in words. */
export const ruleWords: Readonly<Record<string, { it: (n: number) => string; en: (n: number) => string }>> = {
  many_files: { it: (n) => `ha aperto ${n} fascicoli di altre équipe`, en: (n) => `opened ${n} files of other teams` },
  night: { it: (n) => `ha aperto ${n} fascicoli di notte`, en: (n) => `opened ${n} files at night` },
  refusals: { it: (n) => `ha avuto ${n} rifiuti`, en: (n) => `met ${n} refusals` },
  surname: { it: (n) => `ha aperto ${n === 1 ? 'un fascicolo' : `${n} fascicoli`} con il suo stesso cognome`, en: (n) => `opened ${n === 1 ? 'a file' : `${n} files`} with the same surname` },
  emergencies: { it: (n) => `ha fatto ${n} accessi in emergenza`, en: (n) => `made ${n} emergency accesses` },
}

/** Roles, as a person reads them in the trail. */
export const roleWords: Readonly<Record<string, { it: string; en: string }>> = {
  worker: { it: 'operatore del caso', en: 'case worker' }, coordinator: { it: 'coordinatore', en: 'coordinator' }, manager: { it: 'responsabile del servizio', en: 'service manager' },
  educator: { it: 'educatore', en: 'educator' }, partner: { it: 'referente di ente partner', en: 'partner contact' }, specialist: { it: 'specialista', en: 'specialist' },
  mediator: { it: 'mediatore', en: 'mediator' }, front_desk: { it: 'sportello', en: 'front desk' }, clerk: { it: 'amministrativo', en: 'clerk' }, observer: { it: 'osservatorio', en: 'observatory' },
  administrator: { it: 'amministratore dell’ente', en: 'body administrator' }, privacy_officer: { it: 'DPO', en: 'privacy officer' },
}
