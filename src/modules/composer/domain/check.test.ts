import { describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { ageTroubles } from './age-words.ts'
import { agesIn, isAnswerable, markOf, missing, otherChildrenIn, piecesOf, type Checked } from './check.ts'
import { canonical, numberWords } from './freeze.ts'
import type { Block, PaperContent } from './paper.ts'
import { kindForTerm } from './report-terms.ts'
import { skeletons } from './skeletons.ts'
import { acts, mayIn, paperStates } from './states.ts'
import { blocksOf, isEmpty, textOf } from './text.ts'

const day = asPlainDate
const child = { names: ['Amina', 'Prova'], born: day('2014-05-06') }
const between = { from: day('2026-01-01'), to: day('2026-06-30') }
const told = (text: string) => ageTroubles(text, child, between).map(({ what }) => what)
const para = (text: string, id = 'para-1'): Block => ({ kind: 'paragraph', id, runs: [{ text }] })

describe('ages and dates of birth', () => {
  it('agree on any day of the period, the birthday included', () => {
    expect(told('Amina ha 11 anni.')).toEqual([])
    expect(told('Amina ha 12 anni.')).toEqual([])
    expect(told('Amina ha 13 anni.')).toEqual(['age'])
    expect(told('La minore, di anni 10, vive con la madre.')).toEqual(['age'])
  })
  it('are read in digits and in words', () => {
    expect(told('Amina è nata a Milano il 6/5/2014.')).toEqual([])
    expect(told('Amina è nata il 6 maggio 2014.')).toEqual([])
    expect(told('Amina è nata il 6 maggio 2013.')).toEqual(['birth'])
    expect(told('Amina, nata il 07.05.2014, frequenta la scuola.')).toEqual(['birth'])
  })
  it('of somebody else are nobody’s business here', () => {
    expect(told('La madre ha 34 anni. Il fratello ha 3 anni.')).toEqual([])
    expect(told('Il padre è nato il 1/1/1980.')).toEqual([])
  })
  it('are not looked for when the birth is not known', () => expect(agesIn([{ sectionId: null, blockId: null, paragraph: null, text: 'Amina ha 40 anni' }], { names: ['Amina'], born: null }, between)).toEqual([]))
})

describe('other children', () => {
  const piece = { sectionId: 's', blockId: 'para-1', paragraph: 1, text: 'Gioca con ALTROVÈ Luca e con Sara.' }
  it('are found by both names, in either order, whatever the accents', () => expect(otherChildrenIn([piece], ['Luca Altrove'], []).map(({ detail }) => detail)).toEqual(['Luca Altrove']))
  it('are not found by a first name alone, nor when they have the name of this file’s child', () => {
    expect(otherChildrenIn([piece], ['Luca', 'Sara Rossi'], [])).toEqual([])
    expect(otherChildrenIn([piece], ['Luca Altrove'], ['Altrove Luca', 'luca altrove'])).toEqual([])
  })
})

describe('what is missing', () => {
  const full = (): Checked => ({
    kind: 'court_update', addressee: 'Tribunale', head: [], question: 'Riferire', methods: [{ name: 'Colloqui', words: '' }],
    sections: skeletons.court_update.sections.map((one) => ({ id: one.key, key: one.key, optional: one.optional ?? false, part: one.part, blocks: [para('Testo.', `${one.key}-1`)] })),
  })
  const kinds = (over: Partial<Checked>) => missing({ ...full(), ...over }).map(({ kind }) => kind)
  it('is nothing in a whole paper', () => expect(kinds({})).toEqual([]))
  it('is the method of evaluations, the answer, the question, the addressee', () => {
    expect(kinds({ methods: [] })).toEqual(['missing_method'])
    expect(kinds({ question: null })).toEqual(['unanswered'])
    expect(kinds({ addressee: ' ' })).toEqual(['no_addressee'])
    const answer = full().sections.map((one) => (one.key === 'answer' ? { ...one, blocks: [{ kind: 'heading', id: 'head-1', level: 1, text: 'Risposta' } as Block] } : one))
    expect(kinds({ sections: answer })).toEqual(['empty_section', 'unanswered'])
  })
  it('is one of the three parts of the law when somebody took its sections away', () => expect(kinds({ sections: full().sections.filter(({ part }) => part !== 'statement') })).toEqual(['empty_part']))
  it('asks no method of a plan', () => expect(kinds({ kind: 'pei', methods: [], question: null })).toEqual([]))
  it('never lets a reporter or a secret place be explained away', () => expect((['reporter', 'protected_address', 'protected_facility', 'protected_phone'] as const).map(isAnswerable)).toEqual([false, false, false, false]))
  it('marks words so that an answer lapses when they change', () => expect(markOf('Casa')).not.toBe(markOf('casa')))
  it('looks into the head of the paper too', () => expect(piecesOf({ ...full(), head: ['Oggetto'] })[0]).toMatchObject({ sectionId: null, text: 'Tribunale' }))
})

describe('kinds and states', () => {
  it('keep the three parts of art. 473-bis.27 apart in what goes to a court', () => {
    for (const skeleton of Object.values(skeletons).filter(({ answersOrder }) => answersOrder)) expect(new Set(skeleton.sections.map(({ part }) => part))).toEqual(new Set(['opening', 'fact', 'statement', 'evaluation', 'conclusion']))
    for (const skeleton of Object.values(skeletons)) expect(new Set(skeleton.sections.map(({ key }) => key)).size).toBe(skeleton.sections.length)
  })
  it('let nothing happen to what was thrown away, and only a new version follow what was sent', () => {
    for (const act of Object.keys(acts) as (keyof typeof acts)[]) expect(mayIn('dropped', act)).toBe(false)
    expect((Object.keys(acts) as (keyof typeof acts)[]).filter((act) => mayIn('sent', act))).toEqual(['render', 'addReceipt', 'renew'])
    expect(paperStates.filter((state) => mayIn(state, 'write'))).toEqual(['writing'])
  })
  it('know what is written to meet the term of a report by its rule', () => {
    expect([kindForTerm('AFF-08'), kindForTerm('403-02'), kindForTerm('CPC-01'), kindForTerm(null)]).toEqual(['half_yearly', 'report_403', 'court_update', 'court_update'])
  })
})

describe('words', () => {
  it('are read block by block; headings alone are no text', () => {
    expect(isEmpty([{ kind: 'heading', id: 'head-1', level: 1, text: 'Titolo' }, para('  ')])).toBe(true)
    expect(blocksOf('Uno.\n\nDue.\n\n\n', 'x').map(textOf)).toEqual(['Uno.', 'Due.'])
    expect(textOf({ kind: 'list', id: 'list-1', ordered: false, items: [[{ text: 'a' }], [{ text: 'b', bold: true }]] })).toBe('a\nb')
  })
  it('have one canonical form, whatever the order of keys and the form of letters', () => {
    const one = { b: 'e\u0301', a: [{ d: 1, c: undefined }] } as unknown as PaperContent
    const other = { a: [{ d: 1 }], b: '\u00e9' } as unknown as PaperContent
    expect(canonical(one)).toBe(canonical(other))
    expect(numberWords(12, 2026, 2)).toBe('12/2026, versione 2')
  })
})
