import { words } from '#kernel/web/i18n/words.ts'

/** Words of the lists of assessments. */
export const listWords = words({
  it: {
    ofFile: 'Valutazioni del fascicolo', start: 'Nuova valutazione', startTitle: 'Nuova valutazione', startGo: 'Inizia', pick: 'Cerca uno strumento', pickNone: 'Nessuno strumento con queste parole.', change: 'Scegli un altro strumento',
    none: 'Ancora nessuna valutazione', noneText: 'Le valutazioni raccolgono che cosa si sa del minore e della famiglia: il Mondo del bambino, l’anamnesi, i bisogni, gli indicatori. Si compilano a più mani e si firmano.',
    toFinish: 'Da finire', toReassess: 'Da rivedere', completed: 'Completate', views: 'Elenchi di valutazioni',
    noneToFinish: 'Niente da finire', noneToFinishText: 'Qui trovi le valutazioni che hai iniziato e non ancora firmato.', noneToReassess: 'Niente da rivedere', noneToReassessText: 'Qui trovi le valutazioni firmate con una data per rivederle.', noneCompleted: 'Ancora nessuna valutazione completata', noneCompletedText: 'Le valutazioni firmate compaiono qui.',
    notGivenUp: 'Tutte, meno le abbandonate', scope: 'Di chi', mine: 'Le mie', every: 'Di tutti', family: 'Gruppo', state: 'Stato', unit: 'Servizio', moment: 'Momento', savedAgo: (ago: string) => `salvata ${ago}`, reassessOn: 'Da rivedere il', overdue: 'data passata', startedBy: 'Iniziata da', decision: 'Decisione',
    seriousTitle: 'Bisogni gravi', since: (day: string) => `dal ${day}`, compareTitle: 'Che cosa è cambiato', compareText: 'Confronta le valutazioni dello stesso strumento nel tempo.', compareOf: (title: string, n: number) => `Confronta ${title} (${n})`, library: 'Strumenti', versionOld: 'versione precedente dello strumento', corrected: (n: number) => `corretta ${n === 2 ? 'una volta' : `${n - 1} volte`}`,
  },
  en: {
    ofFile: 'Assessments of the file', start: 'New assessment', startTitle: 'New assessment', startGo: 'Begin', pick: 'Search an instrument', pickNone: 'No instrument with these words.', change: 'Choose another instrument',
    none: 'No assessment yet', noneText: 'Assessments gather what is known of the child and the family: the child’s world, the social history, needs, indicators. Several people fill them, and they are signed.',
    toFinish: 'To finish', toReassess: 'To see again', completed: 'Completed', views: 'Lists of assessments',
    noneToFinish: 'Nothing to finish', noneToFinishText: 'Here are the assessments that you began and have not signed yet.', noneToReassess: 'Nothing to see again', noneToReassessText: 'Here are the signed assessments with a date to see them again.', noneCompleted: 'No completed assessment yet', noneCompletedText: 'Signed assessments appear here.',
    notGivenUp: 'All but those given up', scope: 'Whose', mine: 'Mine', every: 'Everybody’s', family: 'Group', state: 'State', unit: 'Service', moment: 'Moment', savedAgo: (ago) => `saved ${ago}`, reassessOn: 'To see again on', overdue: 'date passed', startedBy: 'Begun by', decision: 'Decision',
    seriousTitle: 'Serious needs', since: (day) => `since ${day}`, compareTitle: 'What changed', compareText: 'Compare assessments of the same instrument over time.', compareOf: (title, n) => `Compare ${title} (${n})`, library: 'Instruments', versionOld: 'earlier version of the instrument', corrected: (n) => `corrected ${n === 2 ? 'once' : `${n - 1} times`}`,
  },
})
