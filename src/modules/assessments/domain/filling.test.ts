import { describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { saidIn } from './answer-text.ts'
import { joinVoices, splitVoices } from './child-voice.ts'
import { compare } from './compare.ts'
import { lackingOf } from './complete.ts'
import { alertsIn, isPositive, seriousNeedsIn, tallyOf } from './counts.ts'
import { type Circumstances, type Filled, visibleItems } from './fill.ts'
import { misfit } from './fits.ts'
import type { Answers, Instrument } from './instrument.ts'
import { w } from './instrument.ts'
import { sample } from '#tests/support/sample-instrument.ts'

const around: Circumstances = { moment: 'T0', age: 12, heldOn: asPlainDate('2026-03-02') }
const today = asPlainDate('2026-03-02')
const filled = (sections: Record<string, Answers>): Filled[] => sample.sections.map(({ key }) => ({ section: key, person: null, answers: sections[key] ?? {} }))
const item = (key: string) => sample.sections.flatMap(({ items }) => items).find((one) => one.key === key)!
const lacking = (sections: Record<string, Answers>): string[] => lackingOf(sample, filled(sections), [], around).map(({ item: key, says }) => key ?? says.it)
const complete: Record<string, Answers> = { sociale: { motivo: { text: 'Invio della scuola' }, calore: { level: 2 } } }

describe('what is missing', () => {
  it('is each required item, and each rule over the whole', () => {
    expect(lacking({})).toEqual(['motivo', 'Rispondi ad almeno uno tra calore e frequenza'])
    expect(lacking(complete)).toEqual([])
  })

  it('is not asked of what is hidden, and is asked when it shows', () => {
    expect(lacking({ sociale: { ...complete['sociale'], alloggio: { choice: 'no' } } })).toEqual(['da_quando'])
    expect(lacking({ sociale: { ...complete['sociale'], alloggio: { choice: 'si' } } })).toEqual([])
  })

  it('is what an answer that was begun must still say', () => {
    expect(lacking({ sociale: { ...complete['sociale'], alloggio: { choice: 'altro' }, parenti: { rows: [{ vive: 'yes' }] } }, segni: { controllo: { state: 'observed', fact: 'Risponde lui', on: '2026-03-01', who: 'Educatrice' } } }))
      .toEqual(['alloggio', 'parenti', 'controllo'])
    expect(lacking({ ...complete, segni: { debito: { state: 'not_observed' }, controllo: { state: 'observed', fact: 'Risponde lui', on: '2026-03-01', who: 'Educatrice', strength: 'weak' } } })).toEqual([])
    expect(lacking({ ...complete, segni: { debito: { state: 'by_child', on: '2026-03-01' } } })).toEqual(['debito'])
  })
})

it('shows what hangs on a hidden answer as if that answer were not there', () => {
  const chain: Instrument = { ...sample, sections: [{ ...sample.sections[0]!, items: [item('alloggio'), item('da_quando'), { key: 'mai', kind: 'text', label: w('Mai', 'Never'), when: { item: 'da_quando', answered: false } }] }] }
  const shown = (alloggio: string) => visibleItems(chain, chain.sections[0]!, [{ section: 'sociale', person: null, answers: { alloggio: { choice: alloggio }, da_quando: { date: '2026-01-01' } } }], null, around).map(({ key }) => key)
  expect(shown('no')).toEqual(['alloggio', 'da_quando'])
  expect(shown('si')).toEqual(['alloggio', 'mai'])
})

describe('an answer fits its item', () => {
  it.each([
    ['motivo', { choice: 'si' }], ['alloggio', { choice: 'castello' }], ['calore', { level: 9 }], ['calore', { level: 2, notRated: true }], ['calore', { text: 'una voce sola' }],
    ['da_quando', { date: '2026-02-30' }], ['debito', { state: 'observed' as const, on: '2026-03-03' }], ['parenti', { rows: [{ cognome: 'x' }] }], ['parenti', { rows: [{ vive: 'forse' }] }], ['motivo', { text: 'x', voice: 'child' as const }],
  ])('or not: %s %o', (key, answer) => {
    expect(misfit(item(key), answer, today)).not.toBeNull()
  })
  it.each([['motivo', { text: '' }], ['calore', { level: 4, voices: { child: 'Bene' } }], ['calore', { notRated: true }], ['debito', { state: 'observed' as const, on: '2026-03-02', fact: 'x' }], ['parenti', { rows: [{ nome: 'Ada', vive: 'unknown' }] }]])('%s %o', (key, answer) => {
    expect(misfit(item(key), answer, today)).toBeNull()
  })
})

describe('counts', () => {
  it.each([
    [2, 0, 0, true], [1, 1, 0, true], [1, 0, 1, true], [0, 3, 0, true], [0, 2, 1, true],
    [1, 0, 0, false], [0, 2, 0, false], [0, 1, 2, false], [0, 0, 9, false], [0, 0, 0, false],
  ])('%i strong, %i medium, %i weak: positive %s', (strong, medium, weak, positive) => {
    expect(isPositive({ strong, medium, weak })).toBe(positive)
  })

  it('count what is shown, the present ones in their dimension; never a verdict', () => {
    const tally = tallyOf(sample, filled({ ...complete, segni: { debito: { state: 'by_third' }, controllo: { state: 'observed', strength: 'medium' } } }), [], around)
    expect(tally).toMatchObject({ answered: 4, required: 1, requiredMissing: 0, serious: 1, indicators: { present: 2, notObserved: 0, byStrength: { strong: 1, medium: 1 } }, dimensions: [{ key: 'coercizione', strong: 1, medium: 1, positive: true }] })
    expect(tallyOf(sample, filled({ segni: { debito: { state: 'not_observed' }, controllo: { state: 'not_assessable' } } }), [], around).indicators).toMatchObject({ present: 0, notObserved: 1, notAssessable: 1 })
  })

  it('tell serious needs by level, option and yes or no, with the area of the plan', () => {
    const serious = seriousNeedsIn(sample, filled({ sociale: { calore: { level: 1 }, alloggio: { choice: 'no' } }, scuola: { frequenza: { yes: 'no' } } }), [], around)
    expect(serious.map((one) => [one.item.key, one.item.area, one.level.it])).toEqual([['calore', 'FAM', 'Livello 1'], ['alloggio', 'ABI', 'No'], ['frequenza', 'SCU', 'No']])
    expect(seriousNeedsIn(sample, filled({ sociale: { calore: { level: 3 }, alloggio: { choice: 'si' } }, scuola: { frequenza: { yes: 'unknown' } } }), [], around)).toEqual([])
  })

  it('start an alert when its condition holds', () => {
    expect(alertsIn(sample, filled({ segni: { debito: { state: 'by_child' } } }), [], around).map(({ key }) => key)).toEqual(['debito'])
    expect(alertsIn(sample, filled({ segni: { debito: { state: 'not_observed' } } }), [], around)).toEqual([])
  })
})

describe('voices', () => {
  it('keep the child’s words apart, and come together again', () => {
    const answers: Answers = {
      motivo: { text: 'Invio' }, parola: { text: 'Voglio tornare' }, calore: { level: 2, voices: { child: 'Mi piace', parents: 'Bene' } }, debito: { state: 'by_child', fact: 'Devo soldi' },
    }
    const { main, child } = splitVoices(sample.sections.flatMap(({ items }) => items), answers)
    expect(JSON.stringify(main)).not.toMatch(/Voglio|Mi piace|Devo soldi/)
    expect(child).toEqual({ parola: { text: 'Voglio tornare' }, calore: { voices: { child: 'Mi piace' } }, debito: { state: 'by_child', fact: 'Devo soldi' } })
    expect(joinVoices({ main, child })).toEqual(answers)
  })

  it('are said one by one', () => {
    expect(saidIn(item('calore'), { level: 2, voices: { child: 'Mi piace', parents: 'Bene' } }).map(({ voice, text }) => [voice, text.it])).toEqual([['workers', 'Livello 2'], ['child', 'Mi piace'], ['parents', 'Bene']])
    expect(saidIn(item('debito'), { state: 'by_child', fact: 'Devo soldi' }).map(({ voice }) => voice)).toEqual(['child'])
  })
})

describe('side by side', () => {
  const side = (instrument: Instrument, answers: Answers) => ({ instrument, people: [], filled: [{ section: 'sociale', person: null, answers }] })
  it('goes by the key of the item, over versions, towards better by the scale’s own order', () => {
    const next: Instrument = { ...sample, version: 2, sections: [{ ...sample.sections[0]!, items: [{ ...item('calore'), label: w('Calore e affetto', 'Warmth and affection') }, { key: 'nuova', kind: 'text', label: w('Nuova', 'New') }] }] }
    const [section] = compare([side(sample, { calore: { level: 1 }, motivo: { text: 'Allora' } }), side(next, { calore: { level: 3 }, nuova: { text: 'Ora' } })])
    expect(section!.items.map((one) => [one.item.label.it, one.asked, one.relabelled, one.change])).toEqual([
      ['Calore e affetto', [true, true], true, 'better'], ['Nuova', [false, true], false, null], ['Motivo', [true, false], false, null],
    ])
    expect(section!.items[2]!.answers).toEqual([{ text: 'Allora' }, null])
  })

  it('says worse, the same, or nothing when only one is rated', () => {
    const change = (from: Answers, to: Answers) => compare([side(sample, from), side(sample, to)])[0]?.items[0]?.change
    expect(change({ calore: { level: 3 } }, { calore: { level: 2 } })).toBe('worse')
    expect(change({ calore: { level: 3 } }, { calore: { level: 3 } })).toBe('same')
    expect(change({ calore: { level: 3 } }, { calore: { notRated: true } })).toBeNull()
  })
})
