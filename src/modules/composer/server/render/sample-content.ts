import { asPlainDate } from '#kernel/domain/plain-date.ts'
import type { Block, FrozenSection, PaperContent, PrintedKind } from '../../domain/paper.ts'

/** An invented paper with one of everything: templates are tried with it, and previews show it. Nobody in it exists. */
export function sampleContent(kind: PrintedKind = 'psychosocial'): PaperContent {
  return {
    schema: 1,
    kind,
    title: 'Relazione psicosociale (prova)',
    language: 'it',
    body: {
      organisationId: '00000000-0000-4000-8000-000000000001', name: 'Comune di Borgo San Lieto', unit: 'Servizio sociale – Area minori e famiglie',
      address: 'Via delle Prove 1, 00000 Borgo San Lieto (XX)', contacts: 'tel. 000 000000 – PEC protocollo@pec.example.it',
    },
    number: { n: 12, year: 2026, version: 1, words: '12/2026, versione 1' },
    place: 'Borgo San Lieto',
    on: asPlainDate('2026-11-20'),
    addressee: { name: 'Tribunale per i minorenni di Esempio', office: 'Cancelleria civile', address: 'Piazza della Prova 2, Esempio', pec: 'civile.tm@pec.example.it', attention: 'dott.ssa Giulia Inventati' },
    subject: 'Aggiornamento sulla situazione della persona di minore età',
    references: [{ label: 'Procedimento', value: 'R.G. 1234/2026 V.G.' }, { label: 'Fascicolo', value: 'BS 7/2026' }],
    child: { name: 'Amina Esempio (أمينة)', bornOn: asPlainDate('2012-03-03'), words: 'cittadinanza bangladese' },
    question: { measure: 'Decreto del 3 marzo 2026', text: 'Riferisca il servizio sulle condizioni di vita della minore e sui rapporti con i familiari.', by: asPlainDate('2026-12-15') },
    period: { from: asPlainDate('2026-03-03'), to: asPlainDate('2026-11-20') },
    methods: [{ name: 'Colloqui clinici', words: 'cinque, con la mediatrice; dott.ssa Prova, psicologa' }, { name: 'Il Mondo del Bambino (P.I.P.P.I.)', words: '' }],
    sections: sections(),
    signatures: [{ name: 'Laura Prova', role: 'assistente sociale' }, { name: 'Marta Prova', role: 'psicologa' }],
    approvedBy: { name: 'Carlo Prova', role: 'coordinatore' },
    annexes: ['Verbale dell’incontro di équipe del 5 ottobre 2026', 'Pagella dell’anno scolastico 2025/2026'],
    supersedes: null,
  }
}

const section = (key: string, part: FrozenSection['part'], title: string, blocks: Block[], more: Partial<FrozenSection> = {}): FrozenSection =>
  ({ key, title, part, clinical: false, authors: ['Laura Prova, assistente sociale'], blocks, ...more })

const sections = (): FrozenSection[] => [
  section('opening', 'opening', 'Incarico e fonti', [
    { kind: 'paragraph', id: 'p-01', runs: [{ text: 'Si riferisce quanto ' }, { text: 'richiesto', bold: true }, { text: ' dal Tribunale, sulla base degli atti e degli incontri elencati.' }] },
    { kind: 'heading', id: 'h-01', level: 1, text: 'Persone incontrate' },
    { kind: 'list', id: 'l-01', ordered: false, items: [[{ text: 'Amina e la madre' }], [{ text: 'Олена Приклад, insegnante' }], [{ text: 'রহিম উদাহরণ, padre' }]] },
  ]),
  section('facts', 'fact', 'Vita quotidiana e scuola', [
    {
      kind: 'fact', id: 'f-01', on: asPlainDate('2026-05-12'), title: 'Colloquio con la madre', text: 'La madre riferisce che Amina frequenta ogni giorno.\nPorta le pagelle.', saidBy: 'la madre',
      source: { kind: 'diary', id: '1', version: 1 }, sourceWords: 'Diario, colloquio del 12/5/2026', edited: false,
    },
    {
      kind: 'fact', id: 'f-02', on: asPlainDate('2026-10-05'), title: 'Incontro di équipe', text: 'Si concorda il sostegno scolastico pomeridiano.', saidBy: null,
      source: { kind: 'meeting', id: '2', version: 1 }, sourceWords: 'Agenda, incontro del 5/10/2026', edited: true,
    },
    { kind: 'heading', id: 'h-02', level: 2, text: 'Frequenza' },
    { kind: 'table', id: 't-01', caption: 'Giorni di scuola frequentati', head: ['Mese', 'Previsti', 'Frequentati'], rows: [['settembre', '14', '14'], ['ottobre', '23', '21']] },
  ]),
  section('statements', 'statement', 'Parole di Amina e dei familiari', [
    { kind: 'quote', id: 'q-01', runs: [{ text: 'Mi piace la scuola, vorrei fare il corso di disegno.', italic: true }], saidBy: 'Amina, in colloquio il 20 ottobre 2026' },
    { kind: 'quote', id: 'q-02', runs: [{ text: 'أريد أن أبقى في هذه المدرسة مع صديقاتي.' }], saidBy: 'Amina, in arabo' },
    { kind: 'paragraph', id: 'p-02', runs: [{ text: 'میں اپنی ماں سے بات کرنا چاہتا ہوں۔' }] },
  ]),
  section('evaluation', 'evaluation', 'Valutazione delle capacità genitoriali', [
    { kind: 'list', id: 'l-02', ordered: true, items: [[{ text: 'La madre accoglie i bisogni di Amina.' }], [{ text: 'Il padre è disponibile agli incontri.' }]] },
  ], { clinical: true, authors: ['Marta Prova, psicologa'] }),
  section('conclusion', 'conclusion', 'Risposta al quesito', [{ kind: 'paragraph', id: 'p-03', runs: [{ text: 'Si propone di proseguire il sostegno per sei mesi.' }] }]),
]
