import { words } from '#kernel/web/i18n/words.ts'

export const equivalenceWords = words({
  it: {
    title: 'Nomi equivalenti', tabs: 'Nomi equivalenti', list: 'Elenco', proposals: 'Proposte dai legami confermati',
    lead: 'Nomi che nessuna regola di suono lega e che per il confronto sono uno: Diop e Jobe, Oleksandr e Sasha. Valgono per tutti gli enti. Nessuna registrazione viene unita: si confronta di nuovo, e decidono le persone.',
    names: 'Nomi', kind: 'Che cosa li lega', kind_language: 'Stesso nome in un’altra lingua', kind_spelling: 'Altra grafia', kind_nickname: 'Nome di casa o diminutivo', kind_suffix: 'Cambia la desinenza',
    languages: 'Lingue', addLanguage: 'Aggiungi una lingua', removeLanguage: (name: string) => `Togli ${name}`, origin: 'Da dove', origin_shipped: 'Forniti con Accanto', origin_added: 'Aggiunti qui', source: 'Fonte',
    sourceHint: 'Chi lo dice: una mediatrice, un libro, una pagina', joins: (names: string) => `Uniti anche a ${names}`, by: 'Chi e quando', ended: 'Stato', inForce: 'In uso', endedOnes: 'Tolti', endedBy: (name: string, when: string) => `Tolti da ${name}, ${when}`,
    add: 'Aggiungi nomi equivalenti', addText: 'Scrivi solo nomi propri o cognomi, mai di chi sono. Chi li porta viene confrontato di nuovo entro pochi minuti.', nameOf: (n: number) => `Nome ${n}`, another: 'Un altro nome', removeName: 'Togli l’ultimo nome',
    nameHint: 'Una parola sola, come si scrive: Diop, Volodymyr, Дмитро', reason: 'Motivo', reasonHint: 'Chi verrà dopo lo leggerà', save: 'Aggiungi', added: 'Nomi aggiunti: il confronto riparte in sottofondo',
    end: 'Togli', endTitle: (names: string) => `Togliere ${names}?`, endText: 'Il confronto non li tratterà più come un solo nome. Ciò che è stato deciso finora resta com’è.', endDo: 'Togli dall’elenco', endDone: 'Tolti: il confronto riparte in sottofondo',
    none: 'Nessun nome', noneText: 'Aggiungi i nomi che chi lavora ha mostrato essere lo stesso.', noneEnded: 'Nessuno è stato tolto',
    proposalsLead: 'Coppie di nomi rimaste senza spiegazione in registrazioni che le persone hanno riconosciuto dello stesso minore. Si vedono solo quando le portano almeno tre minori diversi, di almeno due enti: mai di chi sono.',
    pair: 'Coppia', behind: 'Da quanti', behindText: (children: number, bodies: number) => `${children} minori, ${bodies} enti`, counted: 'Contati', state: 'Stato', state_open: 'Da decidere', state_accepted: 'Accettate', state_refused: 'Rifiutate',
    accept: 'Accetta', refuse: 'Rifiuta', acceptTitle: (names: string) => `${names}: sono lo stesso nome?`, acceptDo: 'Sì, sono lo stesso nome', acceptText: 'Le due parole contano come un solo nome per tutti gli enti.', acceptDone: 'Accettata',
    refuseTitle: (names: string) => `${names}: due nomi diversi?`, refuseDo: 'Sì, sono due nomi', refuseText: 'Non verrà più proposta.', refuseDone: 'Rifiutata',
    noProposals: 'Nessuna proposta', noProposalsText: 'Si contano ogni notte. Una coppia compare quando tre minori diversi di due enti la portano.', decided: 'Decisa da',
  },
  en: {
    title: 'Equivalent names', tabs: 'Equivalent names', list: 'List', proposals: 'Proposed by confirmed links',
    lead: 'Names that no rule of sound ties together and that count as one when registrations are compared: Diop and Jobe, Oleksandr and Sasha. They hold for every body. No registration is joined: they are compared again, and people decide.',
    names: 'Names', kind: 'What makes them one', kind_language: 'The same name in another language', kind_spelling: 'Another spelling', kind_nickname: 'Pet name', kind_suffix: 'Another ending',
    languages: 'Languages', addLanguage: 'Add a language', removeLanguage: (name) => `Remove ${name}`, origin: 'Where from', origin_shipped: 'Come with Accanto', origin_added: 'Added here', source: 'Source',
    sourceHint: 'Who says so: a mediator, a book, a page', joins: (names) => `One with ${names} too`, by: 'Who and when', ended: 'State', inForce: 'In use', endedOnes: 'Ended', endedBy: (name, when) => `Ended by ${name}, ${when}`,
    add: 'Add equivalent names', addText: 'Write given or family names only, never whose they are. Who bears them is compared again within minutes.', nameOf: (n) => `Name ${n}`, another: 'Another name', removeName: 'Remove the last name',
    nameHint: 'A single word, as it is written: Diop, Volodymyr, Дмитро', reason: 'Reason', reasonHint: 'Who comes after you will read it', save: 'Add', added: 'Names added: the comparison starts again in the background',
    end: 'End', endTitle: (names) => `End ${names}?`, endText: 'The comparison will no longer take them for one name. What was decided so far stays as it is.', endDo: 'Take off the list', endDone: 'Ended: the comparison starts again in the background',
    none: 'No name', noneText: 'Add the names that people who work showed to be one.', noneEnded: 'None was ended',
    proposalsLead: 'Pairs of names that stood unexplained in registrations which people recognised to be of one child. They are shown only when at least three different children of at least two bodies bear them: never whose they are.',
    pair: 'Pair', behind: 'How many', behindText: (children, bodies) => `${children} children, ${bodies} bodies`, counted: 'Counted', state: 'State', state_open: 'To be decided', state_accepted: 'Accepted', state_refused: 'Refused',
    accept: 'Accept', refuse: 'Refuse', acceptTitle: (names) => `${names}: are they one name?`, acceptDo: 'Yes, they are one name', acceptText: 'The two words count as one name for every body.', acceptDone: 'Accepted',
    refuseTitle: (names) => `${names}: two different names?`, refuseDo: 'Yes, they are two names', refuseText: 'It will not be proposed again.', refuseDone: 'Refused',
    noProposals: 'No proposal', noProposalsText: 'They are counted every night. A pair appears when three different children of two bodies bear it.', decided: 'Decided by',
  },
})
export type EquivalenceSay = (typeof equivalenceWords)['it']

/** Names as they are shown: with capitals, one after the other. */
export const namesText = (names: readonly string[]): string => names.map((name) => name.replace(/^./u, (letter) => letter.toUpperCase())).join(' · ')
