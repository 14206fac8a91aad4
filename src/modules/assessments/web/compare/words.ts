import { words } from '#kernel/web/i18n/words.ts'

/** Words of the comparison of assessments. */
export const compareWords = words({
  it: {
    title: (what: string) => `Che cosa è cambiato: ${what}`, tab: 'Confronto', need: 'Scegli almeno due valutazioni dello stesso strumento.', choose: 'Valutazioni a confronto', atMost: 'Se ne confrontano al massimo sei.',
    better: 'meglio', worse: 'peggio', same: 'uguale', notComparable: 'non confrontabile', summary: (better: number, worse: number, same: number) => `${better} ${better === 1 ? 'migliorata' : 'migliorate'} · ${worse} ${worse === 1 ? 'peggiorata' : 'peggiorate'} · ${same} ${same === 1 ? 'invariata' : 'invariate'}`,
    picture: 'Il disegno del cambiamento', pictureText: 'Ogni riga è una dimensione; ogni segno è una valutazione. La tabella qui sotto dice le stesse cose.', table: 'La tabella', item: 'Dimensione', change: 'Cambiamento', words: 'Le parole, una accanto all’altra', versions: 'Le valutazioni sono di versioni diverse dello strumento: le voci sono accostate quando la domanda è la stessa.', notAsked: 'non chiesto in quella versione', relabelled: 'parole cambiate tra le versioni', noAnswer: 'nessuna risposta', onlyWords: 'Queste valutazioni non hanno livelli da disegnare: si confrontano le parole.', print: 'Stampa', noLevels: 'senza livello',
  },
  en: {
    title: (what) => `What changed: ${what}`, tab: 'Comparison', need: 'Choose at least two assessments of the same instrument.', choose: 'Assessments compared', atMost: 'Six at most are compared.',
    better: 'better', worse: 'worse', same: 'the same', notComparable: 'cannot be compared', summary: (better, worse, same) => `${better} better · ${worse} worse · ${same} the same`,
    picture: 'The drawing of the change', pictureText: 'Each row is a dimension; each mark is an assessment. The table below says the same.', table: 'The table', item: 'Dimension', change: 'Change', words: 'The words, side by side', versions: 'The assessments are of different versions of the instrument: items stand together when the question is the same.', notAsked: 'not asked in that version', relabelled: 'words changed between versions', noAnswer: 'no answer', onlyWords: 'These assessments have no levels to draw: the words are compared.', print: 'Print', noLevels: 'no level',
  },
})
